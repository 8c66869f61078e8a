/**
 * What there is once in a process: the build and the libraries that go with it, the hook for its
 * end, what Jetty may log. The entry comes in, when a server is built, started and stopped.
 */
@NullMarked
package io.jview.server.process;

import org.jspecify.annotations.NullMarked;
