package io.jview.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What another Java process uses.
 *
 * @param heapBytes what is in use on its heap after a collection
 * @param threads its platform threads; 0 where the system does not tell; Linux does
 * @param openFiles its open files, sockets included; 0 likewise
 */
record Vitals(long heapBytes, long threads, long openFiles) {

  private static final Pattern USED = Pattern.compile("heap .*used (\\d+)K");

  static Vitals of(long pid) throws IOException {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    if (!used.find()) {
      throw new IOException("jcmd does not tell how much heap is used");
    }
    Path process = Path.of("/proc", String.valueOf(pid));
    return new Vitals(
        Long.parseLong(used.group(1)) * 1024,
        count(process.resolve("task")),
        count(process.resolve("fd")));
  }

  private static String jcmd(long pid, String command) throws IOException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(program, String.valueOf(pid), command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static long count(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }
}
