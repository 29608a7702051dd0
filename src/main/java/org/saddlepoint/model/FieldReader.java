package org.saddlepoint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Resolver;

/** Turns parsed equations into fields: solved for the highest derivative, for x[t+1], for x itself, or left as 0 = F for fixed points. */
final class FieldReader {
  private final Reading reading;
  private final TimeKind time;
  private final List<FieldDraft> drafts;
  private final List<Coupling> couplings;
  private final SiteSamples samples;

  FieldReader(Reading reading, TimeKind time, List<FieldDraft> drafts, List<Coupling> couplings, SiteSamples samples) {
    this.samples = samples;
    this.reading = reading;
    this.time = time;
    this.drafts = drafts;
    this.couplings = couplings;
  }

  List<Field> read() {
    Map<String, EquationForm> forms = new LinkedHashMap<>();
    Map<String, Field> fields = new LinkedHashMap<>();
    for (FieldDraft draft : drafts) {
      SumProducts.check(draft);
      Resolver resolver = new Resolver(draft.text(), new EquationScope(reading, draft, drafts, couplings));
      Expr left = resolver.resolve(draft.equation().left());
      Expr right = resolver.resolve(draft.equation().right());
      EquationForm form = new EquationForm(reading, draft, Expr.sub(right, left), samples);
      forms.put(draft.name(), form);
      fields.put(draft.name(), field(draft, form));
    }
    AlgebraicLoops loops = new AlgebraicLoops(drafts, fields);
    if (time != TimeKind.STATIC) {
      loops.refuse();
    } else {
      for (String name : loops.cut()) {
        Field old = fields.get(name);
        fields.put(name, new Field(name, old.species(), Field.Kind.IMPLICIT, 0, forms.get(name).implicit(name), old.initial()));
      }
    }
    return List.copyOf(fields.values());
  }

  private Field field(FieldDraft draft, EquationForm form) {
    String name = draft.name();
    Optional<Distribution> initial = draft.initial().map(v -> new DistributionReader(reading, "the initial value of " + name).read(v, "initial"));
    String unknown = draft.discrete() ? name + EquationScope.NEXT : name + "'".repeat(draft.order());
    if (!form.contains(unknown) && !(time == TimeKind.STATIC)) {
      throw draft.text().error(
          draft.equation(), "the equation of " + name + " does not determine " + name, "write " + (time == TimeKind.DISCRETE ? name + "[t+1] = …" : name + "' = …, or " + name + " = … without dynamics"));
    }
    Optional<Expr> solved = form.contains(unknown) ? form.solved(unknown) : Optional.empty();
    if (draft.discrete() || draft.order() > 0) {
      Expr rightHandSide = solved.orElseThrow(() -> form.notLinear(unknown));
      return new Field(name, draft.species(), draft.discrete() ? Field.Kind.DISCRETE : Field.Kind.DIFFERENTIAL, draft.discrete() ? 1 : draft.order(), rightHandSide, initial);
    }
    if (solved.isPresent()) {
      return new Field(name, draft.species(), Field.Kind.ALGEBRAIC, 0, solved.get(), initial);
    }
    if (time != TimeKind.STATIC) {
      throw draft.text().error(
          draft.equation(), "the equation of " + name + " is an algebraic loop: it is not linear in " + name, "give " + name + " a time derivative, or add time = \"static\" for a network of fixed points");
    }
    return new Field(name, draft.species(), Field.Kind.IMPLICIT, 0, form.implicit(name), initial);
  }
}
