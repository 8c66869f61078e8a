package io.jview.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** What a suite has found: printed as it comes, and kept as a Markdown page with its plots. */
public final class Report {

  private final String suite;
  private final PrintStream out;
  private final StringBuilder page = new StringBuilder();
  private final TreeSet<String> versions = new TreeSet<>();
  private final Map<String, Plot> plots = new LinkedHashMap<>();

  public Report(String suite, PrintStream out) {
    this.suite = suite;
    this.out = out;
    out.println("# " + suite);
  }

  /** Begins a section. */
  public void section(String title) {
    add("## " + title + "\n");
  }

  /** Adds a paragraph. */
  public void text(String paragraph) {
    add(paragraph.strip() + "\n");
  }

  public void table(Table table) {
    add(table.toString());
  }

  /** Adds a picture; its name is part of its file's. */
  public void plot(String name, Plot plot) {
    String file = suite + "-" + name + ".svg";
    plots.put(file, plot);
    page.append("\n![").append(plot.title()).append("](").append(file).append(")\n");
  }

  /** Names a library that was measured, with its version, by the jar of one of its classes. */
  public void version(Class<?> type) {
    String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    version(jar.substring(jar.lastIndexOf('/') + 1).replace(".jar", ""));
  }

  /** Names something that was measured, with its version. */
  public void version(String nameAndVersion) {
    versions.add(nameAndVersion);
  }

  private void add(String block) {
    page.append('\n').append(block);
    out.println();
    out.print(block);
    out.flush();
  }

  /** Writes the page and the plots; gives the page. */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, Plot> plot : plots.entrySet()) {
      Files.writeString(folder.resolve(plot.getKey()), plot.getValue().svg());
    }
    Path file = folder.resolve(suite + ".md");
    Files.writeString(file, head() + page);
    out.println("\nKept in " + file);
    return file;
  }

  private String head() {
    StringBuilder head = new StringBuilder("# Results: " + suite + "\n\n");
    head.append("Written by `./jview bench ").append(suite).append("` on ");
    head.append(LocalDate.now(ZoneOffset.UTC)).append(". Only ratios carry over to another");
    head.append(" machine; where contenders take turns, a ratio is the median of those of each");
    head.append(" round.\n\n");
    Machine.lines().forEach(line -> head.append("- ").append(line).append('\n'));
    if (!versions.isEmpty()) {
      head.append("- Measured: ").append(String.join(", ", versions)).append('\n');
    }
    return head.toString();
  }
}
