package io.jview.liveview;

/**
 * Stands around each callback and each render of all views: the one place for a security context, a
 * logging context, a transaction, a timer.
 *
 * <pre>{@code
 * (call, next) -> {
 *   MDC.put("path", call.path());
 *   try {
 *     next.proceed();
 *   } finally {
 *     MDC.remove("path");
 *   }
 * }
 * }</pre>
 *
 * <p>Several stand around each other in the order of their registration, the first one outermost.
 * Called on the thread of the call: that of the request for a plain page, else the view's own.
 */
@FunctionalInterface
public interface LiveInterceptor {

  /**
   * Stands around one call. What the call throws comes out of {@code next}; to keep it back does
   * not help, since a page without a new state or a render cannot go on.
   *
   * @param call what is called
   * @param next goes on to the call; must be called exactly once, on this thread
   * @throws Exception what {@code next} threw, or whatever keeps the call from being made; the page
   *     then ends as if the view had thrown it
   */
  void around(LiveCall call, Next next) throws Exception;

  /** The way on. */
  @FunctionalInterface
  interface Next {

    /**
     * Makes the call.
     *
     * @throws Exception what the call threw
     * @throws IllegalStateException if it was made already
     */
    void proceed() throws Exception;
  }
}
