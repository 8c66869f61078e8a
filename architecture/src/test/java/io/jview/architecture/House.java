package io.jview.architecture;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * A module as its walls are to stand: its classes, and its rooms from the top floor down. A room
 * may look into the rooms of the floors below its own and into no others.
 *
 * @param root the package that all others of the module are in
 * @param classes its classes
 * @param exported the packages that others see
 * @param bases public classes that users extend, named as seen from the root
 * @param floors the rooms
 */
record House(
    String root,
    JavaClasses classes,
    Set<String> exported,
    Set<String> bases,
    List<List<Room>> floors) {

  /** The module that a class of its root package is in, without rooms. */
  static House of(Class<?> inside) {
    Path place = place(inside);
    ModuleDescriptor module = ModuleFinder.of(place).findAll().iterator().next().descriptor();
    Set<String> exported =
        module.exports().stream()
            .map(ModuleDescriptor.Exports::source)
            .collect(toUnmodifiableSet());
    return new House(inside.getPackageName(), classes(place), exported, Set.of(), List.of());
  }

  /** Of a folder, or of the jar that a module is packed into by then. */
  private static JavaClasses classes(Path place) {
    if (Files.isDirectory(place)) {
      return new ClassFileImporter().importPath(place);
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return new ClassFileImporter().importJar(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path place(Class<?> inside) {
    try {
      return Path.of(inside.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with one floor more, below all others. */
  House floor(Room... rooms) {
    List<List<Room>> more = new ArrayList<>(floors);
    more.add(List.of(rooms));
    return new House(root, classes, exported, bases, List.copyOf(more));
  }

  /** The same with classes that are public and open because users extend them. */
  House extended(String... names) {
    return new House(root, classes, exported, Set.of(names), floors);
  }

  /** The room that a class is in; empty if it is in none, as all of other modules are. */
  Optional<Room> roomOf(JavaClass type) {
    String outermost = outermost(type);
    return room(outermost).or(() -> room(type.getBaseComponentType().getPackageName()));
  }

  private Optional<Room> room(String place) {
    return floors.stream()
        .flatMap(List::stream)
        .filter(room -> room.places().stream().anyMatch(name -> absolute(name).equals(place)))
        .findFirst();
  }

  /** The floor that a room is on: 0 is the top. */
  int floorOf(Room room) {
    for (int floor = 0; floor < floors.size(); floor++) {
      if (floors.get(floor).contains(room)) {
        return floor;
      }
    }
    throw new IllegalArgumentException("no room of this house: " + room);
  }

  boolean exports(JavaClass type) {
    return exported.contains(type.getPackageName());
  }

  boolean isBase(JavaClass type) {
    return bases.stream().anyMatch(name -> absolute(name).equals(type.getName()));
  }

  private String absolute(String name) {
    return name.equals(".") ? root : root + "." + name;
  }

  /** The name of the class that a class stands in, perhaps its own. */
  static String outermost(JavaClass type) {
    String name = type.getBaseComponentType().getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}
