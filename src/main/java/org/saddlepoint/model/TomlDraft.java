package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Placement;
import org.saddlepoint.expr.SourcePosition;

/** A table while it is being read; its parts may be scattered over the file. */
final class TomlDraft {
  private final SourcePosition position;
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  TomlDraft(SourcePosition position) {
    this.position = position;
  }

  void put(Key key, TomlValue value) {
    slots.put(key.name, new Finished(key, value));
  }

  TomlDraft inner(Key key) {
    Slot slot = slots.computeIfAbsent(key.name, k -> new Table(key, new TomlDraft(key.position)));
    if (slot instanceof Tables list) {
      return list.drafts.get(list.drafts.size() - 1);
    }
    return ((Table) slot).draft;
  }

  TomlDraft appended(Key key) {
    Tables list = (Tables) slots.computeIfAbsent(key.name, k -> new Tables(key, new ArrayList<>()));
    list.drafts.add(new TomlDraft(key.position));
    return list.drafts.get(list.drafts.size() - 1);
  }

  TomlValue.Section section() {
    return new TomlValue.Section(position, slots.values().stream().map(s -> new TomlValue.Entry(s.key().name, s.key().position, s.key().placement, s.held())).toList());
  }

  /** A key with its place. */
  record Key(String name, SourcePosition position, Placement placement) {}

  /** What a key holds. */
  private sealed interface Slot {
    Key key();

    TomlValue held();
  }

  private record Finished(Key key, TomlValue held) implements Slot {}

  private record Table(Key key, TomlDraft draft) implements Slot {
    @Override
    public TomlValue held() {
      return draft.section();
    }
  }

  private record Tables(Key key, List<TomlDraft> drafts) implements Slot {
    @Override
    public TomlValue held() {
      return new TomlValue.Items(key.position, drafts.stream().map(d -> (TomlValue) d.section()).toList());
    }
  }
}
