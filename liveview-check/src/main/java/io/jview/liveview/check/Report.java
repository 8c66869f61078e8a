package io.jview.liveview.check;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import io.jview.liveview.html.grammar.Place;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reports errors in a source file. */
final class Report {

  private final Trees trees;
  private final CompilationUnitTree unit;

  Report(Trees trees, CompilationUnitTree unit) {
    this.trees = trees;
    this.unit = unit;
  }

  void at(Tree tree, String message) {
    trees.printMessage(Diagnostic.Kind.ERROR, message, tree, unit);
  }

  /** Reports at a place within a template. */
  void at(SourceText text, Place place, String message) {
    at(mark(text.offset(place.offset())), message);
  }

  /**
   * The compiler reports at trees only, and a text is one tree however many lines it has: this is a
   * tree of another file, of which nothing counts but where it stands.
   */
  private static Tree mark(int offset) {
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("mark:///Mark.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return " ".repeat(offset) + "class Mark {}";
          }
        };
    var compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                new StringWriter(), null, null, List.of("-proc:none"), null, List.of(source));
    try {
      return task.parse().iterator().next().getTypeDecls().get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
