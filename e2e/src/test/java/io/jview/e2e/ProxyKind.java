package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The proxies that {@code deploy/} has a configuration for, and how each is run from it. */
enum ProxyKind {
  HAPROXY("haproxy.cfg", "haproxy") {
    @Override
    String adapted(String shipped, int port, Path folder) {
      return replaced(shipped, "bind :8080", "bind 127.0.0.1:" + port);
    }

    @Override
    List<String> check(Path file) {
      return List.of("-c", "-f", file.toString());
    }

    @Override
    List<String> run(Path file) {
      return List.of("-db", "-f", file.toString());
    }
  },

  /** The same with HTTP/2 on to the instances, as its comment and the documentation say. */
  HAPROXY_OVER_HTTP2("haproxy.cfg", "haproxy") {
    @Override
    String adapted(String shipped, int port, Path folder) {
      String plain = HAPROXY.adapted(shipped, port, folder);
      return replaced(plain, "default-server check", "default-server proto h2 ws h1 check");
    }

    @Override
    List<String> check(Path file) {
      return HAPROXY.check(file);
    }

    @Override
    List<String> run(Path file) {
      return HAPROXY.run(file);
    }
  },

  NGINX("nginx.conf", "nginx") {
    @Override
    String adapted(String shipped, int port, Path folder) {
      String folders =
          Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
              .map(name -> "    " + name + "_temp_path " + folder.resolve(name) + ";\n")
              .collect(Collectors.joining());
      String result = replaced(shipped, "listen 8080;", "listen 127.0.0.1:" + port + ";");
      // As few workers and files as a test needs, and all that it writes in the test's folder.
      result = replaced(result, "worker_rlimit_nofile 65536;\n", "");
      result = replaced(result, "worker_connections 32768;", "worker_connections 256;");
      return replaced(result, "http \\{\n", "http {\n" + folders);
    }

    @Override
    List<String> check(Path file) {
      return arguments(file, "-t");
    }

    @Override
    List<String> run(Path file) {
      return arguments(file, "-e", "stderr");
    }

    private List<String> arguments(Path file, String... further) {
      String pid = "daemon off; pid " + file.resolveSibling("nginx.pid") + ";";
      List<String> common = List.of("-c", file.toString(), "-g", pid);
      return Stream.concat(common.stream(), Stream.of(further)).toList();
    }
  },

  CADDY("Caddyfile", "caddy") {
    @Override
    String adapted(String shipped, int port, Path folder) {
      String quiet = "{\n\tadmin off\n}\n";
      // A name in front of a site does not say where Caddy listens: without "bind" on all
      // addresses,
      // where a port that is free on the loopback may be taken.
      return quiet
          + replaced(
              shipped, "(?m)^:8080 \\{\n", "http://127.0.0.1:" + port + " {\n\tbind 127.0.0.1\n");
    }

    @Override
    List<String> check(Path file) {
      return List.of("validate", "--adapter", "caddyfile", "--config", file.toString());
    }

    @Override
    List<String> run(Path file) {
      return List.of("run", "--adapter", "caddyfile", "--config", file.toString());
    }
  },

  APACHE("apache.conf", "apache2 httpd") {
    @Override
    String adapted(String shipped, int port, Path folder) {
      String modules =
          Stream.concat(Stream.of("mpm_event", "authz_core"), modules(shipped))
              .map(name -> "LoadModule %s_module %s/mod_%1$s.so\n".formatted(name, MODULES))
              .collect(Collectors.joining());
      String server =
          """
          ServerRoot %s
          ServerName localhost
          PidFile httpd.pid
          DefaultRuntimeDir .
          ErrorLog /dev/stderr
          User nobody
          Group nogroup
          """
              .formatted(folder);
      String result = replaced(shipped, "Listen 8080", "Listen 127.0.0.1:" + port);
      return server + modules + replaced(result, "VirtualHost \\*:8080", "VirtualHost *:" + port);
    }

    /** The modules that the file asks for in its comment. */
    private Stream<String> modules(String shipped) {
      String line = shipped.lines().filter(text -> text.contains("a2enmod ")).findFirst().get();
      return Stream.of(line.replaceFirst(".*a2enmod ", "").split(" "));
    }

    @Override
    List<String> check(Path file) {
      return List.of("-t", "-f", file.toString());
    }

    @Override
    List<String> run(Path file) {
      return List.of("-D", "FOREGROUND", "-f", file.toString());
    }
  };

  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

  private final String file;
  private final String programs;

  ProxyKind(String file, String programs) {
    this.file = file;
    this.programs = programs;
  }

  /** The shipped file with another port to listen on, and what else a test needs. */
  abstract String adapted(String shipped, int port, Path folder);

  /** The arguments that have the program check a file. */
  abstract List<String> check(Path file);

  /** The arguments that run the program in the foreground. */
  abstract List<String> run(Path file);

  String shipped() throws IOException {
    return Files.readString(Repository.ROOT.resolve("deploy").resolve(file));
  }

  /** The program. Where the machine lacks it, the test is skipped, or fails in CI, see there. */
  String program() {
    List<String> names = List.of(programs.split(" "));
    String name = names.getFirst();
    Optional<Path> program =
        Programs.named("JVIEW_" + name.toUpperCase(Locale.ROOT), names)
            .or(() -> Programs.existing("/usr/sbin/" + name));
    return program
        .orElseThrow(() -> isInstalledByTests() ? Programs.lacking(name) : Programs.absent(name))
        .toString();
  }

  /** Whether {@code ./jview test} installs it: the others are large. */
  private boolean isInstalledByTests() {
    return this != CADDY && this != APACHE;
  }

  private static String replaced(String text, String what, String with) {
    assertThat(text).containsPattern(what);
    return text.replaceAll(what, with);
  }
}
