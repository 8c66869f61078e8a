package io.jview.web;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.host.Admission;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.host.Visit;
import io.jview.liveview.html.Url;
import java.util.function.Predicate;

/**
 * Who may come into a group of a site. Asked before each of its plain pages, joins, live
 * navigations and plain handlers, with the path, the parameters, the session and the principal, so
 * that there is no way round it. One object is asked for all browsers, on the thread of the request
 * or of the view, and may block.
 *
 * <pre>{@code
 * Guard signedIn = Guard.session("user").orRedirect("/login", "info", "Please sign in");
 * Guard owner = visit -> store.owns(visit.session().get("user"), visit.params().get("id"))
 *     ? Guard.pass()
 *     : Guard.refuse(404);
 * }</pre>
 */
@FunctionalInterface
public interface Guard extends Admission {

  /**
   * Decides on one visit.
   *
   * @param visit who wants to come where
   * @return what is to be; never null
   * @throws Exception whatever keeps it from being decided; nobody comes in then
   */
  @Override
  Verdict ask(Visit visit) throws Exception;

  /**
   * Begins a guard that lets in whose session has a value.
   *
   * @param name the value's name, such as {@code user}
   * @return what is to be decided yet: where all others go
   */
  static Check session(String name) {
    requireNonNull(name, "name");
    return new Check(visit -> visit.session().get(name) != null);
  }

  /**
   * Begins a guard that lets in whom the host says to be signed in, such as a servlet container.
   *
   * @return what is to be decided yet: where all others go
   */
  static Check principal() {
    return new Check(visit -> visit.principal() != null);
  }

  /**
   * Begins a guard that lets in whom a test accepts.
   *
   * @param test tells who may come in; see {@link #ask} for its thread
   * @return what is to be decided yet: where all others go
   */
  static Check when(Predicate<Visit> test) {
    return new Check(requireNonNull(test, "test"));
  }

  /**
   * Lets a visitor in, as what a guard says.
   *
   * @return the verdict
   */
  static Verdict pass() {
    return Verdict.pass();
  }

  /**
   * Sends a visitor elsewhere, as what a guard says.
   *
   * @param to see {@link Check#orRedirect(String)}
   * @return the verdict
   * @throws IllegalArgumentException if it is no such address
   */
  static Verdict redirect(String to) {
    return Verdict.redirect(to);
  }

  /**
   * Sends a visitor elsewhere, as what a guard says.
   *
   * @param to the address
   * @return the verdict
   * @throws IllegalArgumentException if it leads nowhere
   */
  static Verdict redirect(Url to) {
    return redirect(to.toString());
  }

  /**
   * Shows a visitor an error page, as what a guard says.
   *
   * @param status an HTTP status of 400 to 599
   * @return the verdict
   * @throws IllegalArgumentException if it is no error
   */
  static Verdict refuse(int status) {
    return Verdict.refuse(status);
  }

  /**
   * Asks another guard too, once this one lets in.
   *
   * @param next the other guard
   * @return both
   */
  default Guard and(Guard next) {
    requireNonNull(next, "next");
    return visit -> {
      Verdict first = ask(visit);
      return first instanceof Verdict.Pass ? next.ask(visit) : first;
    };
  }

  /** A test that lacks what becomes of those that it does not accept. */
  final class Check {

    private final Predicate<Visit> test;

    private Check(Predicate<Visit> test) {
      this.test = test;
    }

    /**
     * Sends them elsewhere.
     *
     * @param to a path of the site outside of the group, without the base path; or an absolute
     *     {@code http} or {@code https} address
     * @return the guard
     * @throws IllegalArgumentException if it is no such address
     */
    public Guard orRedirect(String to) {
      return or(Verdict.redirect(to));
    }

    /**
     * Sends them elsewhere.
     *
     * @param to an address outside of the group
     * @return the guard
     * @throws IllegalArgumentException if it leads nowhere
     */
    public Guard orRedirect(Url to) {
      return orRedirect(to.toString());
    }

    /**
     * Sends them elsewhere, with a flash message.
     *
     * @param to see {@link #orRedirect(String)}
     * @param kind which sort of message, such as {@code info}
     * @param message the text
     * @return the guard
     * @throws IllegalArgumentException if {@code to} is no such address
     */
    public Guard orRedirect(String to, String kind, String message) {
      return or(Verdict.redirect(to, kind, message));
    }

    /**
     * Sends them elsewhere, with a flash message.
     *
     * @param to an address outside of the group
     * @param kind which sort of message, such as {@code info}
     * @param message the text
     * @return the guard
     * @throws IllegalArgumentException if {@code to} leads nowhere
     */
    public Guard orRedirect(Url to, String kind, String message) {
      return orRedirect(to.toString(), kind, message);
    }

    /**
     * Shows them an error page.
     *
     * @param status an HTTP status of 400 to 599, such as 404 where they must not know
     * @return the guard
     * @throws IllegalArgumentException if it is no error
     */
    public Guard orStatus(int status) {
      return or(Verdict.refuse(status));
    }

    private Guard or(Verdict otherwise) {
      return visit -> test.test(visit) ? Verdict.pass() : otherwise;
    }
  }
}
