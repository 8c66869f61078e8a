package io.jview.pubsub.postgres.payload;

import java.util.ArrayList;
import java.util.List;

/** Keeps what an unpacker finds. */
final class Unpacked implements Unpacker.Listener {

  final List<String> frames = new ArrayList<>();
  final List<String> tests = new ArrayList<>();
  final List<String> malformed = new ArrayList<>();
  private final Unpacker unpacker = new Unpacker(this);

  static Unpacked of(Iterable<String> payloads) {
    Unpacked unpacked = new Unpacked();
    payloads.forEach(payload -> unpacked.take(1, payload));
    return unpacked;
  }

  void take(int process, String payload) {
    unpacker.payload(process, payload);
  }

  @Override
  public void frame(String text, int from, int to) {
    frames.add(text.substring(from, to));
  }

  @Override
  public void test(String token) {
    tests.add(token);
  }

  @Override
  public void malformed(String reason) {
    malformed.add(reason);
  }
}
