package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saddlepoint.action.Tier;
import org.saddlepoint.house.Repository;

/**
 * Mistakes that people make are found: every claim of the project's own documents is changed in one place (a sign, a factor, an
 * exponent, a prime, an argument), and the changed claim must not stand. Claims that need the solver are left to the check of the
 * documents themselves, for the sake of time.
 */
class ClaimMutationTest {
  private static final Pattern CLAIM = Pattern.compile("(?m)^claim .*$");
  private static final Pattern SOLVED = Pattern.compile("\\b(C_\\w+|gain_\\w+|PR_\\w+|stability|critical_\\w+|limit|integral)\\b");
  private static final int PER_CLAIM = 3;

  /** Mutants that are true, each with the identity that makes it so. */
  private static final Map<String, String> EXCUSED = new TreeMap<>(Map.of(
      "claim saddle: C[x,x](tau) == C[x,x](tau) as even", "a function equals itself",
      "claim mean(tanh(x)^2, x ~ normal(v)) == v - 2*v^2 + 18/3*v^3 to O(v^3) as small", "the changed term is of the order that is left out"));

  private record Change(String name, Pattern where, String by) {}

  private static final List<Change> CHANGES = List.of(
      new Change("sign", Pattern.compile(" - "), " + "),
      new Change("sign", Pattern.compile(" \\+ "), " - "),
      new Change("factor", Pattern.compile("== (?!0)"), "== 2*"),
      new Change("number", Pattern.compile("(?<![\\w^])2\\*"), "3*"),
      new Change("exponent", Pattern.compile("\\^2"), "^3"),
      new Change("argument", Pattern.compile("C\\[phi\\(x\\),phi\\(x\\)\\]"), "C[x,phi(x)]"),
      new Change("prime", Pattern.compile("''\\(tau\\)"), "'(tau)"),
      new Change("half", Pattern.compile("1/2\\*"), ""),
      new Change("lag", Pattern.compile("tau < 0"), "tau > 0"));

  @Test
  void changedClaimsOfTheDocumentsDoNotStand() throws IOException {
    List<String> survivors = new ArrayList<>();
    int mutants = 0;
    Random random = new Random(42);
    for (Path file : documents()) {
      String text = Files.readString(file);
      Matcher claims = CLAIM.matcher(text);
      while (claims.find()) {
        String claim = claims.group();
        if (SOLVED.matcher(claim).find()) {
          continue;
        }
        List<String> mutated = mutants(claim);
        for (int k = 0; k < PER_CLAIM && !mutated.isEmpty(); k++) {
          String mutant = mutated.remove(random.nextInt(mutated.size()));
          mutants++;
          Outcome outcome = outcome(file, text.substring(0, claims.start()), mutant);
          if (outcome.stands() && !EXCUSED.containsKey(mutant)) {
            survivors.add(file.getFileName() + ": " + mutant + " " + outcome.finding());
          }
        }
      }
    }
    assertEquals(List.of(), survivors);
    assertTrue(mutants >= 40, "only " + mutants + " mutants");
  }

  private static List<Path> documents() throws IOException {
    try (var files = Files.walk(Repository.root().resolve("derivations"))) {
      return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static List<String> mutants(String claim) {
    List<String> all = new ArrayList<>();
    for (Change change : CHANGES) {
      Matcher m = change.where.matcher(claim);
      while (m.find()) {
        all.add(claim.substring(0, m.start()) + change.by + claim.substring(m.end()));
      }
    }
    return all;
  }

  /** The claim after the models and bindings of the document before it, without its other claims. */
  private static Outcome outcome(Path file, String before, String claim) {
    boolean inside = before.lastIndexOf("```derive") > before.lastIndexOf("```\n");
    String text = before.replaceAll("(?m)^claim .*$", "").replaceAll("(?ms)^<!-- saddlepoint:begin.*?saddlepoint:end -->$", "") + claim + "\n```\n";
    assertTrue(inside || before.contains("```derive"), "the claim stands in a block");
    List<Outcome> steps = Runner.run(DocumentReader.read(file.toString(), text), new DocumentModels(file.getParent())).steps();
    return steps.get(steps.size() - 1);
  }

  /** The line of the verdict is that of the claim. */
  @Test
  void theMistakeIsShownAtItsLine() {
    Run run = Claims.run("# A document\n\n```derive\nclaim x + x == 2*x\nclaim x + x == 3*x\n```\n");
    List<Outcome> refuted = run.steps().stream().filter(o -> !o.stands()).toList();
    assertEquals(1, refuted.size());
    assertEquals(5, refuted.get(0).statement().position().line());
    assertEquals(Tier.REFUTED, refuted.get(0).tier().orElseThrow());
    assertFalse(run.passes());
    assertTrue(DerivationText.check(List.of(run)).contains("test.md:5:1: REFUTED"));
    assertEquals(Set.of(), Set.copyOf(run.steps().get(0).assumptions()));
  }
}
