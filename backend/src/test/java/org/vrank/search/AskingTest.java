package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.closest;
import static org.vrank.search.Writing.encoded;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;

import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Clocks;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Phrases, exclusions, filters and days that are typed. */
class AskingTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(TestServer.NOW, Clocks.BRUSSELS);

    private static TestServer server;
    private static String network;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        network = server.circle("The network");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_phrase_is_found_word_by_word_with_its_small_words_or_in_other_forms_without_them() {
        Browser karim = server.as("karim");
        String beside = publish(karim, network, "nl", "Wiekslag", "De molenaar van de heuvel kwam.");
        String apart = publish(karim, network, "nl", "Wiekslag", "De heuvel heeft een molenaar van naam.");
        assertThat(closest(karim, "molenaar heuvel")).containsExactlyInAnyOrder(beside, apart);
        assertThat(found(karim, "\"molenaar van de heuvel\"")).containsExactly(beside);
        assertThat(found(karim, "\"molenaar de van heuvel\"")).isEmpty();
        assertThat(found(karim, "\"Molenaars\"")).containsExactlyInAnyOrder(beside, apart);
        assertThat(found(karim, "wiekslag “van naam”")).containsExactly(apart);
    }

    @Test
    void a_phrase_that_stands_nowhere_is_offered_without_its_quotation_marks() {
        Browser karim = server.as("karim");
        publish(karim, network, "nl", "Trompet", "De trompettist speelde op het balkon.");
        Answer answer = search(karim, "\"balkon trompettist\" -viool");
        assertThat(answer.at("total").getIntValue()).isZero();
        assertThat(answer.text("suggestion")).isEqualTo("balkon trompettist -viool");
        assertThat(search(karim, "\"zonder zulke xqwoorden\"").at("suggestion").isNull())
                .isTrue();
    }

    @Test
    void a_misspelt_phrase_is_offered_as_it_is_spelt_and_never_as_it_was_typed() {
        Browser karim = server.as("karim");
        publish(karim, network, "nl", "Fluisterboot", "De vuurtorenwachter zag een fluisterboot varen.");
        assertThat(search(karim, "\"vuurtorenwachtre\"").text("suggestion")).isEqualTo("\"vuurtorenwachter\"");
        assertThat(search(karim, "fluisterboot \"de vuurtorenwachtre\"").text("suggestion"))
                .isEqualTo("fluisterboot \"de vuurtorenwachter\"");
        assertThat(search(karim, "\"fluisterboot vuurtorenwachtre\"").text("suggestion"))
                .as("side by side they stand nowhere")
                .isEqualTo("fluisterboot vuurtorenwachter");
        assertThat(search(karim, "\"vuurtorenschool\"").at("suggestion").isNull())
                .as("stands nowhere, its parts do")
                .isTrue();
    }

    @Test
    void where_nothing_is_found_the_beginning_of_a_word_is_offered_as_the_word_most_items_hold() {
        Browser karim = server.as("karim");
        publish(karim, network, "nl", "Zandloper", "De qibbelvrakken en de qibbelvrokken.");
        publish(karim, network, "nl", "Zandloper", "Nog veel qibbelvrokken.");
        assertThat(search(karim, "qibbelv").text("suggestion")).isEqualTo("qibbelvrokken");
        assertThat(search(karim, "qibbelv zandloper").text("suggestion"))
                .as("something is found")
                .isEqualTo("null");
        assertThat(search(karim, "qib").at("suggestion").isNull()).isTrue();
        assertThat(search(karim.with("Accept-Language", "nl"), "polari").text("suggestion"))
                .as("also where a dictionary has such a word")
                .startsWith("polaris");
        publish(karim, server.circle("First line"), "nl", "Zandloper", "De verborgen xibbelwratten.");
        assertThat(search(karim, "xibbelw").text("suggestion")).isEqualTo("xibbelwratten");
        assertThat(search(server.as("annemie"), "xibbelw").at("suggestion").isNull())
                .isTrue();
    }

    @Test
    void words_are_asked_for_by_how_they_begin_and_marked_where_they_stand() {
        Browser karim = server.as("karim");
        String one = publish(karim, network, "nl", "Boomklever", "Een boomkleverij hier.");
        String other = publish(karim, network, "nl", "Kruipspoor", "De boomklevende kraan.");
        assertThat(found(karim, "boomkl*")).containsExactlyInAnyOrder(one, other);
        assertThat(found(karim, "Boomkleve* kraan")).containsExactly(other);
        assertThat(found(karim, "boomkl* -boomklever*")).containsExactly(other);
        Answer answer = search(karim, "boomklevend*");
        assertThat(answer.each("id")).containsExactly(other);
        List<String> marked = new ArrayList<>();
        for (JsonNode piece : answer.at("items.0.fragments.0").values()) {
            if (Objects.requireNonNull(piece.get("hit")).getBooleanValue()) {
                marked.add(Objects.requireNonNull(piece.get("text")).getStringValue());
            }
        }
        assertThat(marked).contains("boomklevende");
        assertThat(answer.at("remarks").size()).isZero();
        assertThat(search(karim, "boomklxv*").at("suggestion").isNull()).isTrue();
    }

    @Test
    void a_kind_is_named_as_people_call_it() {
        Browser nadia = server.as("nadia");
        List<String> failures = found(nadia, "", "&kind=failure&limit=50");
        assertThat(failures).isNotEmpty();
        for (String typed : List.of("soort:mislukking", "type:échec", "kind:failure", "art:Fehlschlag")) {
            assertThat(found(nadia, typed, "&limit=50")).as(typed).isEqualTo(failures);
        }
    }

    @Test
    void what_is_left_out_is_not_found_and_alone_it_leaves_the_rest() {
        Browser karim = server.as("karim");
        String with = publish(karim, network, "nl", "Pianola", "Een pianola met een draaischijf");
        String without = publish(karim, network, "nl", "Pianola", "Een pianola met een kruk");
        assertThat(found(karim, "pianola")).contains(with, without);
        assertThat(found(karim, "pianola -draaischijf")).containsExactly(without);
        assertThat(found(karim, "-draaischijf", "&limit=50")).contains(without).doesNotContain(with);
        assertThat(found(karim, "pianola -\"met een kruk\"")).containsExactly(with);
    }

    @Test
    void a_word_is_looked_for_in_titles_alone() {
        Browser karim = server.as("karim");
        String title = publish(karim, network, "nl", "De hangmatten", "Iets anders");
        String body = publish(karim, network, "nl", "Iets anders", "Over de hangmat");
        assertThat(found(karim, "hangmat")).contains(title, body);
        assertThat(found(karim, "titel:hangmat")).containsExactly(title);
        assertThat(found(karim, "titre:hangmat anders")).containsExactly(title);
    }

    @Test
    void filters_and_days_are_typed_in_any_language() {
        Browser karim = server.as("karim");
        String school = publish(karim, network, "nl", "Telraam een", "Tekst", "school");
        String online = publish(karim, network, "fr", "Telraam deux", "Texte", "online-radicalisation");
        assertThat(found(karim, "telraam setting:school")).containsExactly(school);
        assertThat(found(karim, "telraam cadre:école")).containsExactly(school);
        assertThat(found(karim, "telraam -taal:nederlands")).containsExactly(online);
        assertThat(found(karim, "telraam langue:nl,fr")).containsExactlyInAnyOrder(school, online);
        int year = TODAY.getYear();
        assertThat(found(karim, "telraam sinds:" + year)).contains(school);
        assertThat(found(karim, "telraam na:" + year)).isEmpty();
        assertThat(found(karim, "telraam avant:" + year)).isEmpty();
        assertThat(found(karim, "telraam jusque:" + TODAY)).contains(school);
    }

    @Test
    void what_is_not_understood_is_said_in_the_readers_language() {
        Browser nadia = server.as("nadia");
        Answer answer = search(nadia.with("Accept-Language", "nl"), "\"school sinds:gisteren thema:onbestaand jon*");
        List<String> remarks = new ArrayList<>();
        for (JsonNode remark : answer.at("remarks").values()) {
            remarks.add(remark.getStringValue());
        }
        assertThat(remarks).hasSize(4);
        assertThat(String.join(" ", remarks)).contains("‘sinds:gisteren’", "aanhalingsteken", "‘thema:onbestaand’");
        assertThat(search(nadia, "😀🚨").at("remarks").size()).isOne();
        assertThat(search(nadia, "school").at("remarks").size()).isZero();
    }

    @Test
    void nothing_is_counted_where_a_place_is_typed() {
        Browser nadia = server.as("nadia");
        assertThat(search(nadia, "").at("counted").getBooleanValue()).isTrue();
        Answer answer = search(nadia, "gemeente:anderlecht");
        assertThat(answer.at("counted").getBooleanValue()).isFalse();
        assertThat(answer.at("facets.kind.0.count").isNull()).isTrue();
        assertThat(search(nadia, "-gemeente:anderlecht").at("counted").getBooleanValue())
                .isFalse();
    }

    @Test
    void the_name_of_a_circle_one_does_not_read_is_as_unknown_as_one_that_does_not_exist() {
        Browser annemie = server.as("annemie");
        Answer hidden = search(annemie, "kring:\"First line\"");
        Answer absent = search(annemie, "kring:\"First lines\"");
        assertThat(String.valueOf(hidden.at("remarks").getValue()).replace("First line", "X"))
                .isEqualTo(String.valueOf(absent.at("remarks").getValue()).replace("First lines", "X"))
                .contains("X");
        assertThat(hidden.each("id")).as("found by their words").hasSameElementsAs(absent.each("id"));
        assertThat(hidden.at("facets").getValue()).isEqualTo(absent.at("facets").getValue());
        assertThat(search(server.as("nadia"), "kring:\"First line\"")
                        .at("total")
                        .getIntValue())
                .isPositive();
        assertThat(annemie.get("/api/search?q=" + encoded("kring:\"First line\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_comes_from_places_like_ones_own_is_lifted_when_asked_and_says_why() {
        Browser karim = server.as("karim");
        String own = publish(karim, network, "nl", "Waslijn", "Een waslijn tussen twee huizen");
        Browser nadia = server.as("nadia");
        Answer plain = search(nadia, "waslijn");
        assertThat(plain.at("items.0.near").isNull()).isTrue();
        Answer near = search(nadia.with("Accept-Language", "en"), "", "&sort=near");
        assertThat(near.text("home.name")).isNotBlank();
        assertThat(near.at("home.traits").size()).isPositive();
        List<String> degrees = near.each("near");
        assertThat(degrees).contains("own").doesNotContain("strange");
        assertThat(degrees.getFirst()).isEqualTo("own");
        assertThat(search(nadia, "", "&sort=near").at("total").getIntValue())
                .isEqualTo(search(nadia, "").at("total").getIntValue());
        assertThat(search(server.visitor(), "", "&sort=near").at("home").isNull())
                .isTrue();
        assertThat(found(server.visitor(), "", "&sort=near")).isEqualTo(found(server.visitor(), ""));
        assertThat(own).isNotBlank();
    }
}
