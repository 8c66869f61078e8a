package io.jview.architecture;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Checks one house: a subclass says how it is to stand. */
abstract class HouseRules {

  private final House house;

  HouseRules(House house) {
    this.house = house;
  }

  @Test
  void importsGoDown() {
    check(Rules.importsGoDown(house));
  }

  @Test
  void roomsHaveNoCircles() {
    check(Rules.roomsHaveNoCircles(house));
  }

  @Test
  void spiImportsTheJdkAlone() {
    check(Rules.spiImportsTheJdkAlone());
  }

  @Test
  void whatIsPublicIsUsedByAnotherRoom() {
    check(Rules.whatIsPublicIsUsed(house));
  }

  @Test
  void publicTypesAreInterfacesRecordsOrFinal() {
    check(Rules.publicTypesAreClosed(house));
  }

  @Test
  void packagesSayWhatTheyKeep() {
    check(Rules.packagesSayWhatTheyKeep());
  }

  private void check(ArchRule rule) {
    rule.check(house.classes());
  }
}
