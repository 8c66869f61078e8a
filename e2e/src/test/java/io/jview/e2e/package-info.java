/** Tests in a real browser, against a real server. */
@NullMarked
package io.jview.e2e;

import org.jspecify.annotations.NullMarked;
