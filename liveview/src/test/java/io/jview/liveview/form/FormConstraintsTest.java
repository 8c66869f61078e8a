package io.jview.liveview.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Params;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Annotations of Jakarta Validation, without an expression language on the path. */
class FormConstraintsTest {

  record Line(@NotBlank String name) {}

  record Account(
      @NotBlank @Size(max = 10) String name,
      @Email String email,
      @Min(18) int age,
      @Size(max = 2) List<String> tags,
      List<Line> lines) {}

  private static final Form<Account> ACCOUNT = Form.of(Account.class);

  @Test
  void whatAnnotationsAskForIsChecked() {
    Form<Account> form =
        ACCOUNT.read(
            Params.parse(
                "name=Bartholomew&email=x&age=17&tags[]=a&tags[]=b&tags[]=c&lines[4][name]="));

    assertThat(form.valid()).isFalse();
    assertThat(form.field("name").errors()).containsExactly("size must be between 0 and 10");
    assertThat(form.field("email").errors()).containsExactly("must be a well-formed email address");
    assertThat(form.field("age").errors()).containsExactly("must be greater than or equal to 18");
    assertThat(form.field("tags").errors()).containsExactly("size must be between 0 and 2");
    assertThat(form.rows("lines").get(0).field("name").errors())
        .containsExactly("must not be blank");
  }

  @Test
  void aFieldIsCheckedThoughAnotherOneCannotBeRead() {
    Form<Account> form = ACCOUNT.read(Params.of(Map.of("name", "Bartholomew", "age", "x")));

    assertThat(form.field("name").errors()).hasSize(1);
    assertThat(form.field("age").errors()).containsExactly("Please enter a whole number.");
  }

  @Test
  void theLanguageIsThatOfThePeer() {
    Form<Account> form = ACCOUNT.in(Locale.GERMAN).read(Params.of(Map.of("age", "17")));

    assertThat(form.field("name").errors()).containsExactly("darf nicht leer sein");
    assertThat(form.field("age").errors()).containsExactly("muss größer-gleich 18 sein");
  }

  @Test
  void aFieldThatAnAnnotationAsksForIsRequired() {
    assertThat(ACCOUNT.field("name").required()).isTrue();
    assertThat(ACCOUNT.field("email").required()).isFalse();
    assertThat(ACCOUNT.read(Params.parse("name=Ada&email=a@b.c&age=18")).valid()).isTrue();
  }

  @Test
  void nothingThatIsTypedIsRunAsAnExpression() {
    Form<Account> form = ACCOUNT.read(Params.of(Map.of("email", "${7*7}{min}", "age", "18")));

    assertThat(form.field("email").errors()).containsExactly("must be a well-formed email address");
  }
}
