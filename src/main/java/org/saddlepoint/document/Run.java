package org.saddlepoint.document;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.action.Tier;
import org.saddlepoint.model.Network;

/**
 * A document with the outcomes of its statements.
 *
 * @param models of the document, in order
 * @param outcomes by derivation block, in the order of reading
 */
public record Run(Document document, List<Network> models, Map<Block.Derivation, List<Outcome>> outcomes) {
  public Run {
    models = List.copyOf(models);
    outcomes = new LinkedHashMap<>(outcomes);
  }

  /** All outcomes in the order of reading. */
  public List<Outcome> steps() {
    return outcomes.values().stream().flatMap(List::stream).toList();
  }

  /** The outcomes of a block by its name. */
  public List<Outcome> of(String block) {
    return outcomes.entrySet().stream().filter(e -> e.getKey().name().equals(block)).flatMap(e -> e.getValue().stream()).toList();
  }

  /** The text with every woven region refreshed. */
  public String woven() {
    return Weaver.weave(this);
  }

  /** Whether a woven region differs from what it should show, byte by byte. */
  public boolean stale() {
    return !woven().equals(document.text());
  }

  /** The same outcomes on a document that has the same statements at other places. */
  public Run on(Document moved) {
    Map<Block.Derivation, List<Outcome>> renewed = new LinkedHashMap<>();
    List<Block.Derivation> old = List.copyOf(outcomes.keySet());
    List<Block.Derivation> derivations = moved.blocks().stream().filter(Block.Derivation.class::isInstance).map(Block.Derivation.class::cast).toList();
    for (int b = 0; b < old.size(); b++) {
      Block.Derivation from = old.get(b);
      Block.Derivation to = derivations.get(b);
      renewed.put(to, outcomes.get(from).stream().map(o -> o.of(to.statements().get(from.statements().indexOf(o.statement())))).toList());
    }
    return new Run(moved, models, renewed);
  }

  /** How many statements reached each tier. */
  public Map<Tier, Integer> counts() {
    Map<Tier, Integer> counts = new EnumMap<>(Tier.class);
    for (Tier tier : Tier.values()) {
      counts.put(tier, (int) steps().stream().filter(o -> o.tier().filter(t -> t == tier).isPresent()).count());
    }
    return counts;
  }

  /** Whether every statement stands and nothing woven is stale. */
  public boolean passes() {
    return !stale() && steps().stream().allMatch(Outcome::stands);
  }
}
