package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.testkit.sample.SampleFixture.Adapters;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bug that an author may write into an adapter, and the rule that finds it.
 *
 * @param bug what it does wrong
 * @param rule the rule whose tests fail
 * @param adapters makes adapters that have it
 */
public record Mutant(String bug, String rule, Adapters adapters) {

  public static List<Mutant> all() {
    return Stream.of(
            LinkMutants.all(),
            SubscribingMutants.all(),
            PublishingMutants.all(),
            FrameMutants.all(),
            ClosingMutants.all(),
            ReplayMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  /** One whose frames come again, which no session sees. */
  public static Adapters sendsTwice() {
    return PublishingMutants.sendsTwice();
  }

  @Override
  public String toString() {
    return bug;
  }
}
