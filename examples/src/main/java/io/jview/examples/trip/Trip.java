package io.jview.examples.trip;

/**
 * Where the user is, and what stands in the fields so far. All of it is kept.
 *
 * @param step from 1 to 3
 * @param writes whether the dialog is open
 * @param note what stands in the dialog, saved or not
 */
record Trip(
    int step,
    String to,
    String day,
    String travellers,
    String wishes,
    boolean writes,
    String note,
    boolean booked) {

  static final Trip NEW = new Trip(1, "", "", "", "", false, "", false);
  static final int LAST_STEP = 3;

  /** The place, with the time if there is one. */
  String destination() {
    return (to + " " + day).strip();
  }

  Trip at(int other) {
    int step = Math.clamp(other, 1, LAST_STEP);
    return new Trip(step, to, day, travellers, wishes, false, note, booked);
  }

  Trip with(String to, String day, String travellers, String wishes) {
    return new Trip(step, to, day, travellers, wishes, writes, note, booked);
  }

  Trip writing(boolean open, String text) {
    return new Trip(step, to, day, travellers, wishes, open, text, booked);
  }

  Trip asBooked() {
    return new Trip(step, to, day, travellers, wishes, false, note, true);
  }
}
