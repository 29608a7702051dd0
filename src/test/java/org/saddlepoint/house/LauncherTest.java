package org.saddlepoint.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a tree of its own with a Java and a Maven that only write down what they are asked. */
class LauncherTest {
  /** A blank in the name, as in many home directories. */
  @TempDir
  Path outside;

  private Path tree;
  private Path jdk;

  @BeforeEach
  void plantATree() throws IOException {
    tree = Files.createDirectories(outside.resolve("a tree"));
    jdk = Files.createDirectories(outside.resolve("jdk"));
    Files.createDirectories(tree.resolve("src/main"));
    Files.writeString(tree.resolve("src/main/Source.java"), "class Source {}");
    Files.writeString(tree.resolve("pom.xml"), "<project/>");
    Files.copy(Repository.root().resolve("saddlepoint"), tree.resolve("saddlepoint"));
    assertTrue(tree.resolve("saddlepoint").toFile().setExecutable(true));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.1\"\nMODULES=\"java.base jdk.incubator.vector\"\n");
    script(jdk.resolve("bin/javac"), "exit 0");
    script(jdk.resolve("bin/java"), """
        for last; do :; done
        case "$*" in
          *Rehearsal*) echo rehearsal >> "$LEDGER";;
          *) echo "answer to $last"; echo "vector $(case "$*" in *jdk.incubator.vector*) echo yes;; *) echo no;; esac)"
             [ "$last" = fail ] && exit 3; exit 0;;
        esac""");
    // Nothing is to be installed from a test.
    script(outside.resolve("bin/apt-get"), "exit 1");
    script(outside.resolve("bin/sudo"), "exit 1");
    script(outside.resolve("bin/mvn"), """
        echo "maven noise"; echo build >> "$LEDGER"; sleep 0.3
        [ -e "$BROKEN" ] && { echo "[ERROR] Source.java is wrong"; exit 1; }
        mkdir -p "$TREE/target/lib"; echo jar > "$TREE/target/saddlepoint.jar"; echo lib > "$TREE/target/lib/a.jar\"""");
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private record Run(int status, String out, String err) {}

  private ProcessBuilder launcher(Path command, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(command.toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(outside.toFile());
    builder.environment().put("PATH", outside.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("TREE", tree.toString());
    builder.environment().put("LEDGER", outside.resolve("ledger").toString());
    builder.environment().put("BROKEN", outside.resolve("broken").toString());
    return builder;
  }

  private Run run(Path command, String... arguments) throws Exception {
    Path out = Files.createTempFile(outside, "out", "");
    Path err = Files.createTempFile(outside, "err", "");
    Process process = launcher(command, arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private long builds() throws IOException {
    Path ledger = outside.resolve("ledger");
    return Files.exists(ledger) ? Files.readAllLines(ledger).stream().filter("build"::equals).count() : 0;
  }

  @Test
  void buildsOnceAndThenIsQuiet() throws Exception {
    Run first = run(tree.resolve("saddlepoint"), "hello");
    assertEquals("answer to hello\nvector no\n", first.out());
    assertTrue(first.err().contains("building"), first.err());
    assertFalse(first.err().contains("maven noise"), first.err());
    Run second = run(tree.resolve("saddlepoint"), "hello");
    assertEquals(new Run(0, "answer to hello\nvector no\n", ""), second);
    assertEquals(1, builds());
  }

  @Test
  void buildsAgainWhenASourceChangesOrGoes() throws Exception {
    run(tree.resolve("saddlepoint"), "x");
    Files.setLastModifiedTime(tree.resolve("src/main/Source.java"), FileTime.from(Instant.now().plusSeconds(1)));
    Files.setLastModifiedTime(tree.resolve("target/launcher.stamp"), FileTime.from(Instant.now()));
    run(tree.resolve("saddlepoint"), "x");
    assertEquals(2, builds());
    Files.delete(tree.resolve("src/main/Source.java"));
    Files.setLastModifiedTime(tree.resolve("target/launcher.stamp"), FileTime.from(Instant.now().minusSeconds(5)));
    run(tree.resolve("saddlepoint"), "x");
    assertEquals(3, builds());
  }

  @Test
  void worksThroughASymbolicLinkAndPassesTheStatusOn() throws Exception {
    Path link = Files.createSymbolicLink(outside.resolve("sp"), tree.resolve("saddlepoint"));
    assertEquals(3, run(link, "fail").status());
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Process one = launcher(tree.resolve("saddlepoint"), "one").redirectErrorStream(true).start();
    Process two = launcher(tree.resolve("saddlepoint"), "two").redirectErrorStream(true).start();
    assertTrue(new String(one.getInputStream().readAllBytes()).contains("answer to one"));
    assertTrue(new String(two.getInputStream().readAllBytes()).contains("answer to two"));
    assertEquals(1, builds());
  }

  @Test
  void aBrokenSourceSaysWhatIsWrongAndIsTriedAgain() throws Exception {
    Files.createFile(outside.resolve("broken"));
    Run broken = run(tree.resolve("saddlepoint"), "x");
    assertEquals(70, broken.status());
    assertEquals("", broken.out());
    assertTrue(broken.err().contains("[ERROR] Source.java is wrong"), broken.err());
    Files.delete(outside.resolve("broken"));
    assertEquals(0, run(tree.resolve("saddlepoint"), "x").status());
  }

  @Test
  void theVectorModuleIsForCommandsThatCompute() throws Exception {
    assertEquals("answer to model.toml\nvector yes\n", run(tree.resolve("saddlepoint"), "simulate", "model.toml").out());
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.1\"\nMODULES=\"java.base\"\n");
    assertEquals("answer to model.toml\nvector no\n", run(tree.resolve("saddlepoint"), "simulate", "model.toml").out());
  }

  @Test
  void anOldJavaIsPassedOver() throws Exception {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"1.8.0_392\"\n");
    Run run = run(tree.resolve("saddlepoint"), "--version");
    assertFalse(run.out().contains("answer to"), "ran with Java 8");
  }
}
