package io.jview.liveview.bind;

import java.util.List;

/**
 * Why something could not be read.
 *
 * @param code names the sentence that says so
 * @param arguments what stands in the sentence; never what was sent
 */
public record Problem(String code, List<Object> arguments) {

  /** Nothing was given where something must be. */
  public static final Problem REQUIRED = new Problem("required", List.of());

  /** What all problems have in common that have no sentence of their own. */
  public static final Problem INVALID = new Problem("invalid", List.of());
}
