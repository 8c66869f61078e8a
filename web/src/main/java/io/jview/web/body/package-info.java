/**
 * Not part of the API. What a request brings: bodies, forms and their files, read within their
 * bounds, in memory and on the disk. Runs on the request's thread; the pages come in.
 */
@NullMarked
package io.jview.web.body;

import org.jspecify.annotations.NullMarked;
