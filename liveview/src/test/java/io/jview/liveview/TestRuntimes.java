package io.jview.liveview;

import java.time.Duration;
import java.util.List;

/** Runtimes for tests: in memory, with a fixed secret. */
final class TestRuntimes {

  static final String SECRET = "0123456789abcdef0123456789abcdef";

  private TestRuntimes() {}

  static LiveRuntime of(String pattern, LiveView<?> view) {
    return started(builder().live(pattern, view));
  }

  static LiveRuntimeBuilder builder() {
    return LiveRuntime.builder().secrets(List.of(SECRET)).stopTimeout(Duration.ofSeconds(2));
  }

  static LiveRuntime started(LiveRuntimeBuilder builder) {
    LiveRuntime runtime = builder.build();
    runtime.start().toCompletableFuture().join();
    return runtime;
  }
}
