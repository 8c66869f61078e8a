/**
 * A client that is thousands of browsers: it gets pages, opens their sockets and speaks the
 * LiveView protocol of {@code phoenix_live_view} 1.2, for measurements and for tests of many
 * instances. It uses the JDK and HdrHistogram alone, a few threads with a selector each, and about
 * two kilobytes for a session.
 *
 * <pre>{@code
 * FanOut fanOut = new FanOut("0", 5_000, 100);
 * try (LoadClient client = LoadClient.start(LoadOptions.DEFAULTS.withThreads(2))) {
 *   List<LoadSession> sessions = client.open(pages, 5_000, fanOut);
 *   client.awaitLive(5_000, Duration.ofMinutes(1));
 *   sessions.getFirst().send("publish", "{\"n\":" + fanOut.next() + "}");
 *   …
 *   client.report();  // joins, events and their replies, losses by reason
 *   fanOut.last();    // from the click to the last of the sessions that shows it
 * }
 * }</pre>
 *
 * <p>Times of replies count from {@link io.jview.benchmarks.load.LoadSession#send}, not from the
 * moment when the event left: call it at a fixed rate, and a server that stalls is not spared what
 * would have come meanwhile. A session shows the texts of its outermost template, by their places
 * {@code "0"}, {@code "1"} and so on ({@link io.jview.benchmarks.load.LoadSession#text}); what is
 * nested in them is not kept. One client holds up to {@value
 * io.jview.benchmarks.load.LoadClient#MAX_SESSIONS} sessions, as a process may open 20,000 files.
 * More need more processes; past some 28,000 connections to one server address give each process a
 * source address of its own ({@code 127.0.1.1}, {@code 127.0.2.1} …). {@link
 * io.jview.benchmarks.load.LoadMain} is the program for that.
 */
@NullMarked
package io.jview.benchmarks.load;

import org.jspecify.annotations.NullMarked;
