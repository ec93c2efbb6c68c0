package org.vrank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.vrank.platform.Language;

/**
 * The help of an office suite: the same pages in four languages, with an index made by people. An entry of the index is a question,
 * the pages it points to are what answers it, in its own language and in the others.
 */
final class HelpPages {
    private static final Pattern ENTRY =
            Pattern.compile("url:\"[^/\"]+/([^?#\"]+)[^\"]*\", app:\"[^\"]*\", text:\"([^\"]*)\"");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Language, List<Page>> pages = new EnumMap<>(Language.class);
    private final Map<Language, List<Asked>> entries = new EnumMap<>(Language.class);

    /** A page; the same number in each language. */
    record Page(int number, String title, String text) {}

    /** An entry of the index, with the pages it points to. */
    record Asked(String text, Set<Integer> answers) {}

    /** Reads {@code <folder>/<nl|fr|de|en-US>}. */
    HelpPages(Path folder) {
        try {
            for (Language language : Language.values()) {
                Path root = folder.resolve(language == Language.EN ? "en-US" : language.code());
                List<Page> all = new ArrayList<>();
                for (Path file : files(root.resolve("text"))) {
                    Page page = page(root.relativize(file).toString(), Files.readString(file));
                    if (!page.title().isBlank() && !page.text().isBlank()) {
                        all.add(page);
                    }
                }
                pages.put(language, all);
                entries.put(language, entries(Files.readString(root.resolve("bookmarks.js"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Page> pages(Language language) {
        return pages.getOrDefault(language, List.of());
    }

    /** In a fixed order; those at odd places are there to tune with. */
    List<Asked> asked(Language language, boolean odd) {
        List<Asked> all = entries.getOrDefault(language, List.of());
        List<Asked> half = new ArrayList<>();
        for (int i = odd ? 1 : 0; i < all.size(); i += 2) {
            half.add(all.get(i));
        }
        return half;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private Page page(String path, String html) {
        Document document = Jsoup.parse(html);
        Element shown = document.getElementById("DisplayArea");
        return new Page(
                numbers.computeIfAbsent(path, p -> numbers.size()),
                document.title(),
                shown == null ? "" : shown.text());
    }

    private List<Asked> entries(String bookmarks) {
        Map<String, Set<Integer>> byText = new TreeMap<>();
        Matcher entry = ENTRY.matcher(bookmarks);
        while (entry.find()) {
            Integer page = numbers.get(entry.group(1));
            String text = Parser.unescapeEntities(entry.group(2), false)
                    .replace("--", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
            if (page != null && !text.isEmpty()) {
                byText.computeIfAbsent(text, t -> new TreeSet<>()).add(page);
            }
        }
        return byText.entrySet().stream()
                .map(e -> new Asked(e.getKey(), e.getValue()))
                .toList();
    }
}
