package org.saddlepoint.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saddlepoint.cli.Main;

/**
 * The house has floors: a package imports only from floors below its own, so there are no circles. Every library has one
 * door: the package that alone knows it.
 */
class FloorsTest {

  private static final String ROOT = "org.saddlepoint.";

  /** From the ground up. Packages of one floor do not know each other. */
  private static final List<Set<String>> FLOORS = List.of(
      Set.of("typeset"),
      Set.of("expr"),
      Set.of("io"),
      Set.of("numeric"),
      Set.of("lower", "cas", "render"),
      Set.of("model", "activation"),
      Set.of("action"),
      Set.of("rule"),
      Set.of("solve", "simulate"),
      Set.of("validate", "connectome"),
      Set.of("document", "export"),
      Set.of("report"),
      Set.of("benchmark"),
      Set.of("cli"));

  /** The packages that may know a library, by the beginning of the library's package names. */
  private static final Map<String, Set<String>> DOORS = Map.ofEntries(
      Map.entry("org.matheclipse.", Set.of("cas")),
      Map.entry("org.scilab.", Set.of("render")),
      Map.entry("org.apache.batik.", Set.of("render")),
      Map.entry("org.apache.xmlgraphics.", Set.of("render")),
      Map.entry("org.apache.pdfbox.", Set.of("render")),
      Map.entry("de.rototor.", Set.of("render")),
      Map.entry("org.hipparchus.", Set.of("numeric")),
      Map.entry("org.apache.commons.", Set.of("numeric")),
      Map.entry("org.bytedeco.", Set.of("numeric")),
      Map.entry("jdk.incubator.vector", Set.of("numeric", "lower")),
      Map.entry("org.objectweb.asm", Set.of("lower")),
      Map.entry("org.tomlj", Set.of("model")),
      Map.entry("org.commonmark.", Set.of("document")),
      Map.entry("org.knowm.", Set.of("report")),
      Map.entry("com.fasterxml.", Set.of("report", "document", "benchmark", "cli")),
      Map.entry("picocli", Set.of("cli")));

  /** Libraries that only other libraries use. */
  private static final List<String> NOBODY = List.of("com.google.", "org.apache.logging.", "org.slf4j.", "org.jgrapht.",
      "it.unimi.", "edu.jas.", "org.apfloat.", "sun.");

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() throws URISyntaxException {
    Path compiled = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    classes = new ClassFileImporter().importPath(compiled);
    assertTrue(classes.contain(Main.class), "the classes of the program were not found in " + compiled);
  }

  @Test
  void everyPackageHasAFloor() {
    Set<String> homeless = new TreeSet<>();
    for (JavaClass type : classes) {
      if (floor(packageOf(type)) < 0) {
        homeless.add(type.getPackageName());
      }
    }
    assertEquals(Set.of(), homeless);
  }

  @Test
  void nothingReachesUpOrSideways() {
    assertEquals(Set.of(), violations(dependency -> {
      JavaClass target = dependency.getTargetClass();
      if (!target.getPackageName().startsWith(ROOT)) {
        return false;
      }
      String from = packageOf(dependency.getOriginClass());
      String to = packageOf(target);
      return !from.equals(to) && floor(to) >= floor(from);
    }));
  }

  @Test
  void everyLibraryHasOneDoor() {
    assertEquals(Set.of(), violations(dependency -> {
      String library = dependency.getTargetClass().getBaseComponentType().getName();
      String from = packageOf(dependency.getOriginClass());
      return NOBODY.stream().anyMatch(library::startsWith)
          || DOORS.entrySet().stream().anyMatch(door -> library.startsWith(door.getKey())
              && !door.getValue().contains(from));
    }));
  }

  @Test
  void everyPackageIntroducesItself() {
    Set<String> silent = new TreeSet<>();
    for (JavaClass type : classes) {
      Path introduction = Repository.root().resolve("src/main/java")
          .resolve(type.getPackageName().replace('.', '/')).resolve("package-info.java");
      if (!introduction.toFile().isFile()) {
        silent.add(type.getPackageName());
      }
    }
    assertEquals(Set.of(), silent);
  }

  private static Set<String> violations(Predicate<Dependency> forbidden) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      type.getDirectDependenciesFromSelf().stream().filter(forbidden)
          .forEach(dependency -> found.add(dependency.getDescription()));
    }
    return found;
  }

  /** The part of the package name that has a floor: {@code rule} for {@code org.saddlepoint.rule.saddle}. */
  private static String packageOf(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : name;
  }

  private static int floor(String name) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).contains(name)) {
        return floor;
      }
    }
    return -1;
  }
}
