package io.jview.pubsub.testkit;

import static java.util.Map.entry;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Retention;
import io.jview.pubsub.testkit.BrokenDelivery.Deaf;
import io.jview.pubsub.testkit.BrokenDelivery.DiesWithItsHandler;
import io.jview.pubsub.testkit.BrokenDelivery.Doubled;
import io.jview.pubsub.testkit.BrokenDelivery.HandlersLockOthersOut;
import io.jview.pubsub.testkit.BrokenDelivery.OneAtATime;
import io.jview.pubsub.testkit.BrokenDelivery.Overlapping;
import io.jview.pubsub.testkit.BrokenDelivery.RepeatsAfterGaps;
import io.jview.pubsub.testkit.BrokenDelivery.Shuffled;
import io.jview.pubsub.testkit.BrokenLinks.ConnectsOnly;
import io.jview.pubsub.testkit.BrokenLinks.ForgetsOwnFrames;
import io.jview.pubsub.testkit.BrokenLinks.NeedsAnOrigin;
import io.jview.pubsub.testkit.BrokenLinks.StumblesOverMalformed;
import io.jview.pubsub.testkit.BrokenReplay.ForgetsInOutages;
import io.jview.pubsub.testkit.BrokenReplay.NoHistory;
import io.jview.pubsub.testkit.BrokenReplay.TellsAll;
import io.jview.pubsub.testkit.BrokenSending.AcceptsBeforeStart;
import io.jview.pubsub.testkit.BrokenSending.AlwaysAccepted;
import io.jview.pubsub.testkit.BrokenSending.EncodesLate;
import io.jview.pubsub.testkit.BrokenSending.FailsWhenNobodyListens;
import io.jview.pubsub.testkit.BrokenSending.LowerCase;
import io.jview.pubsub.testkit.BrokenSending.NeverStops;
import io.jview.pubsub.testkit.BrokenSending.NoRepetition;
import io.jview.pubsub.testkit.BrokenSending.RoundsNumbers;
import io.jview.pubsub.testkit.BrokenSending.SendsAnything;
import io.jview.pubsub.testkit.BrokenSending.StartsAnyhow;
import io.jview.pubsub.testkit.BrokenStages.FullForAll;
import io.jview.pubsub.testkit.BrokenStages.OneThreadForAll;
import io.jview.pubsub.testkit.BrokenStages.TrustsNumbers;
import io.jview.pubsub.testkit.BrokenSubscribing.FirstHandlerWins;
import io.jview.pubsub.testkit.BrokenSubscribing.HidesRefusals;
import io.jview.pubsub.testkit.BrokenSubscribing.LeavesLate;
import io.jview.pubsub.testkit.BrokenSubscribing.LeavesTwice;
import io.jview.pubsub.testkit.BrokenSubscribing.ListensOnce;
import io.jview.pubsub.testkit.BrokenSubscribing.RefusesTheUnknown;
import io.jview.pubsub.testkit.BrokenSubscribing.SubscribesLate;
import io.jview.pubsub.testkit.BrokenSubscribing.TakesOthersAlong;
import io.jview.pubsub.testkit.BrokenSubscribing.WaitsForTheLink;
import io.jview.pubsub.testkit.sample.FrameMutants;
import io.jview.pubsub.testkit.sample.LinkMutants;
import io.jview.pubsub.testkit.sample.ReplayMutants;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** For each rule an instance that breaks it. */
final class BrokenProviders {

  private static final Duration EVER = Duration.ofHours(1);
  private static final Retention KEEPS_ALL = Retention.ofAge(EVER);

  static final Map<String, Supplier<PubSubFixture>> BY_RULE =
      Map.ofEntries(
          entry("S1", () -> new BrokenFixture().provider(SubscribesLate::new)),
          entry("S2", () -> new BrokenFixture().provider(FirstHandlerWins::new)),
          entry("S3", () -> new BrokenFixture().provider(RefusesTheUnknown::new)),
          entry("S4", () -> new BrokenFixture().provider(LeavesLate::new)),
          entry("S5", () -> new BrokenFixture().provider(TakesOthersAlong::new)),
          entry("S6", () -> new BrokenFixture().provider(HidesRefusals::new)),
          entry("S7", () -> new BrokenFixture().provider(LeavesTwice::new)),
          entry("S8", () -> new BrokenFixture().provider(ListensOnce::new)),
          entry("S9", () -> new BrokenFixture().provider(WaitsForTheLink::new)),
          entry("S10", () -> new BrokenFixture().options(o -> o.subscribeTimeout(EVER))),
          entry("B1", () -> new BrokenFixture().adapter(ForgetsOwnFrames::new)),
          entry("B2", () -> new BrokenFixture().provider(LowerCase::new)),
          entry("B3", () -> new BrokenFixture().provider(FailsWhenNobodyListens::new)),
          entry("B4", () -> new BrokenFixture().provider(AlwaysAccepted::new)),
          entry("B5", () -> new BrokenFixture().options(o -> o.outbox(1 << 30, 1L << 40))),
          entry("B6", () -> new BrokenFixture().provider(OneThreadForAll::new)),
          entry("B7", () -> new BrokenFixture().provider(FullForAll::new)),
          entry("B8", () -> new BrokenFixture().provider(TellsAll::new)),
          entry("D8", () -> new BrokenFixture().options(o -> o.mailbox(2_048, 8 << 20))),
          entry("D1a", () -> new BrokenFixture().provider(Shuffled::new)),
          entry("D1b", () -> new BrokenFixture(FrameMutants.ownFirst())),
          entry("D2", () -> new BrokenFixture().provider(Overlapping::new)),
          entry("D3", () -> new BrokenFixture().provider(DiesWithItsHandler::new)),
          entry("D4", () -> new BrokenFixture().provider(OneAtATime::new)),
          entry("D5", () -> new BrokenFixture().options(o -> o.mailbox(1 << 30, 1L << 40))),
          entry("D6", () -> new BrokenFixture().provider(HandlersLockOthersOut::new)),
          entry("D7", () -> new BrokenFixture().provider(Doubled::new)),
          entry("M1", () -> new BrokenFixture().provider(RoundsNumbers::new)),
          entry("M2", () -> new BrokenFixture().provider(SendsAnything::new)),
          entry("M3", () -> new BrokenFixture().provider(EncodesLate::new)),
          entry("M4", () -> new BrokenFixture().options(o -> o.maxMessageBytes(1 << 16))),
          entry("M5", () -> new BrokenFixture().adapter(StumblesOverMalformed::new)),
          entry("M6", () -> new BrokenFixture().provider(NoRepetition::new)),
          entry("L1", () -> new BrokenFixture().provider(AcceptsBeforeStart::new)),
          entry("L2", () -> new BrokenFixture().provider(StartsAnyhow::new)),
          entry("L3", () -> new BrokenFixture().provider(NeverStops::new)),
          entry("O1", () -> new BrokenFixture().adapter(adapter -> new ConnectsOnly(adapter, 1))),
          entry("O2", () -> new BrokenFixture().adapter(adapter -> new ConnectsOnly(adapter, 2))),
          entry("O3", () -> deafFor(Gap.Reason.DISCONNECTED)),
          entry("O4", () -> new BrokenFixture(LinkMutants.noProbes())),
          entry("O5", () -> deafFor(Gap.Reason.LOST)),
          entry("O7", () -> new BrokenFixture(LinkMutants.takesReplicas())),
          entry("O8", () -> new BrokenFixture(LinkMutants.allOrNothing())),
          entry("O9", () -> new BrokenFixture().adapter(TrustsNumbers::new)),
          entry("O6", () -> new BrokenFixture().provider(RepeatsAfterGaps::new)),
          entry("R1", () -> new BrokenFixture(ReplayMutants.keepsNothing())),
          entry("R2", () -> new BrokenFixture().provider(ForgetsInOutages::new)),
          entry("R3", () -> deafFor(Gap.Reason.LOST)),
          entry("R4", () -> new BrokenFixture().provider(NoHistory::new)),
          entry("R5", () -> new BrokenFixture(ReplayMutants.neverTrims())),
          entry("R6", () -> new BrokenFixture().options(o -> o.replay("", KEEPS_ALL))),
          entry("I1", SharesItsNames::new),
          entry("I2", () -> new BrokenFixture().adapter(NeedsAnOrigin::new)));

  private BrokenProviders() {}

  private static PubSubFixture deafFor(Gap.Reason reason) {
    return new BrokenFixture().provider(sound -> new Deaf(sound, reason));
  }

  private static final class SharesItsNames extends BrokenFixture {
    @Override
    public io.jview.pubsub.PubSubProvider newNodeElsewhere() {
      return newNode();
    }
  }
}
