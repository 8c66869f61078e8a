package io.jview.liveview.host;

/**
 * Who may come into a group of pages. Asked ahead of each plain page, each join and each live
 * navigation, patches included, so that it cannot be gone round; a host asks it ahead of its plain
 * handlers too. One object is asked for all browsers, on the thread of the request or of the view,
 * and may block.
 */
@FunctionalInterface
public interface Admission {

  /**
   * Decides on one visit.
   *
   * @param visit who wants to come where
   * @return what is to be; never null
   * @throws Exception whatever keeps it from being decided; nobody comes in then
   */
  Verdict ask(Visit visit) throws Exception;
}
