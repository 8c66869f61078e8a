package io.jview.liveview.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.Event;
import io.jview.liveview.Params;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

  enum Color {
    RED,
    LIGHT_GREEN
  }

  record Address(String street, String city) {}

  record Card(
      long id,
      String title,
      int amount,
      @Nullable Integer most,
      boolean done,
      Color color,
      LocalDate due,
      Optional<LocalTime> at,
      BigDecimal price,
      List<String> tags,
      Set<Color> colors,
      Address address) {}

  private static final Form<Card> CARD = Form.of(Card.class).keep("id").require("title");

  private static final Card FULL =
      new Card(
          7,
          "Ink",
          3,
          9,
          true,
          Color.LIGHT_GREEN,
          LocalDate.of(2026, 11, 28),
          Optional.of(LocalTime.of(14, 30)),
          new BigDecimal("1.50"),
          List.of("a", "b"),
          Set.of(Color.RED),
          new Address("Main street", "Graz"));

  private static Event change(String encoded) {
    return Event.form("change", Params.parse(encoded + "&_target=title"));
  }

  private static Event submit(String encoded) {
    return Event.form("save", Params.parse(encoded));
  }

  @Test
  void aRecordComesOutAsItWentIn() {
    assertThat(CARD.fill(FULL).value()).isEqualTo(FULL);
    assertThat(CARD.fill(FULL).field("color").value()).isEqualTo("LIGHT_GREEN");
    assertThat(CARD.fill(FULL).field("at").value()).isEqualTo("14:30");
    assertThat(CARD.fill(FULL).field("tags").values()).containsExactly("a", "b");
  }

  @Test
  void whatIsTypedBecomesTheRecord() {
    Form<Card> form =
        CARD.read(
            submit(
                "title=Ink&amount=+3+&most=9&done=false&done=true&color=LIGHT_GREEN&due=2026-11-28"
                    + "&at=14:30&price=1.50&tags[]=&tags[]=a&tags[]=b&colors[]=RED"
                    + "&address[street]=Main+street&address[city]=Graz&id=666&nonsense=1&a[b][c]=2"));

    assertThat(form.valid()).isTrue();
    assertThat(form.value())
        .isEqualTo(
            new Card(
                0,
                FULL.title(),
                FULL.amount(),
                FULL.most(),
                FULL.done(),
                FULL.color(),
                FULL.due(),
                FULL.at(),
                FULL.price(),
                FULL.tags(),
                FULL.colors(),
                FULL.address()));
  }

  @Test
  void whatIsKeptIsNotForTheBrowserToSay() {
    assertThat(CARD.fill(FULL).read(submit("id=666&title=Pen")).value().id()).isEqualTo(7);
  }

  @Test
  void whatWasNotSentStaysAndWhatWasEmptiedIsEmpty() {
    Card read = CARD.fill(FULL).read(submit("title=Pen&most=&at=&tags[]=&done=false")).value();

    assertThat(read.title()).isEqualTo("Pen");
    assertThat(read.most()).isNull();
    assertThat(read.at()).isEmpty();
    assertThat(read.tags()).isEmpty();
    assertThat(read.done()).isFalse();
    assertThat(read.colors()).isEqualTo(FULL.colors());
    assertThat(read.address()).isEqualTo(FULL.address());
  }

  @Test
  void whatIsTypedWrongIsKeptAndNamed() {
    Form<Card> form = CARD.fill(FULL).read(submit("amount=12x&due=tomorrow&color=BLUE"));

    assertThat(form.valid()).isFalse();
    assertThat(form.field("amount").value()).isEqualTo("12x");
    assertThat(form.field("amount").errors()).containsExactly("Please enter a whole number.");
    assertThat(form.field("due").errors())
        .containsExactly("Please enter a date, such as 2026-11-28.");
    assertThat(form.field("color").errors()).containsExactly("Please choose one of the list.");
    assertThatIllegalStateException()
        .isThrownBy(form::value)
        .withMessageContaining("amount")
        .withMessageNotContaining("12x");
    assertThat(form.toString()).isEqualTo("Form[Card]");
  }

  @Test
  void errorsAreShownWhereTheUserHasBeenAndAllAfterASubmit() {
    Form<Card> form = CARD.read(change("_unused_title=&title=&amount=x"));

    assertThat(form.field("title").errors()).isEmpty();
    assertThat(form.field("amount").errors()).hasSize(1);
    assertThat(form.field("due").errors()).isEmpty();
    assertThat(form.valid()).isFalse();
    Form<Card> submitted = form.read(submit("title=&amount=x"));
    assertThat(submitted.field("title").errors()).containsExactly("Please fill this in.");
    assertThat(submitted.field("due").errors()).containsExactly("Please fill this in.");
    assertThat(submitted.submitted()).isTrue();
  }

  @Test
  void theUnusedMarkOfANestedFieldAndOfOneForSeveralIsRead() {
    Form<Card> form =
        CARD.require("address.city", "tags")
            .read(
                change(
                    "address[_unused_city]=&address[city]=&_unused_tags[]=&tags[]=&address[street]="));

    assertThat(form.field("address.city").errors()).isEmpty();
    assertThat(form.field("tags").errors()).isEmpty();
    assertThat(form.read(change("address[city]=&tags[]=")).field("address.city").errors())
        .hasSize(1);
    assertThat(form.read(change("address[city]=&tags[]=")).field("tags").errors()).hasSize(1);
  }

  record Numbers(
      byte tiny, int whole, long big, double any, @Nullable Double boxed, BigDecimal exact) {}

  @ParameterizedTest
  @CsvSource({
    "tiny,128,Please enter a number from -128 to 127.",
    "whole,2147483648,'Please enter a number from -2,147,483,648 to 2,147,483,647.'",
    "big,9223372036854775808,'from -9,223,372,036,854,775,808'",
    "whole,1.5,Please enter a whole number.",
    "whole,0x10,Please enter a whole number.",
    "whole,'',Please fill this in.",
    "any,NaN,'Please enter a number, such as 12.5.'",
    "any,Infinity,Please enter a number",
    "any,1e999,Please enter a number",
    "any,1d,Please enter a number",
    "boxed,'1,5',Please enter a number",
    "exact,1e99999,Please enter a number",
  })
  void aNumberIsOneOfItsType(String field, String typed, String error) {
    Form<Numbers> form =
        Form.of(Numbers.class).fill(new Numbers((byte) 1, 1, 1, 1, 1.0, BigDecimal.ONE));

    Form<Numbers> read = form.read(Params.of(Map.of(field, typed)));

    assertThat(read.valid()).isFalse();
    assertThat(read.field(field).errors()).hasSize(1).first().asString().contains(error);
  }

  record Times(
      Instant instant,
      LocalDateTime local,
      YearMonth month,
      Duration duration,
      UUID id,
      @Nullable String note) {}

  @Test
  void timesAndIdsAreReadAndWritten() {
    Times times =
        new Times(
            Instant.parse("2026-11-28T14:30:00Z"),
            LocalDateTime.parse("2026-11-28T14:30"),
            YearMonth.of(2026, 11),
            Duration.ofMinutes(90),
            new UUID(1, 2),
            null);

    assertThat(Form.of(Times.class).fill(times).value()).isEqualTo(times);
    assertThat(Form.of(Times.class).fill(times).read(Params.of(Map.of("id", "1-1-1-1-1"))).valid())
        .isFalse();
  }

  @Test
  void aCheckOfAFieldIsMadeWheneverThatFieldCanBeRead() {
    Form<Card> form =
        CARD.check("title", (String t) -> t.length() > 3 ? "Too long." : null)
            .check("at", (LocalTime at) -> at.getHour() > 12 ? "Too late." : null)
            .read(submit("title=Paper&amount=x&at=14:30"));

    assertThat(form.field("title").errors()).containsExactly("Too long.");
    assertThat(form.field("at").errors()).containsExactly("Too late.");
    assertThat(form.read(submit("at=")).field("at").errors()).isEmpty();
  }

  @Test
  void aCheckOfTheWholeIsMadeWhenNothingElseIsWrong() {
    Form<Card> form =
        CARD.check(
                (card, errors) -> {
                  if (card.done() && card.amount() == 0) {
                    errors.add("Nothing is done.");
                    errors.add("address.city", "Where?");
                  }
                })
            .fill(FULL);

    Form<Card> read = form.read(submit("amount=0"));
    assertThat(read.errors()).containsExactly("Nothing is done.");
    assertThat(read.field("address.city").errors()).containsExactly("Where?");
    assertThat(read.valid()).isFalse();
    assertThat(form.read(submit("amount=1")).valid()).isTrue();
    assertThat(form.read(submit("amount=x")).errors()).isEmpty();
  }

  @Test
  void anErrorThatOnlyTheApplicationFindsIsShownUntilTheNextReading() {
    Form<Card> form = CARD.fill(FULL).error("title", "There is one of that title.");

    assertThat(form.field("title").errors()).containsExactly("There is one of that title.");
    assertThat(form.valid()).isFalse();
    assertThat(form.read(change("title=Pen")).valid()).isTrue();
  }

  record Even(int number) {
    Even {
      if (number % 2 != 0) {
        throw new IllegalArgumentException("secret " + number);
      }
    }
  }

  @Test
  void aRecordThatRefusesItsPartsIsAnErrorOfTheWhole() {
    Form<Even> form = Form.of(Even.class).read(Params.of(Map.of("number", "3")));

    assertThat(form.valid()).isFalse();
    assertThat(form.errors()).containsExactly("This is not valid.");
  }

  @Test
  void sentencesAndLabelsAreThoseOfTheLocale() {
    Form<Card> german =
        CARD.messages(
                locale ->
                    new ListResourceBundle() {
                      @Override
                      protected Object[][] getContents() {
                        return locale.equals(Locale.GERMAN)
                            ? new Object[][] {
                              {"required", "Bitte ausfüllen."},
                              {"title.required", "Ein Titel muss sein."},
                              {"due.label", "Fällig"},
                              {"Color.RED", "Rot"},
                              {"long", "Zu lang."}
                            }
                            : new Object[0][];
                      }
                    })
            .check("address.city", (String city) -> "long")
            .in(Locale.GERMAN)
            .read(submit("title="));

    assertThat(german.field("title").errors()).containsExactly("Ein Titel muss sein.");
    assertThat(german.field("due").errors()).containsExactly("Bitte ausfüllen.");
    assertThat(german.field("due").label()).isEqualTo("Fällig");
    assertThat(german.field("amount").errors()).containsExactly("Bitte ausfüllen.");
    assertThat(german.field("address.city").errors()).containsExactly("Zu lang.");
    assertThat(german.field("color").options())
        .containsExactly(new Option("RED", "Rot"), new Option("LIGHT_GREEN", "Light green"));
    assertThat(german.in(null).field("title").errors()).containsExactly("Please fill this in.");
  }

  @Test
  void aFieldKnowsItsNameIdAndWhetherItMustBeFilledIn() {
    FormField city = CARD.named("card").field("address.city");

    assertThat(city.name()).isEqualTo("card[address][city]");
    assertThat(city.id()).isEqualTo("card-address-city");
    assertThat(CARD.field("tags").name()).isEqualTo("tags[]");
    assertThat(CARD.field("title").id()).isEqualTo("card-title");
    assertThat(CARD.field("title").required()).isTrue();
    assertThat(CARD.field("due").required()).isTrue();
    assertThat(CARD.field("most").required()).isFalse();
    assertThat(CARD.field("at").required()).isFalse();
    assertThat(CARD.named("card").read(submit("card[title]=Ink&title=Pen")).field("title").value())
        .isEqualTo("Ink");
  }

  record Tree(String name, List<Tree> below) {}

  record Held(Object any, String name) {}

  @Test
  void mistakesOfTheApplicationAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CARD.field("titel"))
        .withMessageContaining("Card has no part 'titel'; it has [id, title,");
    assertThatIllegalArgumentException().isThrownBy(() -> CARD.require("addres.city"));
    assertThatIllegalArgumentException().isThrownBy(() -> CARD.rows("title"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Form.of(Tree.class))
        .withMessageContaining("holds itself");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Form.of(Held.class).field("any"))
        .withMessageContaining("which no text becomes");
    assertThat(Form.of(Held.class).fill(new Held(3, "a")).read(submit("name=b&any=4")).value())
        .isEqualTo(new Held(3, "b"));
    assertThatIllegalStateException()
        .isThrownBy(() -> CARD.check("amount", (String a) -> null).fill(FULL).valid())
        .withMessageContaining("the check of 'amount'");
  }

  @Test
  void linesEndAsTextHasThem() {
    assertThat(CARD.fill(FULL).read(submit("title=a%0D%0Ab%0Dc")).value().title())
        .isEqualTo("a\nb\nc");
  }

  record Person(String name, Optional<Address> home, @Nullable Address work) {}

  @Test
  void aRecordThatMayBeAwayIsWhereNothingIsTyped() {
    Form<Person> form = Form.of(Person.class).require("home.city");

    assertThat(form.read(submit("name=Ada&home[city]=+&work[city]=")).value())
        .isEqualTo(new Person("Ada", Optional.empty(), null));
    assertThat(form.read(submit("name=Ada&home[city]=Graz")).value().home())
        .contains(new Address("", "Graz"));
    assertThat(form.read(submit("home[street]=Main")).field("home.city").errors()).hasSize(1);
  }

  @Test
  void tooManyValuesAreABadRequest() {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(
            () -> CARD.read(Params.ofAll(Map.of("tags[]", Collections.nCopies(1_001, "a")))))
        .withMessage("'tags' has more than 1000 values");
  }
}
