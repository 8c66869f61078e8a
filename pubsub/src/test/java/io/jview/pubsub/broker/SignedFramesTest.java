package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.Recorder;
import io.jview.pubsub.traffic.CapturedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances that sign their frames, and who writes beside them. */
class SignedFramesTest {

  private static final String SECRET = "a secret of the instances, 32 bytes and more";
  private static final String NEXT = "the secret that comes after it, 32 bytes and more";

  private final LoopbackBroker broker = new LoopbackBroker();
  private final List<PubSub> started = new ArrayList<>();
  private final Recorder seen = new Recorder();

  private PubSub start(UnaryOperator<PubSubBuilder> settings) {
    PubSub pubsub = settings.apply(PubSub.builder(broker.node())).build();
    started.add(pubsub);
    done(pubsub.start());
    return pubsub;
  }

  private PubSub signing() {
    return start(builder -> builder.signedFrames(SECRET));
  }

  @AfterEach
  void stop() {
    started.forEach(pubsub -> done(pubsub.stop()));
  }

  @Test
  void whoKnowsTheSecretIsHeard() {
    PubSub here = signing();
    PubSub there = signing();
    done(here.subscribeTopic("s", "t", seen));
    done(there.broadcast("t", 1));
    broker.inject("t", new String(there.frame("t", 2), UTF_8));

    seen.awaits(1L, 2L);
    assertThat(broker.published()).allMatch(frame -> frame.contains(",\"sig\":\""));
  }

  @Test
  void foreignWritersAreCountedAndLoggedAndHeardByNobody() {
    try (CapturedLog log = CapturedLog.of(PubSub.class.getName())) {
      PubSub here = signing();
      PubSub there = signing();
      done(here.subscribeTopic("s", "t", seen));
      done(there.broadcast("t", 1));
      String genuine = broker.published().getLast();
      broker.inject("t", "{\"topic\":\"t\",\"message\":\"foreign\"}");
      broker.inject("t", genuine.replace("\"message\":1", "\"message\":9"));
      broker.inject("t", genuine.replace("\"seq\":1", "\"seq\":2"));
      done(there.broadcast("t", 2));

      seen.awaits(1L, 2L);
      assertThat(here.stats().malformed()).isEqualTo(3);
      assertThat(here.stats().gaps()).isZero();
      assertThat(log.lines("'t' was refused: it is not signed")).isNotEmpty();
      assertThat(log.lines(SECRET)).isEmpty();
    }
  }

  @Test
  void whoDoesNotSignHearsWhoDoesAndIsNotHeard() {
    PubSub signing = signing();
    PubSub old = start(builder -> builder);
    Recorder atOld = new Recorder();
    done(old.subscribeTopic("s", "t", atOld));
    done(signing.subscribeTopic("s", "t", seen));
    done(old.broadcast("t", 1));
    done(signing.broadcast("t", 2));

    atOld.awaits(1L, 2L);
    seen.awaits(2L);
  }

  @Test
  void whileItIsSwitchedOnWhatIsNotSignedIsAcceptedWhereThatIsAllowed() {
    PubSub first = start(builder -> builder.acceptUnsignedFrames(true).signedFrames(SECRET));
    PubSub old = start(builder -> builder);
    done(first.subscribeTopic("s", "t", seen));
    done(old.broadcast("t", 1));
    done(first.broadcast("t", 2));

    seen.awaits(1L, 2L);
  }

  @Test
  void aSecretIsChangedInThreeStepsAndNobodyMissesAnything() {
    PubSub last = start(builder -> builder.signedFrames(SECRET, NEXT));
    PubSub next = start(builder -> builder.signedFrames(NEXT, SECRET));
    Recorder atLast = new Recorder();
    done(last.subscribeTopic("s", "t", atLast));
    done(next.subscribeTopic("s", "t", seen));
    done(last.broadcast("t", 1));
    done(next.broadcast("t", 2));

    atLast.awaits(1L, 2L);
    seen.awaits(1L, 2L);
  }

  @Test
  void theLargestMessageIsSigned() {
    PubSub here = signing();
    String large = "x".repeat((1 << 20) - 2);
    done(here.subscribeTopic("s", "t", seen));
    done(here.broadcast("t", large));
    done(here.broadcast("t", 1));

    seen.awaits(large, 1L);
  }

  @Test
  void aSecretThatIsTooShortIsRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PubSub.builder(broker.node()).signedFrames(SECRET, "short"))
        .withMessageNotContaining("'short'");
  }
}
