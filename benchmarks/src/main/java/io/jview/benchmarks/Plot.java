package io.jview.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Lines over labelled places, with a logarithmic scale upwards; drawn as SVG. */
public final class Plot {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int TOP = 40;
  private static final int RIGHT = 200;
  private static final int BOTTOM = 50;
  private static final List<String> COLOURS =
      List.of("#0b5fff", "#d9480f", "#2b8a3e", "#862e9c", "#5f3dc4", "#868e96", "#c2255c");

  private final String title;
  private final String upwards;
  private final List<String> places;
  private final Map<String, List<Double>> lines = new LinkedHashMap<>();

  /**
   * Begins a plot.
   *
   * @param upwards what is measured, with its unit
   * @param places the labels along the bottom, one for each value of a line
   */
  public Plot(String title, String upwards, List<String> places) {
    this.title = title;
    this.upwards = upwards;
    this.places = List.copyOf(places);
  }

  String title() {
    return title;
  }

  /** Adds a line; its values must be greater than 0. */
  public Plot line(String name, List<Double> values) {
    if (values.size() != places.size() || values.stream().anyMatch(value -> value <= 0)) {
      throw new IllegalArgumentException(name + ": " + values + " cannot be drawn over " + places);
    }
    lines.put(name, List.copyOf(values));
    return this;
  }

  String svg() {
    List<String> parts = new ArrayList<>();
    parts.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            .formatted(WIDTH, HEIGHT));
    parts.add("font-size=\"12\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    parts.add(text(LEFT, 20, "start", title + " (" + upwards + ")"));
    int lowest = (int) Math.floor(Math.log10(extreme(true)));
    int highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(extreme(false))));
    DoubleUnaryOperator up =
        value -> HEIGHT - BOTTOM - (Math.log10(value) - lowest) / (highest - lowest) * plotHeight();
    for (int power = lowest; power <= highest; power++) {
      double y = up.applyAsDouble(Math.pow(10, power));
      parts.add(stroke(LEFT, y, WIDTH - RIGHT, y));
      parts.add(text(LEFT - 8, y + 4, "end", label(power)));
    }
    for (int place = 0; place < places.size(); place++) {
      parts.add(text(x(place), HEIGHT - BOTTOM + 20, "middle", places.get(place)));
    }
    addLines(parts, up);
    return String.join("\n", parts) + "\n</svg>\n";
  }

  private void addLines(List<String> parts, DoubleUnaryOperator up) {
    int number = 0;
    for (Map.Entry<String, List<Double>> line : lines.entrySet()) {
      String colour = COLOURS.get(number % COLOURS.size());
      StringBuilder points = new StringBuilder();
      for (int place = 0; place < places.size(); place++) {
        double y = up.applyAsDouble(line.getValue().get(place));
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(place), y));
      }
      String shape = "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>";
      parts.add(shape.formatted(colour, points.toString().strip()));
      int legend = TOP + 10 + 20 * number++;
      parts.add(
          "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>"
              .formatted(WIDTH - RIGHT + 20, legend - 6, colour));
      parts.add(text(WIDTH - RIGHT + 40, legend, "start", line.getKey()));
    }
  }

  private double extreme(boolean lowest) {
    var values = lines.values().stream().flatMap(List::stream).mapToDouble(Double::doubleValue);
    return lowest ? values.min().orElse(1) : values.max().orElse(10);
  }

  private static int plotHeight() {
    return HEIGHT - TOP - BOTTOM;
  }

  private double x(int place) {
    double step = (WIDTH - LEFT - RIGHT) / (double) Math.max(1, places.size() - 1);
    return LEFT + step * place;
  }

  private static String label(int power) {
    return power >= 0
        ? String.format(Locale.ROOT, "%,d", (long) Math.pow(10, power))
        : "0." + "0".repeat(-power - 1) + "1";
  }

  private static String stroke(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dee2e6\"/>",
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(double x, double y, String anchor, String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;");
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#343a40\">%s</text>",
        x,
        y,
        anchor,
        safe);
  }
}
