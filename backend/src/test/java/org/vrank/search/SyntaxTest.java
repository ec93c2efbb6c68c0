package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {
    private static final Map<String, Map<String, Set<String>>> LABELS = Map.of(
            "theme",
            Map.of("online", Set.of("Online", "En ligne"), "mental", Set.of("Geestelijke gezondheid", "Santé mentale")),
            "language",
            Map.of("nl", Set.of("Nederlands", "néerlandais"), "fr", Set.of("Frans", "français")));

    private static Asked read(String text) {
        return Syntax.read(text, facet -> LABELS.getOrDefault(facet, Map.of()));
    }

    @Test
    void plain_words_stay_as_they_are() {
        Asked asked = read("een gesprek met de co-educatie - om 12:30 over http://voorbeeld.be/a-b");
        assertThat(asked.words()).isEqualTo(asked.text());
        assertThat(asked.remarks()).isEmpty();
        assertThat(asked.excluded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"op de hoek\" praten", "“op de hoek” praten", "„op de hoek“ praten", "«op de hoek» praten"})
    void words_in_quotation_marks_of_any_language_belong_together(String text) {
        Asked asked = read(text);
        assertThat(asked.phrases()).containsExactly("op de hoek");
        assertThat(asked.words().strip()).isEqualTo("praten");
        assertThat(asked.words()).hasSameSizeAs(text);
    }

    @Test
    void a_minus_before_a_word_or_phrase_leaves_it_out_and_one_inside_a_word_does_not() {
        Asked asked = read("jongeren -school -\"het plein\" co-educatie –park");
        assertThat(asked.excluded()).containsExactly("school", "het plein", "park");
        assertThat(asked.words().strip()).matches("jongeren +co-educatie");
    }

    @Test
    void a_quotation_mark_without_its_partner_is_no_error() {
        Asked asked = read("\"op de hoek");
        assertThat(asked.phrases()).isEmpty();
        assertThat(asked.hasWords()).isTrue();
        assertThat(asked.remarks()).extracting(Asked.Remark::message).containsExactly("search.remark.quote");
    }

    @ParameterizedTest
    @CsvSource({
        "thema:online, theme, online",
        "THÈME:online, theme, online",
        "onderwerp:\"santé mentale\", theme, mental",
        "thema:geest, theme, mental",
        "thema:gezondheid, theme, mental",
        "langue:neerlandais, language, nl",
        "lang:fr, language, fr",
        "taal:nl, language, nl"
    })
    void a_filter_is_named_in_any_language_and_its_value_by_any_label_or_the_beginning_of_one(
            String text, String facet, String value) {
        Asked asked = read(text.replace("\\\"", "\""));
        assertThat(asked.fields()).isEqualTo(Map.of(facet, Set.of(value)));
        assertThat(asked.hasWords()).isFalse();
        assertThat(asked.remarks()).isEmpty();
    }

    @Test
    void several_values_are_alternatives_and_a_minus_leaves_them_out() {
        assertThat(read("taal:nl,fr").fields()).isEqualTo(Map.of("language", Set.of("nl", "fr")));
        Asked without = read("-taal:nl");
        assertThat(without.left()).isEqualTo(Map.of("language", Set.of("nl")));
        assertThat(without.fields()).isEmpty();
    }

    @Test
    void a_value_that_does_not_exist_is_said_and_looked_for_as_words() {
        Asked asked = read("thema:onlin3 thema:zz taal:nl,xx");
        assertThat(asked.fields()).isEmpty();
        assertThat(asked.words()).isEqualTo(asked.text());
        assertThat(asked.remarks())
                .containsExactly(
                        new Asked.Remark("search.remark.value", List.of("thema", "onlin3")),
                        new Asked.Remark("search.remark.value", List.of("thema", "zz")),
                        new Asked.Remark("search.remark.value", List.of("taal", "xx")));
    }

    @ParameterizedTest
    @CsvSource({
        "sinds:2025, 2025-01-01,",
        "na:2025, 2026-01-01,",
        "depuis:2025-03, 2025-03-01,",
        "après:03/2025, 2025-04-01,",
        "vanaf:15/3/2025, 2025-03-15,",
        "tot:2025-02, , 2025-02-28",
        "before:2025, , 2024-12-31",
        "jusqu’à:15/03/2025, , 2025-03-15",
        "sinds:2023 tot:2024, 2023-01-01, 2024-12-31",
        "sinds:2023 sinds:2024, 2024-01-01,"
    })
    void days_are_named_by_day_month_or_year(String text, LocalDate since, LocalDate until) {
        Asked asked = read(text);
        assertThat(asked.since()).isEqualTo(since);
        assertThat(asked.until()).isEqualTo(until);
        assertThat(asked.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sinds:gisteren",
                "tot:2025-13",
                "tot:31/02/2025",
                "jaar:99",
                "jaar:2025..2020",
                "jaar:1000..9999"
            })
    void what_is_no_day_is_said_and_looked_for_as_words(String text) {
        Asked asked = read(text);
        assertThat(asked.since()).isNull();
        assertThat(asked.until()).isNull();
        assertThat(asked.fields()).isEmpty();
        assertThat(asked.words()).isEqualTo(text);
        assertThat(asked.remarks()).extracting(Asked.Remark::message).containsExactly("search.remark.day");
    }

    @ParameterizedTest
    @CsvSource({
        "😀🚨, search.remark.nothing",
        "(?!), search.remark.nothing",
        "2026-13-45, search.remark.no-day",
        "vergadering 2025-02-30, search.remark.no-day"
    })
    void where_no_word_or_no_such_day_was_typed_a_remark_says_so(String text, String remark) {
        assertThat(read(text).remarks()).extracting(Asked.Remark::message).containsExactly(remark);
        assertThat(read("school 😀 2026-13-45a").remarks()).isEmpty();
        assertThat(read(" ").remarks()).isEmpty();
        assertThat(read("\"kapot\" 😀").remarks()).isEmpty();
    }

    @Test
    void years_are_those_in_which_something_happened() {
        assertThat(read("jaar:2023..2025").fields()).isEqualTo(Map.of("year", Set.of("2023", "2024", "2025")));
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\"",
                "“",
                "”",
                "«",
                "»",
                "-",
                "−",
                ":",
                "thema:",
                "taal:",
                "sinds:",
                "nl",
                "2025",
                "..",
                "*",
                "(",
                ")",
                " ",
                "\u00a0",
                "woord",
                "\u202e",
                "🙂",
                "'",
                "’",
                ",",
                "\t",
                "jusqu’à:",
                "AND",
                "/",
                "\\");
        return pieces.list().ofMaxSize(60).map(list -> String.join("", list));
    }

    @Test
    void a_filter_is_read_with_the_spaces_of_french_and_a_word_after_not_is_left_out() {
        for (String text : List.of("depuis : 2025", "depuis: 2025", "depuis :2025")) {
            assertThat(read(text).since()).as(text).isEqualTo(LocalDate.of(2025, 1, 1));
            assertThat(read(text).hasWords()).as(text).isFalse();
        }
        assertThat(read("politie : wat werkt").words()).contains("politie", "wat werkt");
        assertThat(read("school NOT politie").excluded()).containsExactly("politie");
        assertThat(read("school not politie").excluded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AND", "EN", "ET", "UND", "&&", "OR", "OF", "OU", "ODER", "|", "||"})
    void and_and_or_between_two_parts_fall_away_and_a_remark_tells_how_it_is_with_or(String between) {
        Asked asked = read("school " + between + " politie");
        assertThat(asked.words().strip()).matches("school +politie");
        assertThat(asked.remarks())
                .isEqualTo(
                        List.of("AND", "EN", "ET", "UND", "&&").contains(between)
                                ? List.of()
                                : List.of(new Asked.Remark("search.remark.or", List.of(between))));
        for (String text : List.of(
                between + " school",
                "school " + between,
                "school " + between.toLowerCase(Locale.ROOT) + "a politie",
                "thuis " + between + "- en buitenwerk")) {
            assertThat(read(text).words()).as(text).isEqualTo(text);
        }
        assertThat(read("\"school " + between + " politie\"").phrases())
                .containsExactly("school " + between + " politie");
        assertThat(read("taal:nl " + between + " -school").hasWords()).isFalse();
        assertThat(read("taal:nl " + between + " NOT school").excluded()).containsExactly("school");
    }

    @Test
    void in_small_letters_and_and_or_are_words() {
        for (String text :
                List.of("school and politie", "school en politie", "ouders of vrienden", "école ou maison")) {
            assertThat(read(text).words()).as(text).isEqualTo(text);
            assertThat(read(text).remarks()).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"auteur:nadia, auteur", "school tag:school tag:school, tag", "-by:nadia, by", "datum:2025x, datum"})
    void a_name_before_a_colon_that_search_does_not_know_is_said_once_and_its_words_are_looked_for(
            String text, String name) {
        Asked asked = read(text);
        assertThat(asked.words()).isEqualTo(text);
        assertThat(asked.remarks()).containsExactly(new Asked.Remark("search.remark.field", List.of(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://voorbeeld.be",
                "om 12:30",
                "politie : wat werkt",
                "politie: wat werkt",
                "x:school",
                "nota:"
            })
    void other_colons_need_no_remark(String text) {
        assertThat(read(text).remarks()).isEmpty();
    }

    @Test
    void a_word_of_four_letters_with_an_asterisk_asks_for_words_that_begin_so() {
        Asked asked = read("school Contactper* -leerk*");
        assertThat(asked.phrases()).containsExactly("Contactper*");
        assertThat(asked.excluded()).containsExactly("leerk*");
        assertThat(asked.words().strip()).isEqualTo("school");
        assertThat(asked.remarks()).isEmpty();
        for (String text : List.of("jon* werk", "*school", "scho*l", "* school")) {
            assertThat(read(text).words()).as(text).isEqualTo(text);
            assertThat(read(text).remarks())
                    .as(text)
                    .extracting(Asked.Remark::message)
                    .containsExactly("search.remark.star");
        }
    }

    @Property
    void nothing_that_is_typed_is_an_error_and_what_remains_stands_in_its_place(@ForAll("anything") String text) {
        Asked asked = read(text);
        assertThat(asked.remarks()).hasSizeLessThanOrEqualTo(5);
        if (asked.hasWords()) {
            assertThat(asked.words()).hasSameSizeAs(asked.text());
            for (int i = 0; i < asked.text().length(); i++) {
                assertThat(asked.words().charAt(i)).isIn(asked.text().charAt(i), ' ');
            }
        }
        asked.narrowed(Narrowing.listed());
    }
}
