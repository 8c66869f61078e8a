package io.jview.liveview.check;

import io.jview.liveview.html.grammar.BindingGuard;
import io.jview.liveview.html.grammar.Spot;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Tells which types no value of can stand at a spot. A type that may hold one that can is fine. */
final class ValueTypes {

  private static final String HTML = "io.jview.liveview.html.Html";
  private static final String COMMAND = "io.jview.liveview.html.ClientCommand";

  private static final List<String> READABLE =
      List.of(
          "java.lang.CharSequence",
          "java.lang.Number",
          "java.lang.Boolean",
          "java.lang.Character",
          "java.lang.Enum",
          "java.util.UUID",
          "java.net.URI",
          "java.nio.file.Path",
          "io.jview.liveview.html.Url");

  private static final List<String> HOLDERS =
      List.of(
          "java.lang.Iterable",
          "java.util.Map",
          "java.util.Iterator",
          "java.util.Optional",
          "java.util.function.Supplier",
          "java.util.concurrent.Future",
          "java.util.stream.BaseStream");

  private final Compilation compilation;

  ValueTypes(Compilation compilation) {
    this.compilation = compilation;
  }

  /** What is wrong with a value of a type, or null where nothing surely is. */
  @Nullable String problem(TypeMirror type, Spot spot) {
    if (compilation.is(type, HTML)) {
      return spot instanceof Spot.Content ? null : "only text can stand here, not Html";
    }
    if (compilation.is(type, COMMAND)) {
      return spot instanceof Spot.Whole whole && whole.guard() instanceof BindingGuard
          ? null
          : "a client command is the whole value of a phx-… attribute, phx-click=\"${}\"";
    }
    return isNothingToRead(type)
        ? "a value of type "
            + type
            + " cannot stand here; pass what is to be read, or show several with each(items, key,"
            + " fn)"
        : null;
  }

  private boolean isNothingToRead(TypeMirror type) {
    if (type instanceof ArrayType) {
      return true;
    }
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && !isReadable(type, element)
        && (isFinal(element) || HOLDERS.stream().anyMatch(name -> compilation.is(type, name)));
  }

  private boolean isReadable(TypeMirror type, TypeElement element) {
    String name = compilation.packageOf(element);
    return name.equals("java.time")
        || name.startsWith("java.time.")
        || READABLE.stream().anyMatch(readable -> compilation.is(type, readable));
  }

  private static boolean isFinal(TypeElement element) {
    return element.getKind() == ElementKind.RECORD
        || element.getModifiers().contains(Modifier.FINAL);
  }
}
