package io.jview.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** What holds in each house. */
final class Rules {

  private Rules() {}

  /** Each class is in a room, and imports of the house what is in that room or below. */
  static ArchRule importsGoDown(House house) {
    return classes()
        .should(
            meet(
                "import rooms below alone",
                (type, failure) -> {
                  Optional<Room> room = house.roomOf(type);
                  if (room.isEmpty()) {
                    failure.accept(type.getName() + " is in no room");
                    return;
                  }
                  type.getDirectDependenciesFromSelf().stream()
                      .filter(dependency -> !isAllowed(house, room.get(), dependency))
                      .forEach(dependency -> failure.accept(tell(house, room.get(), dependency)));
                }));
  }

  private static boolean isAllowed(House house, Room room, Dependency dependency) {
    return house
        .roomOf(dependency.getTargetClass())
        .map(other -> other.equals(room) || house.floorOf(other) > house.floorOf(room))
        .orElse(true);
  }

  private static String tell(House house, Room room, Dependency dependency) {
    Room other = house.roomOf(dependency.getTargetClass()).orElseThrow();
    return "%s looks from '%s' into '%s', which is not below it: %s"
        .formatted(dependency.getOriginClass().getName(), room, other, dependency.getDescription());
  }

  /** No room needs, by whatever way, one that needs it. */
  static ArchRule roomsHaveNoCircles(House house) {
    return haveNoCircles("rooms", type -> house.roomOf(type).map(Room::name));
  }

  /** Within a room, no class needs one that needs it. */
  static ArchRule classesHaveNoCircles(House house, String room) {
    return haveNoCircles(
        "classes of " + room,
        type ->
            house
                .roomOf(type)
                .filter(found -> found.name().equals(room))
                .map(found -> House.outermost(type)));
  }

  private static ArchRule haveNoCircles(
      String what, Function<JavaClass, Optional<String>> identity) {
    return SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return identity
                    .apply(type)
                    .map(SliceIdentifier::of)
                    .orElse(SliceIdentifier.ignore());
              }

              @Override
              public String getDescription() {
                return what;
              }
            })
        .should()
        .beFreeOfCycles();
  }

  /** What others implement drags nothing along. */
  static ArchRule spiImportsTheJdkAlone() {
    return classes()
        .that()
        .resideInAPackage("..spi")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "..spi")
        .allowEmptyShould(true);
  }

  /** What only its own room uses is not public. */
  static ArchRule whatIsPublicIsUsed(House house) {
    return classes()
        .that()
        .arePublic()
        .should(
            meet(
                "be exported or used by another room",
                (type, failure) -> {
                  if (!house.exports(type) && isInTheOpen(type) && !isUsedElsewhere(type, house)) {
                    failure.accept(type.getName() + " is public and no other room uses it");
                  }
                }))
        .allowEmptyShould(true);
  }

  /** Whether all that it is nested in is public too, as what an interface holds always is. */
  private static boolean isInTheOpen(JavaClass type) {
    return type.getEnclosingClass()
        .map(outer -> outer.getModifiers().contains(JavaModifier.PUBLIC) && isInTheOpen(outer))
        .orElse(true);
  }

  /** Whether another room uses it, or a type that is nested in it. */
  private static boolean isUsedElsewhere(JavaClass type, House house) {
    return house.classes().stream()
        .filter(each -> each.equals(type) || each.getName().startsWith(type.getName() + "$"))
        .flatMap(each -> each.getDirectDependenciesToSelf().stream())
        .anyMatch(use -> !use.getOriginClass().getPackage().equals(type.getPackage()));
  }

  /** Public types are interfaces, records, enums, exceptions or final. */
  static ArchRule publicTypesAreClosed(House house) {
    return classes()
        .that()
        .arePublic()
        .should(
            meet(
                "be interfaces, records or final",
                (type, failure) -> {
                  if (!isClosed(type) && !house.isBase(type)) {
                    failure.accept(type.getName() + " is public and can be extended");
                  }
                }));
  }

  private static boolean isClosed(JavaClass type) {
    return type.isInterface()
        || type.isEnum()
        || type.getModifiers().contains(JavaModifier.FINAL)
        || type.isAssignableTo(Throwable.class);
  }

  /** Names that say nothing of what is inside. */
  static ArchRule packagesSayWhatTheyKeep() {
    return noClasses()
        .should()
        .resideInAnyPackage("..util..", "..impl..", "..common..", "..internal..", "..core..");
  }

  private static ArchCondition<JavaClass> meet(
      String text, BiConsumer<JavaClass, Consumer<String>> check) {
    return new ArchCondition<>(text) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.accept(type, failure -> events.add(SimpleConditionEvent.violated(type, failure)));
      }
    };
  }
}
