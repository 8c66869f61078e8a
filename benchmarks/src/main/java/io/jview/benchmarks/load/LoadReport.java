package io.jview.benchmarks.load;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a client has seen so far.
 *
 * @param live how many sessions are live now
 * @param joins how often a session has joined, each return included
 * @param sent how many events were sent
 * @param unanswered how many of them wait for a reply, or lost theirs with their connection
 * @param dropped how many events were not sent, since their session was not live then
 * @param frames how many frames have come in
 * @param losses how often a connection was lost, by reason
 * @param joinMicros how long sessions took from the first byte to their join, in microseconds
 * @param replyMicros how long events took from {@link LoadSession#send} to their reply, in
 *     microseconds
 */
public record LoadReport(
    int live,
    long joins,
    long sent,
    long unanswered,
    long dropped,
    long frames,
    Map<String, Long> losses,
    Histogram joinMicros,
    Histogram replyMicros) {

  /**
   * Writes the percentiles of a histogram in milliseconds.
   *
   * @param micros the histogram, of microseconds
   * @return one line
   */
  public static String percentiles(Histogram micros) {
    return "p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, max %.2f ms"
        .formatted(
            micros.getValueAtPercentile(50) / 1e3,
            micros.getValueAtPercentile(90) / 1e3,
            micros.getValueAtPercentile(99) / 1e3,
            micros.getMaxValue() / 1e3);
  }

  @Override
  public String toString() {
    return """
    sessions live %d, joins %d, losses %s
    events sent %d, unanswered %d, dropped %d; frames received %d
    join  %s
    reply %s\
    """
        .formatted(
            live,
            joins,
            losses,
            sent,
            unanswered,
            dropped,
            frames,
            percentiles(joinMicros),
            percentiles(replyMicros));
  }
}
