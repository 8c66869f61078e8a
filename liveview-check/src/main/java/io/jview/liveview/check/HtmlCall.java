package io.jview.liveview.check;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.jview.liveview.html.grammar.MalformedTemplateException;
import io.jview.liveview.html.grammar.ParsedTemplate;
import io.jview.liveview.html.grammar.Place;
import io.jview.liveview.html.grammar.Spot;
import io.jview.liveview.html.grammar.TemplateParser;
import java.util.List;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** One call of {@code html}: its template, and its values beside the template's placeholders. */
final class HtmlCall {

  private final Compilation compilation;
  private final TreePath path;
  private final ExpressionTree template;
  private final List<? extends ExpressionTree> values;
  private final Report report;

  HtmlCall(Compilation compilation, TreePath path, MethodInvocationTree call) {
    this.compilation = compilation;
    this.path = path;
    this.template = call.getArguments().get(0);
    this.values = call.getArguments().subList(1, call.getArguments().size());
    this.report = new Report(compilation.trees(), path.getCompilationUnit());
  }

  void check() {
    ConstantReader reader = new ConstantReader(compilation, path);
    if (reader.isPassedOn(template)) {
      return;
    }
    List<SourceText> texts = reader.read(template);
    if (texts.isEmpty()) {
      report.at(
          template,
          "the template is no constant: a value could become markup in it unescaped; write it as"
              + " one text, and pass what varies as values for ${}");
    }
    for (SourceText text : texts) {
      check(text);
    }
  }

  private void check(SourceText text) {
    try {
      ParsedTemplate parsed = TemplateParser.parse(text.text());
      if (!valuesAreAnArray()) {
        parsed.checkCount(values.size());
        check(parsed, text);
      }
    } catch (MalformedTemplateException malformed) {
      report.at(text, malformed.place(), malformed.reason());
    }
  }

  private void check(ParsedTemplate parsed, SourceText text) {
    int value = 0;
    for (Spot spot : parsed.spots()) {
      for (Place place : spot.placeholders()) {
        checkValue(values.get(value++), spot, place, text);
      }
    }
  }

  private void checkValue(ExpressionTree value, Spot spot, Place place, SourceText text) {
    TypeMirror type = typeOf(value);
    String problem = type == null ? null : new ValueTypes(compilation).problem(type, spot);
    if (problem != null) {
      report.at(text, place, problem);
    }
    String label = place.label();
    if (!label.isEmpty() && !ValueNames.of(value, this::isOfTheJdk).fit(label)) {
      report.at(text, place, "the label ${" + label + "} does not fit its value, " + shown(value));
    }
  }

  private boolean isOfTheJdk(ExpressionTree variable) {
    return typeOf(variable) instanceof DeclaredType type
        && compilation.packageOf(type.asElement()).startsWith("java.");
  }

  private static String shown(ExpressionTree value) {
    String code = value.toString().replaceAll("\\s+", " ");
    return code.length() <= 60 ? code : code.substring(0, 59) + "…";
  }

  /** All values as one array, whose length is not known; a bare null is none. */
  private boolean valuesAreAnArray() {
    TypeMirror type = values.size() == 1 ? typeOf(values.get(0)) : null;
    if (type != null && type.getKind() == TypeKind.NULL) {
      report.at(values.get(0), "one value that is null is written (Object) null");
      return true;
    }
    return type instanceof ArrayType array && !array.getComponentType().getKind().isPrimitive();
  }

  private @Nullable TypeMirror typeOf(ExpressionTree value) {
    return compilation.trees().getTypeMirror(new TreePath(path, value));
  }
}
