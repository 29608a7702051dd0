package org.saddlepoint.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The references that rules and models cite, by their keys. */
public final class Bibliography {
  private static final Pattern ENTRY = Pattern.compile("@(\\w+)\\{([^,]+),\\n(.*?)\\n\\}\\n", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("(\\w+)\\s*=\\s*\\{(.*)\\},?");

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** One reference: its BibTeX and its fields by name. */
  public record Entry(String key, String bibtex, Map<String, String> fields) {
    public Entry {
      fields = Map.copyOf(fields);
    }

    /** The reference in LaTeX as a list of references prints it. */
    String latex() {
      StringBuilder out = new StringBuilder(fields.getOrDefault("author", "").replace(" and ", "; "));
      out.append(". \\emph{").append(fields.getOrDefault("title", "")).append("}.");
      String where = fields.getOrDefault("journal", fields.getOrDefault("publisher", ""));
      out.append(where.isEmpty() ? "" : " " + where);
      out.append(fields.containsKey("volume") ? " \\textbf{" + fields.get("volume") + "}" : "");
      out.append(fields.containsKey("pages") ? ", " + fields.get("pages") : "");
      out.append(" (").append(fields.getOrDefault("year", "")).append(").");
      return out.append(fields.containsKey("eprint") ? " arXiv:" + fields.get("eprint") + "." : "").toString();
    }
  }

  private Bibliography(String bibtex) {
    Matcher m = ENTRY.matcher(bibtex);
    while (m.find()) {
      Map<String, String> fields = new LinkedHashMap<>();
      m.group(3).lines().forEach(line -> {
        Matcher field = FIELD.matcher(line.strip());
        if (field.matches()) {
          fields.put(field.group(1), field.group(2));
        }
      });
      entries.put(m.group(2), new Entry(m.group(2), m.group(), fields));
    }
  }

  /** The references that come with the program. */
  public static Bibliography standard() {
    try (InputStream text = Bibliography.class.getResourceAsStream("references.bib")) {
      return new Bibliography(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the references stand beside this class", unreadable);
    }
  }

  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The BibTeX of these keys in the order given; a key without entry becomes a comment that says so. */
  public String bibtex(Collection<String> keys) {
    StringBuilder out = new StringBuilder();
    for (String key : keys) {
      out.append(out.isEmpty() ? "" : "\n").append(entry(key).map(Entry::bibtex).orElse("% no reference is known for the key " + key + "\n"));
    }
    return out.toString();
  }
}
