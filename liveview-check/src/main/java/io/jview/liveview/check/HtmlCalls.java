package io.jview.liveview.check;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds the calls of {@code Html.html}. */
final class HtmlCalls extends TreePathScanner<@Nullable Void, @Nullable Void> {

  private static final String METHOD = "html";
  private static final String TYPE = "io.jview.liveview.html.Html";

  private final Compilation compilation;

  HtmlCalls(Compilation compilation) {
    this.compilation = compilation;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    if (isNamedHtml(call.getMethodSelect()) && isHtml(call) && !call.getArguments().isEmpty()) {
      new HtmlCall(compilation, getCurrentPath(), call).check();
    }
    return super.visitMethodInvocation(call, unused);
  }

  private static boolean isNamedHtml(ExpressionTree method) {
    return switch (method) {
      case IdentifierTree name -> name.getName().contentEquals(METHOD);
      case MemberSelectTree member -> member.getIdentifier().contentEquals(METHOD);
      default -> false;
    };
  }

  private boolean isHtml(MethodInvocationTree call) {
    TreePath method = new TreePath(getCurrentPath(), call.getMethodSelect());
    Element element = compilation.trees().getElement(method);
    return element != null
        && element.getEnclosingElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals(TYPE);
  }
}
