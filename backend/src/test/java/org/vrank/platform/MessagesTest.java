package org.vrank.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    /** A key where the code names one: refusing a field, or asking for a message. */
    private static final Pattern KEY = Pattern.compile(
            "(?:(?:reject|new Violation|Refusal\\.Invalid|Messages\\.of)\\(\\s*[^;{}]*?,\\s*|new Unfit\\()\"([a-z-]+(?:\\.[a-z-]+)+)\"(?!\\s*\\+)");

    @Test
    void every_key_the_code_names_exists_in_all_three_languages() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files =
                Files.walk(Path.of("src/main/java")).filter(f -> f.toString().endsWith(".java"))) {
            for (Path file : files.toList()) {
                var found = KEY.matcher(Files.readString(file));
                while (found.find()) {
                    named.add(found.group(1));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(20).contains("field.unknown", "cursor.unknown", "text.missing");
        for (String language : LANGUAGES) {
            assertThat(messages(language).stringPropertyNames()).as(language).containsAll(named);
        }
    }

    @Test
    void the_three_languages_say_the_same_things_with_the_same_places() throws IOException {
        Properties dutch = messages("nl");
        for (String language : LANGUAGES) {
            Properties other = messages(language);
            assertThat(other.stringPropertyNames()).as(language).isEqualTo(dutch.stringPropertyNames());
            for (String key : dutch.stringPropertyNames()) {
                assertThat(other.getProperty(key)).as(language + " " + key).isNotBlank();
                assertThat(new MessageFormat(other.getProperty(key)).getFormatsByArgumentIndex())
                        .as(language + " " + key)
                        .hasSameSizeAs(new MessageFormat(dutch.getProperty(key)).getFormatsByArgumentIndex());
            }
        }
    }

    @Test
    void no_file_says_one_thing_twice_since_the_last_would_silently_count() throws IOException {
        for (String language : LANGUAGES) {
            assertThat(Files.readAllLines(Path.of("src/main/resources/messages_" + language + ".properties")).stream()
                            .filter(line -> line.contains("=") && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('=')).strip()))
                    .as(language)
                    .hasSizeGreaterThan(20)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void german_readers_get_english_and_an_unknown_key_is_a_fault_of_ours() {
        assertThat(Messages.of(Language.DE, "problem.not-found"))
                .isEqualTo(Messages.of(Language.EN, "problem.not-found"));
        assertThat(Messages.of(Language.FR, "problem.not-found"))
                .isNotEqualTo(Messages.of(Language.NL, "problem.not-found"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Messages.of(Language.NL, "no.such-key"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Properties messages(String language) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                MessagesTest.class.getResourceAsStream("/messages_" + language + ".properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
