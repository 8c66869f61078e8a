package io.jview.liveview.check;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression reads: of {@code card.title()} that is {@code title}, of {@code
 * title.strip()} both, of {@code each(cards(), Card::id, View::row)} it is {@code each}, {@code
 * cards}, {@code id} and {@code row}.
 */
final class ValueNames {

  private final Set<String> names = new HashSet<>();
  private final Set<String> references = new HashSet<>();
  private final Set<String> keys = new HashSet<>();

  private final Predicate<ExpressionTree> isValue;

  private ValueNames(Predicate<ExpressionTree> isValue) {
    this.isValue = isValue;
  }

  /**
   * Reads the names of an expression.
   *
   * @param isValue whether a variable is a text or the like, of which members say nothing more
   */
  static ValueNames of(ExpressionTree value, Predicate<ExpressionTree> isValue) {
    ValueNames all = new ValueNames(isValue);
    all.new Reader().scan(value, null);
    return all;
  }

  /** Whether a label may stand for the expression; one that has no name takes any label. */
  boolean fit(String label) {
    String wanted = plain(label);
    return (names.isEmpty() && references.isEmpty())
        || names.contains(wanted)
        || keys.contains(wanted)
        || names.contains("get" + wanted)
        || names.contains("is" + wanted)
        || references.stream().anyMatch(name -> name.startsWith(wanted));
  }

  private static String plain(CharSequence name) {
    return name.toString().replace("_", "").toLowerCase(Locale.ROOT);
  }

  private final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
      names.add(plain(name.getName()));
      return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree member, @Nullable Void unused) {
      names.add(plain(member.getIdentifier()));
      return owner(member.getExpression());
    }

    /** What a member is taken from counts: the title of {@code title.strip()}, no card of its. */
    private @Nullable Void owner(ExpressionTree owner) {
      return owner instanceof IdentifierTree && !isValue.test(owner) ? null : scan(owner, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
      scan(call.getMethodSelect(), null);
      return scan(call.getArguments(), null);
    }

    @Override
    public @Nullable Void visitMemberReference(
        MemberReferenceTree reference, @Nullable Void unused) {
      references.add(plain(reference.getName()));
      return null;
    }

    /** The name in {@code form.get("name")}. */
    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
      if (literal.getValue() instanceof String key) {
        keys.add(plain(key));
      }
      return null;
    }

    @Override
    public @Nullable Void visitLambdaExpression(
        LambdaExpressionTree lambda, @Nullable Void unused) {
      return null;
    }
  }
}
