package org.vrank.reports;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vrank.platform.database.ContentFiles;

/** The templates of {@code content/templates.yml}, read once. */
@Singleton
class Templates {
    private final Map<String, Template> byKind = new LinkedHashMap<>();

    Templates() {
        for (Object entry : list(ContentFiles.yaml("templates.yml").get("templates"))) {
            Map<?, ?> template = (Map<?, ?>) entry;
            Map<?, ?> title = template.get("title") instanceof Map<?, ?> given ? given : Map.of();
            List<Template.Question> questions = new ArrayList<>();
            for (Object asked : list(template.get("questions"))) {
                questions.add(question((Map<?, ?>) asked));
            }
            String kind = String.valueOf(template.get("kind"));
            byKind.put(
                    kind,
                    new Template(
                            kind,
                            words(template.get("label")),
                            words(template.get("description")),
                            new Template.Label(words(title.get("label")), words(title.get("help"))),
                            List.copyOf(questions)));
        }
    }

    List<Template> all() {
        return List.copyOf(byKind.values());
    }

    boolean has(String kind) {
        return byKind.containsKey(kind);
    }

    /** The template of a kind that exists. */
    Template of(String kind) {
        Template template = byKind.get(kind);
        if (template == null) {
            throw new IllegalArgumentException("no template for this kind");
        }
        return template;
    }

    private static Template.Question question(Map<?, ?> asked) {
        List<Template.Option> options = new ArrayList<>();
        for (Object option : list(asked.get("options"))) {
            Map<?, ?> o = (Map<?, ?>) option;
            options.add(new Template.Option(String.valueOf(o.get("value")), words(o.get("label"))));
        }
        return new Template.Question(
                String.valueOf(asked.get("id")),
                Boolean.TRUE.equals(asked.get("core")),
                Boolean.TRUE.equals(asked.get("required")),
                String.valueOf(asked.get("type")),
                new Template.Label(words(asked.get("label")), words(asked.get("help"))),
                List.copyOf(options));
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> l ? l : List.of();
    }

    private static Map<String, String> words(@org.jspecify.annotations.Nullable Object value) {
        Map<String, String> words = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((language, word) -> words.put(String.valueOf(language), String.valueOf(word)));
        }
        return words;
    }
}
