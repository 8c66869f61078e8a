package io.jview.benchmarks.memory;

/** One subscriber: counts, and sees whether the order is kept. Called by one thread at a time. */
final class Receiver {

  private final Window window;
  private final Payload payload;
  private int count;
  private boolean disordered;

  Receiver(Window window, Payload payload) {
    this.window = window;
    this.payload = payload;
  }

  void receive(Object message) {
    int number = count++;
    if (((payload.number(message) ^ number) & Payload.KNOWN) != 0) {
      disordered = true;
    }
    if (count % window.batch == 0) {
      window.had(number / window.batch);
    }
  }

  boolean isDisordered() {
    return disordered;
  }
}
