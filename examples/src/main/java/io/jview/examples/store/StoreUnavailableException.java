package io.jview.examples.store;

/**
 * A store cannot be reached now. What was to be read is unknown; what was to be written may or may
 * not be.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param cause what the store's client says; its words may hold an address and are for no page
   */
  public StoreUnavailableException(Throwable cause) {
    super("the store cannot be reached", cause);
  }
}
