package io.jview.pubsub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The rules and the kit's tests")
class RulesTest {

  @Test
  @DisplayName("each rule of the document has a test")
  void everyRuleHasATest() {
    assertThat(testNames().stream().map(RuleReport::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(Rules.ids());
  }

  @Test
  @DisplayName("the document has each rule once")
  void rulesAreUnique() {
    assertThat(Rules.ids()).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("each test names a rule and says what it demands")
  void everyTestNamesARule() {
    assertThat(testNames())
        .allSatisfy(name -> assertThat(Rules.ids()).contains(RuleReport.rule(name)))
        .allSatisfy(name -> assertThat(name).contains(" "))
        .doesNotHaveDuplicates();
  }

  private static List<String> testNames() {
    return Arrays.stream(PubSubConformance.class.getDeclaredClasses())
        .filter(chapter -> chapter.isAnnotationPresent(Nested.class))
        .flatMap(RulesTest::testsOf)
        .map(test -> test.getAnnotation(DisplayName.class).value())
        .toList();
  }

  private static Stream<Method> testsOf(Class<?> chapter) {
    return Stream.<Class<?>>iterate(chapter, c -> c != Object.class, Class::getSuperclass)
        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class));
  }
}
