/**
 * Not part of the API. Files: those of the client, which are kept in memory, and those of the
 * application's folders, on disks and on the class path, with types, conditions and ranges. Runs on
 * the request's thread; the entry and the documents come in.
 */
@NullMarked
package io.jview.web.file;

import org.jspecify.annotations.NullMarked;
