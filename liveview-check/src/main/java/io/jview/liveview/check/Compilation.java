package io.jview.liveview.check;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What the compiler knows of the code that it compiles. Used by the compiler's one thread. */
final class Compilation {

  private final Trees trees;
  private final Types types;
  private final Elements elements;
  private final Map<String, Optional<TypeMirror>> named = new HashMap<>();
  private @Nullable CompilationUnitTree read;
  private String source = "";

  Compilation(ProcessingEnvironment environment) {
    this.trees = Trees.instance(environment);
    this.types = environment.getTypeUtils();
    this.elements = environment.getElementUtils();
  }

  Trees trees() {
    return trees;
  }

  /** The text of a file; the one that was asked for last is kept. */
  String source(CompilationUnitTree unit) {
    if (!unit.equals(read)) {
      try {
        source = unit.getSourceFile().getCharContent(true).toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      read = unit;
    }
    return source;
  }

  /** Whether a type is the one of a name, or below it. */
  boolean is(TypeMirror type, String name) {
    return type instanceof DeclaredType
        && named(name).filter(above -> types.isSubtype(types.erasure(type), above)).isPresent();
  }

  private Optional<TypeMirror> named(String name) {
    return named.computeIfAbsent(
        name,
        all ->
            Optional.ofNullable(elements.getTypeElement(all)).map(e -> types.erasure(e.asType())));
  }

  String packageOf(Element element) {
    return elements.getPackageOf(element).getQualifiedName().toString();
  }
}
