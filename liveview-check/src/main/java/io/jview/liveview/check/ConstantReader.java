package io.jview.liveview.check;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Reads what a constant expression is, with where its parts stand. */
final class ConstantReader {

  private final Compilation compilation;
  private final TreePath path;

  ConstantReader(Compilation compilation, TreePath path) {
    this.compilation = compilation;
    this.path = path;
  }

  /** Whether it is a parameter that only constants may be given to, by Error Prone's annotation. */
  boolean isPassedOn(ExpressionTree expression) {
    Element element = element(expression);
    return element != null
        && element.getAnnotationMirrors().stream()
            .anyMatch(
                annotation ->
                    annotation
                        .getAnnotationType()
                        .asElement()
                        .getSimpleName()
                        .contentEquals("CompileTimeConstant"));
  }

  /** What the expression may be: of {@code a ? "b" : "c"} either. Empty where it is no constant. */
  List<SourceText> read(ExpressionTree expression) {
    return switch (expression) {
      case LiteralTree literal -> List.of(literal(literal));
      case ParenthesizedTree inner -> read(inner.getExpression());
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> sum(sum);
      case ConditionalExpressionTree choice -> choice(choice);
      default -> named(expression);
    };
  }

  private SourceText literal(LiteralTree literal) {
    String value = String.valueOf(literal.getValue());
    int start = start(literal);
    int end = (int) compilation.trees().getSourcePositions().getEndPosition(unit(), literal);
    return literal.getValue() instanceof String && end > start
        ? TextLiteral.read(compilation.source(unit()), start, end, value)
        : SourceText.at(value, start);
  }

  private List<SourceText> sum(BinaryTree sum) {
    List<SourceText> left = read(sum.getLeftOperand());
    List<SourceText> right = read(sum.getRightOperand());
    return left.stream().flatMap(first -> right.stream().map(first::plus)).toList();
  }

  private List<SourceText> choice(ConditionalExpressionTree choice) {
    List<SourceText> either = read(choice.getTrueExpression());
    List<SourceText> or = read(choice.getFalseExpression());
    return either.isEmpty() || or.isEmpty()
        ? List.of()
        : Stream.concat(either.stream(), or.stream()).toList();
  }

  private List<SourceText> named(ExpressionTree expression) {
    Object constant =
        element(expression) instanceof VariableElement variable
            ? variable.getConstantValue()
            : null;
    return constant == null
        ? List.of()
        : List.of(SourceText.at(constant.toString(), start(expression)));
  }

  private @Nullable Element element(ExpressionTree expression) {
    return compilation.trees().getElement(new TreePath(path, expression));
  }

  private int start(Tree tree) {
    return (int) compilation.trees().getSourcePositions().getStartPosition(unit(), tree);
  }

  private CompilationUnitTree unit() {
    return path.getCompilationUnit();
  }
}
