package org.vrank.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What this repository says in several languages: every text in it is public and ours. */
final class Parallel {
    private static final Set<String> CODES = Set.of("nl", "fr", "de", "en");

    private final List<Map<Language, String>> texts = new ArrayList<>();

    /** Everything, read from the repository at this place. */
    static List<Map<Language, String>> texts(Path root) throws IOException {
        Parallel all = new Parallel();
        for (String file :
                List.of("templates.yml", "themes.yml", "public-circle.yml", "facts/contexts.yml", "demo/world.yml")) {
            all.inside(ContentFiles.yaml(file));
        }
        all.table("terms/terms.csv", "");
        all.table("facts/actors.csv", "name_");
        for (String folder : List.of("", "administration/", "box/", "discussion/", "pages/")) {
            all.beside(language -> yaml(root.resolve("frontend/src/i18n/" + folder + language + ".json")));
        }
        all.beside(language -> yaml(root.resolve("content/intake/" + language + ".yml")));
        all.beside(language ->
                properties(root.resolve("backend/src/main/resources/messages_" + language + ".properties")));
        try (var mails = Files.list(root.resolve("content/mails/nl"))) {
            for (Path mail : mails.sorted().toList()) {
                all.beside(language ->
                        paragraphs(root.resolve("content/mails/" + language).resolve(mail.getFileName())));
            }
        }
        return all.texts;
    }

    private interface Reading {
        Object read(String language) throws IOException;
    }

    /** A file a language, with the same keys. */
    private void beside(Reading reading) throws IOException {
        Map<String, Map<Language, String>> byKey = new LinkedHashMap<>();
        for (Language language : List.of(Language.NL, Language.FR, Language.EN)) {
            flatten("", reading.read(language.code()), language, byKey);
        }
        texts.addAll(byKey.values());
    }

    private static void flatten(String key, Object value, Language language, Map<String, Map<Language, String>> byKey) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> flatten(key + "." + name, part, language, byKey));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(key + "." + i, list.get(i), language, byKey);
            }
        } else if (value instanceof String text) {
            byKey.computeIfAbsent(key, k -> new EnumMap<>(Language.class)).put(language, text);
        }
    }

    /** One file that says things in several languages side by side. */
    private void inside(Object value) {
        if (value instanceof Map<?, ?> map) {
            if (CODES.containsAll(new HashSet<>(map.keySet()))
                    && map.values().stream().allMatch(String.class::isInstance)) {
                Map<Language, String> text = new EnumMap<>(Language.class);
                map.forEach((code, one) -> text.put(Language.of(code.toString()), one.toString()));
                texts.add(text);
            } else {
                map.values().forEach(this::inside);
            }
        } else if (value instanceof List<?> list) {
            list.forEach(this::inside);
        }
    }

    private void table(String file, String before) {
        for (CSVRecord row : ContentFiles.csv(file)) {
            Map<Language, String> text = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                String words = row.get(before + language.code());
                if (!words.isBlank()) {
                    text.put(language, words);
                }
            }
            texts.add(text);
        }
    }

    private static Object yaml(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    private static Object properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Object paragraphs(Path file) throws IOException {
        return List.of(Files.readString(file).split("\n\n"));
    }
}
