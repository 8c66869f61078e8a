package io.jview.pubsub.broker;

import io.jview.pubsub.broker.BrokerSubscription.State;
import io.jview.pubsub.delivery.Topic;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.work.Stages;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker for topics, many at once, and makes of its one answer what each of them needs. It
 * keeps nothing: what a topic awaits, the topic knows.
 */
final class Questions {

  /** The most topics that are asked for at once. */
  private static final int LARGEST_CALL = 512;

  /** Takes the answers, on the adapter's thread. */
  interface Listener {

    void subscribed(Question question);

    void refused(Question question, RefusedException refusal);

    /** They cannot be had now. */
    void troubled(List<Question> questions);

    void unsubscribed(Question question);
  }

  private final PubSubAdapter adapter;
  private final Listener listener;

  Questions(PubSubAdapter adapter, Listener listener) {
    this.adapter = adapter;
    this.listener = listener;
  }

  /** Asks for topics; tells when all has been answered. */
  void subscribe(List<Question> questions, Runnable answered) {
    Countdown open = new Countdown(calls(questions) + 1, answered);
    for (int from = 0; from < questions.size(); from += LARGEST_CALL) {
      join(part(questions, from), open);
    }
    open.run();
  }

  /** Lets topics go. */
  void unsubscribe(List<Question> questions) {
    for (int from = 0; from < questions.size(); from += LARGEST_CALL) {
      List<Question> asked = part(questions, from);
      ask(adapter::unsubscribe, asked)
          .whenComplete((done, failure) -> asked.forEach(listener::unsubscribed));
    }
  }

  private static int calls(List<Question> questions) {
    return (questions.size() + LARGEST_CALL - 1) / LARGEST_CALL;
  }

  private static List<Question> part(List<Question> questions, int from) {
    return questions.subList(from, Math.min(questions.size(), from + LARGEST_CALL));
  }

  private void join(List<Question> asked, Runnable answered) {
    ask(adapter::subscribe, asked)
        .whenComplete(
            (done, failure) ->
                answered(asked, failure == null ? null : Stages.cause(failure), answered));
  }

  private static CompletionStage<Void> ask(
      Function<Collection<String>, CompletionStage<Void>> call, List<Question> asked) {
    try {
      return call.apply(asked.stream().map(question -> question.topic().name()).toList());
    } catch (RuntimeException e) {
      return Stages.failed(e);
    }
  }

  private void answered(List<Question> asked, @Nullable Throwable failure, Runnable answered) {
    if (failure instanceof RefusedException refusal
        && refusal.topics().isEmpty()
        && asked.size() > 1) {
      halve(asked, answered);
      return;
    }
    if (failure == null) {
      asked.forEach(listener::subscribed);
    } else if (failure instanceof RefusedException refusal) {
      refused(asked, refusal);
    } else {
      listener.troubled(asked);
    }
    answered.run();
  }

  /** One of them may be the reason why all were refused. */
  private void halve(List<Question> asked, Runnable answered) {
    Runnable both = new Countdown(2, answered);
    int half = asked.size() / 2;
    join(asked.subList(0, half), both);
    join(asked.subList(half, asked.size()), both);
  }

  private void refused(List<Question> asked, RefusedException refusal) {
    Set<String> named = Set.copyOf(refusal.topics());
    for (Question question : asked) {
      if (named.isEmpty() || named.contains(question.topic().name())) {
        listener.refused(question, refusal);
      } else {
        listener.subscribed(question);
      }
    }
  }

  /** What the broker is asked of a topic, and the number by which its answer is known. */
  record Question(Topic topic, long attempt) {

    /** Whether the answer is still awaited; under the topic's lock. */
    boolean isOpen(State state) {
      return BrokerSubscription.of(topic).awaits(state, attempt);
    }
  }

  /** Runs something at the last of so many calls. */
  private static final class Countdown implements Runnable {
    private final AtomicInteger left;
    private final Runnable last;

    Countdown(int calls, Runnable last) {
      this.left = new AtomicInteger(calls);
      this.last = last;
    }

    @Override
    public void run() {
      if (left.decrementAndGet() == 0) {
        last.run();
      }
    }
  }
}
