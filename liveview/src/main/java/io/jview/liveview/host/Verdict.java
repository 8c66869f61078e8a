package io.jview.liveview.host;

import io.jview.liveview.text.Urls;
import java.util.Map;

/** What an {@link Admission} says of a visit. */
public sealed interface Verdict {

  /** The visitor may come in. */
  record Pass() implements Verdict {

    static final Pass INSTANCE = new Pass();
  }

  /**
   * The visitor is sent elsewhere, by a full page load.
   *
   * @param to a path of the site with its query, without the base path; or an absolute {@code http}
   *     or {@code https} address
   * @param flash messages to show there once, by their kind
   */
  record Redirect(String to, Map<String, String> flash) implements Verdict {

    /**
     * Checks where it goes.
     *
     * @throws IllegalArgumentException if {@code to} is neither a local path nor an absolute
     *     address, or leads off the site unseen
     */
    public Redirect {
      Urls.localOrWeb(to);
      flash = Map.copyOf(flash);
    }
  }

  /**
   * The visitor gets an error page.
   *
   * @param status an HTTP status of 400 to 599
   */
  record Refuse(int status) implements Verdict {

    /**
     * Checks the status.
     *
     * @throws IllegalArgumentException if it is no error
     */
    public Refuse {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("a status from 400 to 599 refuses, not " + status);
      }
    }
  }

  /**
   * Lets the visitor in.
   *
   * @return the verdict
   */
  static Verdict pass() {
    return Pass.INSTANCE;
  }

  /**
   * Sends the visitor elsewhere.
   *
   * @param to where to, see {@link Redirect#to}
   * @return the verdict
   * @throws IllegalArgumentException if that is no address
   */
  static Verdict redirect(String to) {
    return new Redirect(to, Map.of());
  }

  /**
   * Sends the visitor elsewhere, with a message.
   *
   * @param to where to, see {@link Redirect#to}
   * @param kind which sort of message, such as {@code error}
   * @param message the text
   * @return the verdict
   * @throws IllegalArgumentException if {@code to} is no address
   */
  static Verdict redirect(String to, String kind, String message) {
    return new Redirect(to, Map.of(kind, message));
  }

  /**
   * Shows the visitor an error page.
   *
   * @param status an HTTP status of 400 to 599
   * @return the verdict
   * @throws IllegalArgumentException if it is no error
   */
  static Verdict refuse(int status) {
    return new Refuse(status);
  }
}
