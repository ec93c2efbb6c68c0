package org.vrank.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class MinutesTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_host_takes_the_minutes_and_the_circle_reads_them_while_others_find_nothing() {
        Taking taking = Taking.of(server, "Notuleren");
        Browser leila = server.as("leila");
        assertThat(taking.take(server.as("nadia"), taking.platform()).status()).isEqualTo(403);
        assertThat(taking.take(leila, taking.platform()).status()).isEqualTo(204);
        Answer saved = taking.write(leila, taking.platform(), 0, "Wie meldt, wordt **gebeld**.");
        assertThat(saved.text("version")).as(saved.body()).isEqualTo("1");
        assertThat(saved.text("html")).contains("<strong>gebeld</strong>");
        assertThat(taking.write(server.as("nadia"), taking.platform(), 1, "Ik ook")
                        .status())
                .isEqualTo(403);
        Answer read = server.as("karim").get(taking.path());
        assertThat(read.text("layers.0.texts.0.text")).isEqualTo("Wie meldt, wordt **gebeld**.");
        assertThat(read.text("layers.0.taker.name")).startsWith("Leïla");
        assertThat(read.text("layers.0.writes")).isEqualTo("false");
        for (Browser other : List.of(server.as("annemie"), server.visitor())) {
            assertThat(other.get(taking.path()).bytes())
                    .isEqualTo(other.get("/api/meetings/" + Gathering.NOWHERE + "/minutes")
                            .bytes());
        }
        assertThat(taking.write(leila, taking.platform(), 1, "Bel 0470 12 34 56")
                        .fields())
                .containsExactly("text");
        assertThat(taking.write(leila, taking.platform(), 1, "x".repeat(20_001)).fields())
                .containsExactly("text");
        assertThat(leila.get(taking.path()).text("layers.0.texts.0.version")).isEqualTo("1");
    }

    @Test
    void candid_notes_lie_in_their_own_circle_and_who_does_not_read_it_does_not_learn_of_them() {
        Taking taking = Taking.of(server, "Vrijuit");
        Browser leila = server.as("leila");
        taking.take(leila, taking.platform());
        taking.write(leila, taking.platform(), 0, "Wij bellen binnen de week.");
        String before = leila.get(taking.path()).body();
        Browser nadia = server.as("nadia");
        assertThat(taking.take(nadia, taking.candid()).status()).isEqualTo(204);
        assertThat(taking.write(nadia, taking.candid(), 0, "Niemand belde terug, en dat wisten wij.")
                        .status())
                .isEqualTo(200);
        assertThat(leila.get(taking.path()).body()).isEqualTo(before).doesNotContain("Niemand belde");
        Answer karim = server.as("karim").get(taking.path());
        assertThat(karim.each("layers", "outcomes")).containsExactly("true", "false");
        assertThat(karim.text("layers.1.texts.0.text")).startsWith("Niemand belde");
        assertThat(karim.text("layers.1.taker.name")).startsWith("Nadia");
        for (String circle : List.of(taking.candid(), server.circle("The network"))) {
            assertThat(taking.take(leila, circle).bytes())
                    .isEqualTo(taking.take(leila, Gathering.NOWHERE).bytes());
            assertThat(taking.write(leila, circle, 0, "Zo?").bytes())
                    .isEqualTo(taking.write(leila, Gathering.NOWHERE, 0, "Zo?").bytes());
        }
    }

    @Test
    void what_comes_too_late_stands_beside_until_somebody_dealt_with_it() {
        Taking taking = Taking.of(server, "Te laat");
        Browser nadia = server.as("nadia");
        Browser karim = server.as("karim");
        taking.take(nadia, taking.candid());
        taking.write(nadia, taking.candid(), 0, "Eerst");
        taking.write(nadia, taking.candid(), 1, "Eerst en dan");
        Answer behind = taking.write(nadia, taking.candid(), 1, "Eerst, op een ander toestel");
        assertThat(behind.status()).isEqualTo(409);
        assertThat(behind.text("current.text")).isEqualTo("Eerst en dan");
        assertThat(taking.take(karim, taking.candid()).status()).isEqualTo(204);
        Answer taken = taking.write(nadia, taking.candid(), 2, "Eerst en dan nog dit");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taking.write(karim, taking.candid(), 2, "Van Karim").text("version"))
                .isEqualTo("3");
        Answer read = karim.get(taking.path());
        List<String> beside = read.each("layers.1.beside", "text");
        assertThat(beside).containsExactlyInAnyOrder("Eerst, op een ander toestel", "Eerst en dan nog dit");
        String first = read.text("layers.1.beside." + beside.indexOf("Eerst, op een ander toestel") + ".id");
        String settling = taking.path() + "/" + taking.candid() + "/beside/";
        assertThat(server.as("leila").delete(settling + first).bytes())
                .isEqualTo(
                        server.as("leila").delete(settling + Gathering.NOWHERE).bytes());
        assertThat(karim.delete(settling + first).status()).isEqualTo(204);
        assertThat(karim.delete(settling + first).status()).isEqualTo(404);
        assertThat(karim.get(taking.path()).each("layers.1.beside", "text")).containsExactly("Eerst en dan nog dit");
        Answer earlier = karim.get(taking.path() + "/" + taking.candid() + "/texts/" + taking.item() + "/versions");
        assertThat(earlier.each("text")).contains("Eerst", "Eerst, op een ander toestel", "Eerst en dan nog dit");
        String outcomes = taking.path() + "/" + taking.platform() + "/texts/" + taking.item() + "/versions";
        assertThat(karim.get(outcomes).status()).isEqualTo(403);
        assertThat(server.as("leila").get(outcomes).status()).isEqualTo(200);
    }

    @Test
    void of_a_sentence_that_comes_too_late_while_it_is_typed_only_the_whole_stands_beside() {
        Taking taking = Taking.of(server, "Halve zinnen");
        Browser nadia = server.as("nadia");
        taking.take(nadia, taking.candid());
        taking.write(nadia, taking.candid(), 0, "Op de ene computer");
        for (String typed : List.of("Wij", "Wij spraken", "Wij spraken af", "Iets heel anders", "Wij spraken af dat")) {
            assertThat(taking.write(nadia, taking.candid(), 0, typed).status()).isEqualTo(409);
        }
        assertThat(nadia.get(taking.path()).each("layers.1.beside", "text"))
                .containsExactlyInAnyOrder("Wij spraken af dat", "Iets heel anders");
    }

    @Test
    void off_the_record_stops_every_layer_until_a_host_lifts_it() {
        Taking taking = Taking.of(server, "Niet voor het verslag");
        Browser leila = server.as("leila");
        Browser nadia = server.as("nadia");
        taking.take(leila, taking.platform());
        taking.take(nadia, taking.candid());
        assertThat(taking.off(server.as("annemie"), true).bytes())
                .isEqualTo(server.as("annemie")
                        .put(
                                "/api/meetings/" + Gathering.NOWHERE + "/minutes/off-record/" + taking.item(),
                                java.util.Map.of("off", true))
                        .bytes());
        assertThat(taking.off(server.as("karim"), true).status()).isEqualTo(204);
        assertThat(leila.get(taking.path()).at("off").values())
                .singleElement()
                .satisfies(item -> assertThat(item.getStringValue()).isEqualTo(taking.item()));
        assertThat(taking.write(leila, taking.platform(), 0, "Toch").fields()).containsExactly("text");
        assertThat(taking.write(nadia, taking.candid(), 0, "Toch").fields()).containsExactly("text");
        assertThat(taking.off(server.as("karim"), false).status()).isEqualTo(403);
        assertThat(taking.off(leila, false).status()).isEqualTo(204);
        assertThat(taking.write(nadia, taking.candid(), 0, "Nu wel").status()).isEqualTo(200);
        assertThat(server.ask(
                        "select count(*) from minute_version where meeting_id = ?::uuid and text = 'Toch'",
                        taking.meeting()))
                .isEqualTo("0");
    }

    @Test
    void two_who_race_for_the_notes_never_lose_a_text() throws Exception {
        for (int round = 0; round < 5; round++) {
            Taking taking = Taking.of(server, "Wedloop " + round);
            List<Callable<Set<String>>> work = new ArrayList<>();
            for (String who : List.of("nadia", "karim", "nadia")) {
                Browser browser = server.as(who);
                String name = who + work.size();
                Random random = new Random(round * 10L + work.size());
                work.add(() -> type(taking, browser, name, random));
            }
            Set<String> typed = new HashSet<>();
            try (ExecutorService writers = Executors.newFixedThreadPool(work.size())) {
                for (Future<Set<String>> one : writers.invokeAll(work)) {
                    typed.addAll(one.get());
                }
            }
            String all = String.valueOf(server.ask("""
                    select string_agg(text, ' ') from (
                        select text from minute where meeting_id = ?::uuid
                        union all select text from minute_version where meeting_id = ?::uuid and beside) t
                    """, taking.meeting(), taking.meeting()));
            assertThat(typed).hasSize(60).allSatisfy(word -> assertThat(all).contains(word));
        }
    }

    /** Types word after word as a page does: builds on the last text it heard of, and takes over when it likes. */
    private static Set<String> type(Taking taking, Browser browser, String name, Random random) {
        Set<String> typed = new HashSet<>();
        String text = "";
        int version = 0;
        for (int i = 0; i < 20; i++) {
            if (random.nextInt(4) == 0) {
                assertThat(taking.take(browser, taking.candid()).status()).isEqualTo(204);
            }
            String word = name + "-" + i + ";";
            typed.add(word);
            Answer answer = taking.write(browser, taking.candid(), version, text + word);
            assertThat(answer.status()).as(answer.body()).isIn(200, 409);
            String at = answer.status() == 200 ? "" : "current.";
            text = answer.text(at + "text");
            version = Integer.parseInt(answer.text(at + "version"));
        }
        return typed;
    }
}
