package io.jview.liveview.test;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.Async;
import io.jview.liveview.Info;
import io.jview.liveview.html.Url;
import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * A page in a browser that a test drives: finds elements by CSS selector, does what a user does,
 * and reads what is shown. Each action waits until the view has answered and follows where it
 * leads. What comes by itself, such as the effect of a broadcast, is awaited: {@link #awaitText}.
 * Used by one thread. Every method fails with an {@link AssertionError} that shows the page where
 * something is not as it should be.
 */
public final class LivePage implements AutoCloseable {

  private final Visit visit;
  private final Tab tab;
  private final Gestures gestures;
  private final Duration timeout;
  private final Runnable onClose;

  LivePage(Visit visit, Tab tab, Duration timeout, Runnable onClose) {
    this.visit = visit;
    this.tab = tab;
    this.gestures = new Gestures(visit, tab);
    this.timeout = timeout;
    this.onClose = onClose;
  }

  /**
   * Clicks an element, or what it stands in, that has {@code phx-click} or is a link.
   *
   * @param selector means one element
   * @return this
   */
  public LivePage click(String selector) {
    gestures.click(selector);
    return settled();
  }

  /**
   * Presses a key on an element that has {@code phx-keydown} or {@code phx-window-keydown}. Nothing
   * is sent where its {@code phx-key} is another key.
   *
   * @param selector means one element
   * @param key the key, such as {@code Enter} or {@code a}
   * @return this
   */
  public LivePage keydown(String selector, String key) {
    gestures.key("keydown", selector, key);
    return settled();
  }

  /**
   * Lets go of a key, see {@link #keydown}.
   *
   * @param selector means one element
   * @param key the key
   * @return this
   */
  public LivePage keyup(String selector, String key) {
    gestures.key("keyup", selector, key);
    return settled();
  }

  /**
   * Focuses an element that has {@code phx-focus}.
   *
   * @param selector means one element
   * @return this
   */
  public LivePage focus(String selector) {
    gestures.focus("focus", selector);
    return settled();
  }

  /**
   * Takes the focus from an element that has {@code phx-blur}.
   *
   * @param selector means one element
   * @return this
   */
  public LivePage blur(String selector) {
    gestures.focus("blur", selector);
    return settled();
  }

  /**
   * Scrolls up to the first item of a list that has {@code phx-viewport-top}. Nothing is sent where
   * there is none.
   *
   * @param selector means one list
   * @return this
   */
  public LivePage scrollToTop(String selector) {
    gestures.viewport("top", selector);
    return settled();
  }

  /**
   * Scrolls down to the last item of a list that has {@code phx-viewport-bottom}. Nothing is sent
   * where there is none.
   *
   * @param selector means one list
   * @return this
   */
  public LivePage scrollToBottom(String selector) {
    gestures.viewport("bottom", selector);
    return settled();
  }

  /**
   * Changes fields of a form that has {@code phx-change}. The form's other fields are sent as the
   * page shows them: what earlier calls typed is only there if the view has rendered it.
   *
   * @param selector means one form
   * @param typed values by field; the last one counts as the field that changed
   * @return this
   */
  public LivePage change(String selector, Map<String, String> typed) {
    gestures.form(selector, "phx-change", typed);
    return settled();
  }

  /**
   * Submits a form that has {@code phx-submit}, or a plain one with a {@code method}, whose answer
   * is then followed; for its fields see {@link #change}.
   *
   * @param selector means one form
   * @param typed values by field
   * @return this
   */
  public LivePage submit(String selector, Map<String, String> typed) {
    gestures.form(selector, "phx-submit", typed);
    return settled();
  }

  /**
   * Chooses files for the input of an upload. They are sent at once where the upload is automatic,
   * and else when the form is submitted, ahead of it.
   *
   * @param selector means one input, such as {@code #photo input}
   * @param files the files
   * @return this
   */
  public LivePage upload(String selector, TestFile... files) {
    gestures.upload(selector, List.of(files));
    return settled();
  }

  /**
   * Pushes an event as a hook on an element does.
   *
   * @param selector means one element, whose view gets the event
   * @param name the event's name
   * @param value its value, sent as JSON
   * @return what the view replied; a message of null where it did not
   */
  public Message hook(String selector, String name, @Nullable Object value) {
    Message reply = gestures.hook(selector, null, name, value);
    settled();
    return reply;
  }

  /**
   * Pushes an event to a component, as a hook does by {@code pushEventTo}.
   *
   * @param selector means one element, which the hook is on
   * @param target the component's number, or a selector for an element in it
   * @param name the event's name
   * @param value its value, sent as JSON
   * @return what the component replied; a message of null where it did not
   */
  public Message hookTo(String selector, String target, String name, @Nullable Object value) {
    Message reply = gestures.hook(selector, target, name, value);
    settled();
    return reply;
  }

  /**
   * Sends a message to the page's view, as it can itself by {@link
   * io.jview.liveview.LiveSocket#send}. Its effect is to be awaited.
   *
   * @param info the message
   * @return this
   */
  public LivePage send(Info info) {
    visit.socket().send(requireNonNull(info, "info"));
    return this;
  }

  /**
   * Tells the page's view a gap, as the pub/sub does after an outage. Its effect is to be awaited.
   *
   * @param gap the gap
   * @return this
   */
  public LivePage gap(Gap gap) {
    return send(Info.of(Tap.GAP, requireNonNull(gap, "gap")));
  }

  /**
   * Tells the page's view what has come of work, in place of the work itself, which is cancelled
   * where it goes on. Its effect is to be awaited.
   *
   * @param name the name of the work
   * @param outcome {@link Async#ok} or {@link Async#failed}
   * @return this
   */
  public LivePage outcome(String name, Async<?> outcome) {
    requireNonNull(name, "name");
    requireNonNull(outcome, "outcome");
    return send(Info.of(Tap.OUTCOME, new Tap.Outcome(name, outcome)));
  }

  /**
   * Clears a flash message, as a click on {@code lv:clear-flash} does.
   *
   * @param kind which one
   * @return this
   */
  public LivePage clearFlash(String kind) {
    gestures.clearFlash(kind);
    return settled();
  }

  /** Loses the connection; the view ends. What the page shows stays. */
  public void disconnect() {
    tab.disconnect();
  }

  /**
   * Connects again with what the page was loaded with, and mounts its view anew: after a lost
   * connection or a crash.
   *
   * @return this
   */
  public LivePage reconnect() {
    tab.disconnect();
    visit.connect();
    return this;
  }

  /**
   * Loads another page of the site.
   *
   * @param path its path and query
   * @return this
   */
  public LivePage open(String path) {
    visit.load(path);
    return this;
  }

  /**
   * Loads another page of the site.
   *
   * @param address its address
   * @return this
   */
  public LivePage open(Url address) {
    return open(address.toString());
  }

  /**
   * Finds elements.
   *
   * @param selector a CSS selector, see jsoup
   * @return the elements, perhaps none; a copy
   */
  public Elements elements(String selector) {
    return settled().visit.dom().all(selector);
  }

  /**
   * Finds one element.
   *
   * @param selector means one element
   * @return the element; a copy
   */
  public Element element(String selector) {
    return settled().visit.dom().one(selector);
  }

  /**
   * Reads the text of one element.
   *
   * @param selector means one element
   * @return its text, with its whitespace normalised
   */
  public String text(String selector) {
    return element(selector).text();
  }

  /**
   * Reads the page.
   *
   * @return the HTML in the view's root element; of a page without a view, in its body
   */
  public String html() {
    return settled().visit.dom().html();
  }

  /**
   * Reads the page's title.
   *
   * @return the title; the site's where no view has set one, which is empty unless the test has
   *     given a {@link io.jview.web.Site}
   */
  public String title() {
    return settled().visit.title();
  }

  /**
   * Reads the browser's address.
   *
   * @return path and query, without the site's base path
   */
  public String path() {
    return settled().visit.path();
  }

  /**
   * Lists what views pushed to the browser.
   *
   * @return the events since the page was opened, in order
   */
  public List<PushedEvent> events() {
    return tab.events();
  }

  /**
   * Lists the changes that were sent.
   *
   * @return the diffs since the page was opened, in order, as JSON
   */
  public List<Message> diffs() {
    return tab.diffs();
  }

  /**
   * Gives the last change that was sent.
   *
   * @return the diff as JSON
   */
  public Message lastDiff() {
    List<Message> all = diffs();
    if (all.isEmpty()) {
      throw new AssertionError("no change has been sent");
    }
    return all.get(all.size() - 1);
  }

  /**
   * Waits until one element shows a text.
   *
   * @param selector means one element
   * @param text the whole text
   * @return this
   */
  public LivePage awaitText(String selector, String text) {
    return await(
        () -> "expected '" + selector + "' to show '" + text + "' but it showed " + shown(selector),
        page -> page.texts(selector).equals(List.of(text)));
  }

  private String shown(String selector) {
    List<String> texts = texts(selector);
    return switch (texts.size()) {
      case 0 -> "nothing: there is no such element";
      case 1 -> "'" + texts.getFirst() + "'";
      default -> texts.size() + " elements with " + texts;
    };
  }

  private List<String> texts(String selector) {
    return elements(selector).stream().map(Element::text).toList();
  }

  /**
   * Waits until the page is as wanted; looks again after each message of the server.
   *
   * @param what names it in the error
   * @param condition tells whether it is
   * @return this
   */
  public LivePage await(String what, Predicate<LivePage> condition) {
    return await(() -> what + " did not come", condition);
  }

  private LivePage await(Supplier<String> problem, Predicate<LivePage> condition) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long seen = tab.frames();
      if (condition.test(this)) {
        return this;
      }
      if (!tab.awaitFrames(seen, deadline)) {
        throw new AssertionError(
            problem.get() + " within " + timeout.toMillis() + " ms, in the page\n" + html());
      }
    }
  }

  /** Follows where views have sent the browser by themselves. */
  private LivePage settled() {
    if (tab.isOpen()) {
      visit.settle();
    }
    return this;
  }

  /** Closes the browser; the views end. */
  @Override
  public void close() {
    tab.disconnect();
    onClose.run();
  }
}
