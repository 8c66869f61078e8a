package io.jview.liveview.check;

import com.sun.source.util.JavacTask;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Checks templates; the compiler finds it on its processor path. Claims no annotation and makes no
 * file. Compilers other than javac are told so once and check nothing.
 */
public final class TemplateProcessor extends AbstractProcessor {

  /** Called by the compiler. */
  public TemplateProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    try {
      JavacTask task = JavacTask.instance(environment);
      task.addTaskListener(new AnalysedClasses(new Compilation(environment)));
    } catch (IllegalArgumentException notJavac) {
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.NOTE, "jview-liveview-check checks templates with javac only");
    }
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return false;
  }
}
