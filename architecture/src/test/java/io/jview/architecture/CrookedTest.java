package io.jview.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.jview.architecture.crooked.Entry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule finds its one fault in a house that was built wrong on purpose. */
class CrookedTest {

  private static final String ROOT = Entry.class.getPackageName();
  private static final House CROOKED =
      new House(
              ROOT,
              new ClassFileImporter().importPackages(ROOT),
              Set.of(ROOT, ROOT + ".spi"),
              Set.of("Base"),
              List.of())
          .floor(Room.of("entry", "Entry"))
          .floor(Room.of("upper"))
          .floor(Room.of("lower"))
          .floor(Room.of("contract", "."))
          .floor(Room.of("spi"));

  @Test
  void anImportThatGoesUpFails() {
    assertThat(failures(Rules.importsGoDown(CROOKED)))
        .anyMatch(
            failure -> failure.startsWith(ROOT + ".lower.Cellar looks from 'lower' into 'upper'"))
        .anyMatch(failure -> failure.startsWith(ROOT + ".Value looks from 'contract' into 'entry'"))
        .allMatch(
            failure ->
                failure.contains(".Cellar looks")
                    || failure.contains(".Value looks")
                    || failure.contains(".Odds is"));
  }

  @Test
  void aClassInNoRoomFails() {
    assertThat(failures(Rules.importsGoDown(CROOKED))).contains(ROOT + ".util.Odds is in no room");
  }

  @Test
  void aCircleFails() {
    assertThat(failures(Rules.roomsHaveNoCircles(CROOKED)))
        .anySatisfy(
            failure -> assertThat(failure).contains("Cycle detected").contains("upper", "lower"));
  }

  @Test
  void aCircleOfClassesInARoomFails() {
    assertThat(failures(Rules.classesHaveNoCircles(CROOKED, "upper")))
        .anySatisfy(
            failure -> assertThat(failure).contains("Cycle detected").contains("Door", "Hidden"));
    assertThat(failures(Rules.classesHaveNoCircles(CROOKED, "lower"))).isEmpty();
  }

  @Test
  void anSpiThatDragsALibraryAlongFails() {
    assertThat(failures(Rules.spiImportsTheJdkAlone()))
        .isNotEmpty()
        .allMatch(
            failure -> failure.contains(".spi.Carrier") && failure.contains("org.slf4j.Logger"));
  }

  @Test
  void aPublicTypeThatOnlyItsRoomUsesFails() {
    assertThat(failures(Rules.whatIsPublicIsUsed(CROOKED)))
        .containsExactlyInAnyOrder(
            ROOT + ".upper.Hidden is public and no other room uses it",
            ROOT + ".util.Odds is public and no other room uses it");
  }

  @Test
  void aPublicTypeThatCanBeExtendedFails() {
    assertThat(failures(Rules.publicTypesAreClosed(CROOKED)))
        .containsExactly(ROOT + ".Value is public and can be extended");
  }

  @Test
  void aPackageThatSaysNothingFails() {
    assertThat(failures(Rules.packagesSayWhatTheyKeep()))
        .isNotEmpty()
        .allMatch(failure -> failure.contains(".util.Odds"));
  }

  private static List<String> failures(ArchRule rule) {
    return rule.evaluate(CROOKED.classes()).getFailureReport().getDetails();
  }
}
