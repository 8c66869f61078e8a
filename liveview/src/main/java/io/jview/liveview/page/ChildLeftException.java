package io.jview.liveview.page;

import org.jspecify.annotations.Nullable;

/** A nested view has redirected while it mounted: the whole page goes. */
final class ChildLeftException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String to;
  private final @Nullable String signedFlash;

  ChildLeftException(String to, @Nullable String signedFlash) {
    super(to, null, false, false);
    this.to = to;
    this.signedFlash = signedFlash;
  }

  String to() {
    return to;
  }

  @Nullable String signedFlash() {
    return signedFlash;
  }
}
