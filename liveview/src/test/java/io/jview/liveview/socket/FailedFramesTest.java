package io.jview.liveview.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.runtime.LiveRuntime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong while a frame is handled ends its socket, and is told. */
class FailedFramesTest {

  private static final String HEARTBEAT = "[null,\"1\",\"phoenix\",\"heartbeat\",{}]";

  @ParameterizedTest
  @ValueSource(
      classes = {
        OutOfMemoryError.class,
        StackOverflowError.class,
        NoClassDefFoundError.class,
        IllegalStateException.class
      })
  void aFaultClosesTheSocketWithACodeAndIsCounted(Class<? extends Throwable> fault)
      throws Exception {
    LiveRuntime runtime =
        TestRuntimes.started(TestRuntimes.builder().live("/page", new ScriptedView()));
    Wire wire = Wire.at(runtime, "/page");
    wire.transport.fault = fault.getConstructor().newInstance();

    wire.text(HEARTBEAT);

    assertThat(wire.transport.closeCode.get(5, TimeUnit.SECONDS)).isEqualTo(1011);
    assertThat(runtime.stats().failedFrames()).isEqualTo(1);
  }
}
