package org.vrank.intake;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/** The words of the door in one language: {@code content/intake/<language>.yml}, and the templates filled with them. */
final class DoorWords {
    private static final Pattern KEY = Pattern.compile("%([a-z]+\\.[a-z0-9-]+)%");

    private final Map<String, String> words = new LinkedHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(filled(name)));

    DoorWords(Language language) {
        ContentFiles.yaml("intake/" + language.code() + ".yml")
                .forEach((part, texts) ->
                        ((Map<?, ?>) texts).forEach((key, text) -> words.put(part + "." + key, "" + text)));
    }

    /** A page, ready to be filled; a word that is missing is a fault of ours. */
    com.samskivert.mustache.Template page(String name) {
        return compiler.compile(filled(name));
    }

    /** A sentence with its places filled; plain text, escaped by whoever puts it into a page. */
    String say(String key, Map<String, ?> places) {
        return Mustache.compiler().escapeHTML(false).compile(text(key)).execute(places);
    }

    String say(String key) {
        return say(key, Map.of());
    }

    /** Whether there are words for a key that was put together. */
    boolean knows(String key) {
        return words.containsKey(key);
    }

    private String text(String key) {
        return Objects.requireNonNull(words.get(key), () -> "no words for " + key);
    }

    private String filled(String name) {
        return KEY.matcher(resource(name + ".html"))
                .replaceAll(
                        (MatchResult found) -> java.util.regex.Matcher.quoteReplacement(escaped(text(found.group(1)))));
    }

    /** For between tags and inside attributes alike; the braces of places stay. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(
                DoorWords.class.getResourceAsStream("/intake/" + name), () -> "no resource intake/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
