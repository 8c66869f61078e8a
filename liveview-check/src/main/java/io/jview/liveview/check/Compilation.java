package io.jview.liveview.check;

import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the compiler knows of the code that it compiles. Used by the compiler's one thread. */
final class Compilation {

  private final Trees trees;
  private final Types types;
  private final Elements elements;
  private final Map<String, Optional<TypeMirror>> named = new HashMap<>();

  Compilation(ProcessingEnvironment environment) {
    this.trees = Trees.instance(environment);
    this.types = environment.getTypeUtils();
    this.elements = environment.getElementUtils();
  }

  Trees trees() {
    return trees;
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
