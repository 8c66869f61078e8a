package io.jview.liveview.check;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;

/** Looks at each class once the compiler knows the types of all that is in it. */
final class AnalysedClasses implements TaskListener {

  private final Compilation compilation;

  AnalysedClasses(Compilation compilation) {
    this.compilation = compilation;
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
      TreePath type = compilation.trees().getPath(event.getTypeElement());
      if (type != null) {
        new HtmlCalls(compilation).scan(type, null);
      }
    }
  }
}
