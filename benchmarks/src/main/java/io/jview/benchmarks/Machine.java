package io.jview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a measurement ran on, as far as it tells without naming the machine. */
final class Machine {

  private Machine() {}

  static List<String> lines() {
    return List.of(
        "Processor: " + field("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
        "Cores: " + Runtime.getRuntime().availableProcessors(),
        "Memory: " + memory() + "; heap at most " + heap(),
        "System: " + System.getProperty("os.name"),
        "Java: " + System.getProperty("java.vm.name") + " " + Runtime.version());
  }

  private static String memory() {
    String total = field("/proc/meminfo", "MemTotal", "").replaceAll("\\D", "");
    return total.isEmpty() ? "unknown" : gigabytes(Long.parseLong(total) << 10);
  }

  private static String heap() {
    return gigabytes(Runtime.getRuntime().maxMemory());
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }

  private static String field(String file, String name, String otherwise) {
    try {
      for (String line : Files.readAllLines(Path.of(file))) {
        if (line.startsWith(name)) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      return otherwise; // not on Linux
    }
    return otherwise;
  }
}
