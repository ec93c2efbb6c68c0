package org.vrank.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/**
 * Authors (36 here, 120 in ops/prove) write at the levels 2, 3 and 4. Somebody with the whole database, but no custodian's passphrase, tries to find out who
 * wrote what. At the level organisation only, the author's own row says it, and does so here. At the other two, no way of guessing
 * does better than chance; without the rewriting and clearing, the same ways find nearly everybody.
 */
class AuthorLinkingTest {
    private static final int AUTHORS = Integer.getInteger("vrank.linking.authors", 36);

    /** A blind guess puts one on average in its place; more than this by one of twenty ways comes about once in ten thousand runs. */
    private static final int CHANCE = 7;

    private static final Map<String, Object> NEAR = Map.of("vrank.test.near-workshop", "yes");

    private record Author(UUID id, Browser browser, String handle, String word) {}

    @Test
    void the_whole_database_leads_from_levels_three_and_four_to_nobody() {
        try (TestServer server = TestServer.demo(NEAR, List.of())) {
            Map<String, Integer> found = linked(server, AUTHORS, AUTHORS / 3);
            System.getLogger(getClass().getName())
                    .log(System.Logger.Level.INFO, "of {0} each, linked: {1}", AUTHORS / 3, found);
            assertThat(found.get("organisation"))
                    .as("at level 2 the tie stands in the author's own row")
                    .isEqualTo(AUTHORS / 3);
            assertThat(found.get("confidential")).isLessThanOrEqualTo(CHANCE);
            assertThat(found.get("receipt")).isLessThanOrEqualTo(CHANCE);
            assertThat(found.get("words left")).isZero();
            assertThat(found.get("words of files left")).isZero();
        }
    }

    @Test
    void without_rewriting_and_clearing_it_would_lead_to_nearly_everybody() {
        try (TestServer server = TestServer.demo(NEAR, List.of())) {
            server.sql("""
                    create or replace function vrank_scatter(which date) returns void language plpgsql volatile as $$ begin end $$
                    """);
            server.sql("""
                    create or replace function vrank_scatter_files(which date) returns void language plpgsql volatile as $$ begin end $$
                    """);
            server.sql("""
                    create or replace function vrank_cluster(tables text[]) returns boolean
                        language plpgsql volatile as $$ begin return true; end $$
                    """);
            for (String table : List.of(
                    "manuscript",
                    "manuscript_version",
                    "desk_attachment",
                    "box_thread",
                    "box_entry",
                    "box_file",
                    "box_ready_file",
                    "box_identity")) {
                server.sql("alter table " + table + " set (autovacuum_enabled = false)");
            }
            Map<String, Integer> found = linked(server, 18, 6);
            assertThat(found.get("confidential")).isGreaterThanOrEqualTo(5);
            assertThat(found.get("receipt")).isGreaterThanOrEqualTo(5);
            assertThat(found.get("words left")).isPositive();
            assertThat(found.get("words of files left")).isPositive();
        }
    }

    /** By level, the most that any way of guessing gets right; and how many texts left words behind. */
    private static Map<String, Integer> linked(TestServer server, int all, int each) {
        Random random = new Random(11);
        List<Author> authors = authors(server, all);
        Collections.shuffle(authors, random);
        String circle = server.circle("Everyone");
        Browser jan = Boxed.custodian(server, "jan");
        Map<String, Map<UUID, UUID>> truth = new TreeMap<>();
        Map<UUID, UUID> threads = new HashMap<>();
        List<String> receipts = new ArrayList<>();
        Map<String, Author> byReceipt = new HashMap<>();
        Map<UUID, String> levels = new HashMap<>();
        for (int i = 0; i < all; i++) {
            Author author = authors.get(i);
            String level = List.of("organisation", "confidential", "receipt").get(i % 3);
            levels.put(author.id(), level);
            Map<String, Object> draft =
                    Boxed.draft(circle, level, "Over " + author.word(), "Er was een " + author.word());
            Answer manuscript = author.browser().post("/api/manuscripts", draft);
            String desk = "/api/manuscripts/" + manuscript.text("id");
            byte[] file = ("Bijlage over " + author.word()).getBytes(StandardCharsets.UTF_8);
            assertThat(author.browser()
                            .with("Idempotency-Key", "bestand-van-" + author.handle())
                            .upload(desk + "/attachments", "x", file)
                            .status())
                    .isEqualTo(201);
            author.browser().with("Idempotency-Key", null);
            if (level.equals("organisation")) {
                String report = author.browser()
                        .post("/api/reports", Map.of("manuscript", manuscript.text("id"), "version", 1))
                        .text("id");
                truth.computeIfAbsent(level, l -> new HashMap<>()).put(UUID.fromString(report), author.id());
            } else {
                String phrase = Boxed.sendFrom(author.browser(), desk, level);
                receipts.add(phrase);
                byReceipt.put(phrase, author);
            }
            // what everybody does besides, and what stays on the desk with its author's name on it
            author.browser().post("/api/manuscripts", Boxed.draft(circle, "named", "Nog iets", "Later."));
        }
        Collections.shuffle(receipts, random);
        Answer box = jan.get("/api/box");
        for (String phrase : receipts) {
            Author author = Objects.requireNonNull(byReceipt.get(phrase));
            int at = box.each("title").indexOf("Over " + author.word());
            threads.put(UUID.fromString(box.each("id").get(at)), author.id());
            Map<String, Object> proposal =
                    new HashMap<>(Boxed.proposal("Anders: " + author.word(), "Iets met " + author.word()));
            proposal.put("files", List.of(Map.of("number", 1)));
            Answer laid = jan.put("/api/box/" + box.each("id").get(at) + "/proposal", proposal);
            assertThat(laid.status()).as(laid.body()).isEqualTo(200);
            Boxed.act(server, phrase, "consent", Map.of("proposal", laid.text("proposal.number")));
        }
        assertThat(server.visitor().post("/api/demo/month", Map.of()).status()).isEqualTo(204);
        for (String phrase : receipts) {
            Author author = Objects.requireNonNull(byReceipt.get(phrase));
            String report = String.valueOf(
                    server.ask("select id::text from report where title = ?", "Anders: " + author.word()));
            truth.computeIfAbsent(Objects.requireNonNull(levels.get(author.id())), l -> new HashMap<>())
                    .put(UUID.fromString(report), author.id());
        }
        return guessed(server, authors, truth, threads, levels, each);
    }

    private static Map<String, Integer> guessed(
            TestServer server,
            List<Author> authors,
            Map<String, Map<UUID, UUID>> truth,
            Map<UUID, UUID> threads,
            Map<UUID, String> levels,
            int each) {
        List<UUID> members = authors.stream().map(Author::id).toList();
        Map<String, Integer> found = new TreeMap<>();
        truth.forEach((level, reports) -> {
            assertThat(reports).as(level).hasSize(each);
            List<UUID> own =
                    members.stream().filter(m -> level.equals(levels.get(m))).toList();
            Map<UUID, UUID> ownThreads = new HashMap<>(threads);
            ownThreads.values().retainAll(own);
            int best = 0;
            for (Map<UUID, UUID> targets : List.of(reports, ownThreads)) {
                Thief thief = new Thief(server.database());
                assertThat(thief.tuples()).isGreaterThan(1_000);
                thief.look(members, List.copyOf(targets.keySet()));
                best = Math.max(best, right(thief.together(), targets));
                best = Math.max(best, right(thief.nearest(false), targets));
                best = Math.max(best, right(thief.nearest(true), targets));
                for (var order : thief.orders().values()) {
                    best = Math.max(best, right(thief.inOrder(order, own), targets));
                }
            }
            found.put(level, best);
        });
        Thief thief = new Thief(server.database());
        for (Map.Entry<String, String> words : Map.of("words left", "Over ", "words of files left", "Bijlage over ")
                .entrySet()) {
            found.put(words.getKey(), (int) authors.stream()
                    .filter(author -> !"organisation".equals(levels.get(author.id())))
                    .filter(author -> thief.finds(words.getValue() + author.word()))
                    .count());
        }
        return found;
    }

    private static int right(Map<UUID, UUID> guesses, Map<UUID, UUID> truth) {
        return (int) guesses.entrySet().stream()
                .filter(guess -> guess.getValue().equals(truth.get(guess.getKey())))
                .count();
    }

    private static List<Author> authors(TestServer server, int all) {
        People people = new People(server);
        List<Author> authors = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            String handle = "author" + i;
            UUID organisation = people.organisation("Gemeente " + i % 12);
            UUID id = people.member(handle, organisation, "practitioner");
            authors.add(new Author(
                    id, server.as(handle), handle, "vogel" + Integer.toString(i * 7919 + 100_000, 36) + "zang"));
        }
        return authors;
    }
}
