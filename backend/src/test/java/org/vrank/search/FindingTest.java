package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.closest;
import static org.vrank.search.Writing.encoded;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;
import static org.vrank.search.Writing.suggest;
import static org.vrank.search.Writing.withdraw;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class FindingTest {
    private static TestServer server;
    private static String firstLine;
    private static String network;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
        network = server.circle("The network");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "nl, Brieven aan ouders, Wij schreven brieven over fietsenstallingen, brief fietsenstalling",
        "fr, Les travaux du quartier, Nous avons ouvert les bibliothèques le dimanche, bibliotheque dimanches",
        "de, Häuser für Mütter, Wir öffneten die Turnhallen am Sonntag, turnhalle sonntage",
        "en, Listening in libraries, We opened the gymnasiums on Sundays, gymnasium sunday"
    })
    void a_colleague_finds_a_report_by_other_forms_of_its_words(
            String language, String title, String text, String question) {
        String id = publish(server.as("karim"), network, language, title, text);
        Browser nadia = server.as("nadia");
        assertThat(closest(nadia, question)).containsExactly(id);
        assertThat(closest(nadia.with("Accept-Language", "fr"), question)).containsExactly(id);
        assertThat(found(nadia, "xylofonist")).doesNotContain(id);
    }

    @Test
    void a_writer_finds_the_own_report_at_once() {
        Browser karim = server.as("karim");
        for (int i = 0; i < 10; i++) {
            String id = publish(karim, network, "nl", "Kroonluchter nummer", "Over kroonluchters " + i);
            assertThat(found(karim, "kroonluchters " + i)).contains(id);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nl, Spijbelen, Ons plan tegen schoolverzuim werkte niet, verzuim",
        "nl, Over stappen, De zeilbootbouwers bleven weg, zeilboot",
        "de, Wegbleiben, Gegen die Schulpflichtverletzung half nichts, schulpflicht"
    })
    void a_compound_is_found_by_its_parts(String language, String title, String text, String part) {
        String id = publish(server.as("karim"), network, language, title, text);
        assertThat(found(server.as("nadia"), part)).contains(id);
    }

    @Test
    void a_compound_asked_for_finds_its_parts_below_itself() {
        Browser karim = server.as("karim");
        String part = publish(karim, network, "nl", "Varen", "Een boot met een zeil van katoen en een zeil van linnen");
        String whole = publish(karim, network, "nl", "Varen", "Een katoenzeil");
        List<String> both = found(karim, "katoenzeil");
        assertThat(both).contains(part).startsWith(whole);
    }

    @Test
    void a_dutch_word_finds_french_german_and_english_reports_and_says_which_words_were_added() {
        Browser karim = server.as("karim");
        String french = publish(karim, network, "fr", "Un returnee au foyer", "Texte court.");
        String german = publish(karim, network, "de", "Die Rückkehrer im Viertel", "Kurzer Text.");
        String english = publish(karim, network, "en", "Two returnees in one street", "Short text.");
        Answer answer = search(server.as("nadia").with("Accept-Language", "nl"), "terugkeerders");
        assertThat(answer.each("id")).contains(french, german, english);
        assertThat(texts(answer, "added")).contains("returnee", "Rückkehrer").doesNotContain("terugkeerder");
        assertThat(search(server.as("nadia"), "xylofonist").at("added").size()).isZero();
    }

    @Test
    void a_word_that_no_concept_names_is_translated_by_the_lexicon_into_words_that_occur() {
        Browser karim = server.as("karim");
        String dutch = publish(karim, network, "nl", "De regenboog", "Een regenboog boven de kade.");
        String french = publish(karim, network, "fr", "Au-dessus du quai", "Un arc-en-ciel, puis un papillon jaune.");
        String english = publish(karim, network, "en", "Yellow", "Somebody saw a butterfly.");
        Browser nadia = server.as("nadia");
        Answer answer = search(nadia.with("Accept-Language", "nl"), "vlinder");
        assertThat(answer.each("id")).contains(french, english).doesNotContain(dutch);
        assertThat(texts(answer, "added")).contains("papillon", "butterfly").hasSizeLessThanOrEqualTo(12);
        assertThat(texts(search(nadia, "vlinder"), "added"))
                .as("Schmetterling stands nowhere")
                .noneMatch(word -> word.toLowerCase(Locale.ROOT).contains("schmetterling"));
    }

    @Test
    void a_word_that_was_added_is_dropped_and_taken_back_in_any_case_of_its_letters() {
        Browser karim = server.as("karim");
        String french = publish(karim, network, "fr", "Le tunnel", "Une grenouille dans le tunnel.");
        String english = publish(karim, network, "en", "The tunnel", "A frog in the tunnel.");
        Browser nadia = server.as("nadia");
        assertThat(found(nadia, "kikker")).contains(french, english);
        Answer without = search(nadia, "kikker", "&without=Grenouille");
        assertThat(without.each("id")).contains(english).doesNotContain(french);
        assertThat(texts(without, "added")).contains("frog").doesNotContain("grenouille");
        assertThat(search(nadia, "kikker", "&without=grenouille&without=frog").each("id"))
                .doesNotContain(french, english);
        assertThat(nadia.get("/api/search?q=kikker&without=" + "x".repeat(301)).fields())
                .containsExactly("without");
        assertThat(nadia.get("/api/search?q=kikker" + "&without=w".repeat(3)).status())
                .isEqualTo(200);
    }

    @Test
    void parts_of_a_compound_are_translated_together_or_not_at_all() {
        Browser karim = server.as("karim");
        String both = publish(karim, network, "fr", "Sous le pont", "Un crocodile de papier et un cirque.");
        String one = publish(karim, network, "fr", "Encore le cirque", "Le cirque est parti.");
        List<String> found = found(server.as("nadia"), "circuskrokodil");
        assertThat(found).contains(both).doesNotContain(one);
    }

    @Test
    void the_words_of_one_report_in_the_readers_language_come_first() {
        Browser karim = server.as("karim");
        String dutch = publish(karim, firstLine, "nl", "Zwirqix", "Zwirqix kapot.");
        String english = publish(karim, firstLine, "en", "Zwirqix", "Zwirqix broken.");
        Browser nadia = server.as("nadia");
        assertThat(found(nadia.with("Accept-Language", "nl"), "zwirqix")).containsExactly(dutch, english);
        assertThat(found(nadia.with("Accept-Language", "en"), "zwirqix")).containsExactly(english, dutch);
    }

    @Test
    void a_circle_narrows_what_is_found_and_changes_neither_the_question_nor_the_numbers() {
        Browser nadia = server.as("nadia");
        for (String question : List.of("vertrouwen", "signalen", "school", "informatie delen met politie")) {
            Answer all = search(nadia, question);
            counts(all, "circle").forEach((circle, count) -> {
                Answer there = search(nadia, question, "&circle=" + circle);
                assertThat(there.text("total")).as(question).isEqualTo("" + count);
                assertThat(there.at("added")).isEqualTo(all.at("added"));
                assertThat(counts(there, "circle")).isEqualTo(counts(all, "circle"));
            });
        }
    }

    @Test
    void fragments_mark_the_words_and_are_plain_text() {
        publish(
                server.as("karim"),
                network,
                "nl",
                "Over torenklokken",
                "Eerst een zin. Toen **luidden** we de klepelstoel <b>&amp;</b> iedereen schrok. Nog een zin.");
        Answer answer = search(server.as("nadia"), "klepelstoelen");
        StringBuilder whole = new StringBuilder();
        List<String> hits = new ArrayList<>();
        for (JsonNode fragment : answer.at("items.0.fragments").values()) {
            for (JsonNode piece : fragment.values()) {
                whole.append(part(piece, "text").getStringValue());
                if (part(piece, "hit").getBooleanValue()) {
                    hits.add(part(piece, "text").getStringValue());
                }
            }
        }
        assertThat(hits).isNotEmpty().containsOnly("klepelstoel");
        assertThat(whole.toString())
                .contains("luidden we de klepelstoel <b>&</b>")
                .doesNotContain("**");
        Answer byTitle = search(server.as("nadia"), "torenklok");
        assertThat(byTitle.each("items.0.titlePieces", "text")).containsExactly("Over ", "torenklokken");
        assertThat(byTitle.each("items.0.titlePieces", "hit")).containsExactly("false", "true");
        assertThat(answer.each("items.0.titlePieces", "hit")).containsExactly("false");
        assertThat(answer.text("items.0.circle.name")).isEqualTo("The network");
        assertThat(answer.text("items.0.reportKindLabel")).isEqualTo("Lesson learnt");
        assertThat(answer.text("items.0.place")).isEqualTo("Anderlecht");
    }

    @Test
    void every_facet_is_counted_without_its_own_filter_and_with_the_others() {
        try (TestServer own = TestServer.demo()) {
            Browser karim = own.as("karim");
            String circle = own.circle("The network");
            publish(karim, circle, "nl", "Kameleon een", "Over kameleons", "school");
            publish(karim, circle, "nl", "Kameleon twee", "Over kameleons", "polarisation");
            publish(karim, circle, "fr", "Kameleon trois", "Sur kameleons", "school", "polarisation");
            Browser nadia = own.as("nadia");
            Answer all = search(nadia, "kameleon");
            assertThat(counts(all, "theme")).isEqualTo(Map.of("polarisation", 2));
            assertThat(counts(all, "setting")).isEqualTo(Map.of("school", 2));
            assertThat(counts(all, "language")).isEqualTo(Map.of("nl", 2, "fr", 1));
            assertThat(counts(all, "kind")).isEqualTo(Map.of("lesson", 3));
            assertThat(all.text("facets.language.0.label")).isEqualTo("Dutch");
            assertThat(all.text("facets.kind.0.label")).isEqualTo("Lesson learnt");

            Answer french = search(nadia, "kameleon", "&language=fr");
            assertThat(french.at("total").getIntValue()).isEqualTo(1);
            assertThat(counts(french, "language")).isEqualTo(Map.of("nl", 2, "fr", 1));
            assertThat(counts(french, "theme")).isEqualTo(Map.of("polarisation", 1));

            Answer either = search(nadia, "kameleon", "&language=fr&language=nl&setting=school");
            assertThat(either.at("total").getIntValue()).isEqualTo(2);
            assertThat(counts(either, "setting")).isEqualTo(Map.of("school", 2));
            assertThat(counts(either, "theme")).isEqualTo(Map.of("polarisation", 1));
            assertThat(counts(either, "language")).isEqualTo(Map.of("nl", 1, "fr", 1));

            Answer nothing = search(nadia, "kameleon", "&kind=signal");
            assertThat(nothing.at("total").getIntValue()).isZero();
            assertThat(counts(nothing, "kind")).isEqualTo(Map.of("lesson", 3, "signal", 0));
            assertThat(nadia.get("/api/search?q=kameleon&kind=unheard-of").fields())
                    .containsExactly("kind");
        }
    }

    @Test
    void a_filter_by_circle_looks_only_there_and_strange_circles_hold_nothing() {
        Browser nadia = server.as("nadia");
        Answer here = search(nadia, "", "&circle=" + firstLine + "&limit=50");
        assertThat(here.each("id"))
                .isNotEmpty()
                .isEqualTo(
                        nadia.get("/api/reports?limit=50&circle=" + firstLine).each("id"));
        Browser annemie = server.as("annemie");
        Answer hidden = search(annemie, "school", "&circle=" + firstLine);
        Answer absent = search(annemie, "school", "&circle=00000000-0000-4000-8000-000000000000");
        assertThat(hidden.at("total").getIntValue()).isZero();
        assertThat(hidden.bytes()).isEqualTo(absent.bytes());
    }

    @Test
    void without_words_everything_is_listed_newest_first_as_in_the_library() {
        Browser nadia = server.as("nadia");
        assertThat(found(nadia, "", "&limit=50"))
                .isEqualTo(nadia.get("/api/reports?limit=50").each("id"));
        assertThat(found(server.visitor(), "", "&limit=50"))
                .isNotEmpty()
                .isEqualTo(server.visitor().get("/api/reports?limit=50").each("id"));
    }

    @Test
    void by_date_and_by_fit_order_the_same_items_and_pages_join_without_gap_or_repeat() {
        Browser karim = server.as("karim");
        for (int i = 0; i < 7; i++) {
            publish(karim, network, "nl", "Ocarina " + i, i == 2 ? "ocarina ocarina ocarina" : "Over iets anders");
        }
        Browser nadia = server.as("nadia");
        List<String> fit = found(nadia, "ocarina");
        List<String> date = found(nadia, "ocarina", "&sort=date");
        assertThat(fit).hasSize(7).containsExactlyInAnyOrderElementsOf(date).isNotEqualTo(date);
        assertThat(search(nadia, "ocarina").text("items.0.title")).isEqualTo("Ocarina 2");
        assertThat(date)
                .isEqualTo(nadia.get("/api/reports?limit=50").each("id").stream()
                        .filter(fit::contains)
                        .toList());
        List<String> paged = new ArrayList<>();
        for (int from = 0; from < 9; from += 3) {
            Answer page = search(nadia, "ocarina", "&limit=3&from=" + from);
            assertThat(page.at("total").getIntValue()).isEqualTo(7);
            paged.addAll(page.each("id"));
        }
        assertThat(paged).isEqualTo(fit);
    }

    @Test
    void most_of_the_words_are_enough_when_nothing_holds_them_all() {
        Browser karim = server.as("karim");
        String two = publish(karim, network, "nl", "Hoefsmid", "De hoefsmid en de klompenmaker");
        assertThat(found(karim, "hoefsmid klompenmaker sterrenkijker")).startsWith(two);
        assertThat(found(karim, "hoefsmid")).startsWith(two);
    }

    @Test
    void where_few_hold_most_of_the_words_those_that_hold_some_stand_below_them_in_each_order_and_filter() {
        Browser karim = server.as("karim");
        String both = publish(karim, network, "nl", "Blazers", "De drixquop en de vlomzaq");
        String one = publish(karim, network, "nl", "Drixquop", "De drixquop, weer de drixquop");
        String other = publish(karim, network, "fr", "Un vlomzaq", "Le vlomzaq, toujours le vlomzaq");
        String question = "drixquop vlomzaq";
        for (String order : List.of("fit", "date")) {
            Answer answer = search(karim, question, "&sort=" + order);
            assertThat(answer.at("closest").getIntValue()).as(order).isEqualTo(1);
            assertThat(answer.at("total").getIntValue()).isEqualTo(3);
            assertThat(answer.each("id")).first().isEqualTo(both);
            assertThat(answer.each("id")).containsExactlyInAnyOrder(both, one, other);
        }
        Answer french = search(karim, question, "&language=fr");
        assertThat(french.at("closest").getIntValue()).isZero();
        assertThat(french.each("id")).containsExactly(other);
        Answer none = search(karim, "drixquop xqwoord");
        assertThat(none.at("closest").getIntValue()).isZero();
        assertThat(none.each("id")).contains(one);
        assertThat(search(karim, "drixquop").at("closest"))
                .isEqualTo(search(karim, "drixquop").at("total"));
    }

    /** Where enough hold most of the words, what holds some is left out: by what one may not read, nobody's line moves. */
    @Test
    void what_one_may_not_read_moves_neither_the_line_nor_what_stands_below_it() {
        Browser karim = server.as("karim");
        String one = publish(karim, network, "nl", "Kwibbelzaq", "De kwibbelzaq");
        String question = "kwibbelzaq strompvel";
        Answer before = search(server.as("annemie"), question);
        assertThat(before.each("id")).containsExactly(one);
        List<String> hidden = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            hidden.add(publish(karim, firstLine, "nl", "Verborgen " + i, "De kwibbelzaq en de strompvel"));
        }
        Answer within = search(karim, question);
        assertThat(within.at("closest").getIntValue()).isEqualTo(11);
        assertThat(within.at("total").getIntValue()).isEqualTo(11);
        assertThat(search(server.as("annemie"), question).body()).isEqualTo(before.body());
        hidden.forEach(id -> withdraw(karim, id));
    }

    @Test
    void a_typing_error_is_forgiven_in_a_long_word_and_another_spelling_offered() {
        Browser karim = server.as("karim");
        String id = publish(karim, network, "nl", "De brandweerkazerne", "Onze brandweerkazerne en een vlag");
        Answer answer = search(karim, "brandwerkazerne");
        assertThat(answer.text("suggestion")).isEqualTo("brandweerkazerne");
        assertThat(answer.each("id")).startsWith(id);
        Answer kept = search(karim, "De (brandwerkazerne), vlag?");
        assertThat(kept.text("suggestion")).isEqualTo("De (brandweerkazerne), vlag?");
        Answer exact = search(karim, "brandweerkazerne");
        assertThat(exact.at("suggestion").isNull()).isTrue();
        assertThat(search(karim, "vlxg").at("total").getIntValue()).isZero();
        assertThat(search(karim, "vlxg").at("suggestion").isNull()).isTrue();
    }

    @Test
    void titles_terms_themes_and_places_are_proposed_while_typing_in_any_order_of_words() {
        Browser karim = server.as("karim");
        String id = publish(karim, network, "nl", "Één été met hooibalen", "Tekst", "hate-speech");
        Answer answer = suggest(karim, "hooib ete");
        assertThat(answer.each("text")).containsExactly("Één été met hooibalen");
        assertThat(answer.each("id")).containsExactly(id);
        assertThat(answer.each("kind")).containsExactly("title");
        assertThat(answer.at("next").isNull()).isTrue();
        Answer theme = suggest(karim, "hate sp");
        assertThat(theme.each("text")).contains("hate speech");
        assertThat(theme.each("kind")).contains("theme");
        Answer term = suggest(karim.with("Accept-Language", "nl"), "terugk");
        assertThat(term.text("items.0.kind")).isEqualTo("term");
        assertThat(term.text("items.0.text")).isEqualTo("terugkeerder");
        assertThat(term.body()).contains("returnee", "Rückkehrer");
        assertThat(suggest(karim, "anderl").each("kind")).contains("place");
        assertThat(suggest(karim, "anderl").each("text")).contains("Anderlecht");
        assertThat(suggest(karim, "h").each("text")).isEmpty();
        assertThat(suggest(karim, "").each("text")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"",
                "-school",
                "school -",
                "+ - && || ! ( ) { } [ ] ^ ~ * ? : \\ /",
                "title:school AND NOT body:*",
                "🦉🦉",
                "de het een",
                "'; drop table report; --",
                "%00",
                "a",
                "؟ 学校 школа",
                "l' d' qu'"
            })
    void nothing_that_is_typed_breaks_search(String typed) {
        Browser nadia = server.as("nadia");
        search(nadia, typed);
        suggest(nadia, typed);
        search(nadia, (typed + " ").repeat(300 / (typed.length() + 1)).strip());
    }

    @Test
    void what_cannot_be_accepted_is_named() {
        Browser nadia = server.as("nadia");
        Map<String, String> wrong = new TreeMap<>(Map.of(
                "q=" + "x".repeat(301),
                "q",
                "q=a%00b",
                "q",
                "from=-1",
                "from",
                "from=10001",
                "from",
                "from=two",
                "from",
                "limit=0",
                "limit",
                "limit=51",
                "limit",
                "sort=best",
                "sort",
                "kind=A%20B",
                "kind",
                "circle=here",
                "circle"));
        wrong.forEach((question, field) -> {
            Answer refused = nadia.get("/api/search?" + question);
            assertThat(refused.status()).as(question).isEqualTo(400);
            assertThat(refused.fields()).as(question).containsExactly(field);
        });
        assertThat(nadia.get("/api/search/suggestions?q=" + "x".repeat(301)).fields())
                .containsExactly("q");
        assertThat(nadia.get("/api/search?q=" + encoded("é ".repeat(5_000))).status())
                .isBetween(400, 431);
    }

    private static Map<String, Integer> counts(Answer answer, String facet) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode value : answer.at("facets." + facet).values()) {
            counts.put(
                    part(value, "value").getStringValue(), part(value, "count").getIntValue());
        }
        return counts;
    }

    private static JsonNode part(JsonNode whole, String name) {
        return java.util.Objects.requireNonNull(whole.get(name));
    }

    private static List<String> texts(Answer answer, String path) {
        List<String> texts = new ArrayList<>();
        answer.at(path).values().forEach(value -> texts.add(value.getStringValue()));
        return texts;
    }
}
