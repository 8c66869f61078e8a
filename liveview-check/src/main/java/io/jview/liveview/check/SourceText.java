package io.jview.liveview.check;

import java.util.Arrays;

/**
 * A text of the program, and where each of its characters stands in the source file.
 *
 * @param text the text
 * @param offsets for each character its position, and last that of the text's end
 */
record SourceText(String text, int[] offsets) {

  /** A text that stands elsewhere, such as in a constant: every character at one position. */
  static SourceText at(String text, int offset) {
    int[] offsets = new int[text.length() + 1];
    Arrays.fill(offsets, offset);
    return new SourceText(text, offsets);
  }

  SourceText plus(SourceText next) {
    int[] both = Arrays.copyOf(offsets, text.length() + next.offsets.length);
    System.arraycopy(next.offsets, 0, both, text.length(), next.offsets.length);
    return new SourceText(text + next.text, both);
  }

  int offset(int character) {
    return offsets[character];
  }
}
