package io.jview.liveview.html;

import java.util.ArrayList;
import java.util.List;

/** Collects the fixed parts and the slots of a template that is being parsed. */
final class TemplateOutput {

  private final List<String> statics = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();

  void write(String text) {
    current.append(text);
  }

  /** Ends the fixed part that is being written with a slot. */
  void write(Slot slot) {
    if (endsInReference()) {
      throw slot.place()
          .refuse("a placeholder cannot complete a character reference; write &amp; for &");
    }
    statics.add(current.toString());
    current.setLength(0);
    slots.add(slot);
  }

  private boolean endsInReference() {
    int i = current.length() - 1;
    while (i >= 0 && (Character.isLetterOrDigit(current.charAt(i)) || current.charAt(i) == '#')) {
      i--;
    }
    return i >= 0 && current.charAt(i) == '&';
  }

  Template finish(String source) {
    statics.add(current.toString());
    return new Template(source, statics.toArray(new String[0]), slots.toArray(new Slot[0]));
  }
}
