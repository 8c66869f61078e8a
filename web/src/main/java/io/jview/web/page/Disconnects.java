package io.jview.web.page;

import io.jview.web.Response;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the sockets of users whom plain handlers sign out. Twice: a tab may ask for its page anew
 * before the browser has taken in the answer that changes its cookie, and be the old user's again.
 */
public final class Disconnects {

  private static final Logger log = LoggerFactory.getLogger(Disconnects.class);

  private final @Nullable Function<String, CompletionStage<Void>> disconnect;
  private final Duration untilCookieIsTaken;

  /**
   * Makes it.
   *
   * @param disconnect closes the sockets of a user; null where the site does not name its users
   */
  public Disconnects(
      @Nullable Function<String, CompletionStage<Void>> disconnect, Duration untilCookieIsTaken) {
    this.disconnect = disconnect;
    this.untilCookieIsTaken = untilCookieIsTaken;
  }

  /** Finds out ahead of the answer that it cannot be. */
  void check(Response response) {
    if (response.disconnected() != null && disconnect == null) {
      throw new IllegalStateException(
          "A handler disconnects a user, but the site does not say what names one: see userOf");
    }
  }

  /** Does what a response asks for, after it was sent. */
  void carryOut(Response response) {
    String user = response.disconnected();
    if (user != null && disconnect != null) {
      close(disconnect, user);
      Thread.ofVirtual().name("jview-disconnect").start(() -> closeLater(disconnect, user));
    }
  }

  private void closeLater(Function<String, CompletionStage<Void>> disconnect, String user) {
    try {
      Thread.sleep(untilCookieIsTaken);
      close(disconnect, user);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException stopped) {
      log.debug("The site has stopped meanwhile", stopped);
    }
  }

  /** That the site has stopped meanwhile is no failure: it closed its sockets by that. */
  private static void close(Function<String, CompletionStage<Void>> disconnect, String user) {
    disconnect
        .apply(user)
        .whenComplete(
            (done, failure) -> {
              if (failure != null && !(failure instanceof IllegalStateException)) {
                log.warn("The other instances could not be told to disconnect a user", failure);
              }
            });
  }
}
