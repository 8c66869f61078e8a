package io.jview.liveview.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source compiled with the check alone on the processor path, as an application does it. */
final class Compiled {

  private final String source;
  private final List<Diagnostic<? extends JavaFileObject>> diagnostics;

  private Compiled(String source, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** Compiles a class of which these are the members. */
  static Compiled members(String members, Path folder) {
    return source(
        """
        package app;
        import static io.jview.liveview.html.Html.*;
        import io.jview.liveview.html.*;
        import io.jview.liveview.js.JS;
        import java.util.*;
        class Page {
        %s
        }
        """
            .replace("%s", members),
        folder);
  }

  static Compiled source(String source, Path folder) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      List<String> options =
          List.of(
              "--release",
              "21",
              "-Xlint:all,-path,-processing,-text-blocks",
              "-d",
              folder.toString(),
              "-classpath",
              System.getProperty("java.class.path"),
              "-processorpath",
              classes().toString());
      compiler.getTask(null, files, found, options, null, List.of(file(source))).call();
      return new Compiled(source, found.getDiagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the processor's classes and no others are. */
  static Path classes() {
    return Path.of(
        URI.create(
            TemplateProcessor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
  }

  private static JavaFileObject file(String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///app/Page.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  /** What the compiler says, each with its line of the source ahead. */
  List<String> errors() {
    return diagnostics.stream().map(this::shown).toList();
  }

  private String shown(Diagnostic<?> diagnostic) {
    if (diagnostic.getLineNumber() < 1) {
      return diagnostic.getMessage(Locale.ROOT);
    }
    String line = source.lines().toList().get((int) diagnostic.getLineNumber() - 1).strip();
    return line + " : " + diagnostic.getMessage(Locale.ROOT);
  }

  /** The columns of the errors, from 1. */
  List<Long> columns() {
    return diagnostics.stream().<Long>map(Diagnostic::getColumnNumber).toList();
  }
}
