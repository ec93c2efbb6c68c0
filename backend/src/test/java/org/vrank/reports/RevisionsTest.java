package org.vrank.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

class RevisionsTest {
    private static TestServer server;
    private static String firstLine;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("vrank.revisions.every", "1h"), List.of());
        firstLine = server.circle("First line");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static final Map<String, Object> TWO_CAME =
            Map.of("answers", Map.of("intended", "We wilden luisteren.", "actual", "Er kwamen twee mensen."));

    @Test
    void readers_see_that_it_changed_when_why_and_how() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Niemand kwam"));
        Browser nadia = server.as("nadia");
        assertThat(nadia.get(path).at("revised").isNull()).isTrue();
        assertThat(nadia.get(path + "/revisions").at("items").size()).isZero();

        Map<String, Object> revision = Written.laidOpen(karim, path, TWO_CAME, "Verkeerd geteld");
        assertThat(nadia.get(path).body()).as("laid open, nothing changed yet").contains("Er kwam niemand");
        Answer made = karim.post(path + "/revisions", revision);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.at("appears").isNull()).isTrue();

        Answer read = nadia.get(path);
        assertThat(read.body()).contains("Er kwamen twee mensen").doesNotContain("niemand.");
        assertThat(read.at("revised").isNull()).isFalse();
        Answer history = nadia.get(path + "/revisions");
        assertThat(history.text("items.0.note")).isEqualTo("Verkeerd geteld");
        assertThat(history.text("items.0.changes.0.id")).isEqualTo("actual");
        assertThat(history.each("items.0.changes.0.parts", "change")).contains("same", "removed", "added");
        assertThat(history.body()).contains("niemand.").contains("twee").doesNotContain("luisteren");
        assertThat(karim.get("/api/manuscripts").body())
                .as("gone from the desk")
                .doesNotContain("Niemand kwam");
    }

    @Test
    void only_the_author_revises_and_others_learn_nothing() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Van één alleen"));
        Browser nadia = server.as("nadia");
        assertThat(nadia.post(path + "/manuscript", Map.of()).status()).isEqualTo(403);
        Map<String, Object> revision = Written.laidOpen(karim, path, TWO_CAME, "Verkeerd geteld");
        assertThat(nadia.post(path + "/revisions", revision).status()).isEqualTo(403);
        Browser outsider = server.as("dries");
        String nowhere = "/api/reports/00000000-0000-4000-8000-000000000000";
        for (String part : List.of("/manuscript", "/revisions", "/addenda")) {
            assertThat(outsider.post(path + part, revision).bytes())
                    .as(part)
                    .isEqualTo(outsider.post(nowhere + part, revision).bytes());
        }
        assertThat(outsider.get(path + "/revisions").bytes())
                .isEqualTo(outsider.get(nowhere + "/revisions").bytes());
        assertThat(server.visitor().post(path + "/manuscript", Map.of()).status())
                .isEqualTo(401);
        assertThat(nadia.get(path + "/revisions").at("items").size()).isZero();
    }

    @Test
    void an_addendum_of_a_hidden_report_is_an_addendum_of_nothing() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Met een aanvulling"));
        String addendum = karim.post(path + "/addenda", Map.of("text", "Later")).text("id");
        String nowhere = "00000000-0000-4000-8000-000000000000";
        Browser outsider = server.as("dries");
        for (String which : List.of(addendum, nowhere)) {
            assertThat(outsider.delete(path + "/addenda/" + which).bytes())
                    .isEqualTo(outsider.delete("/api/reports/" + nowhere + "/addenda/" + nowhere)
                            .bytes());
        }
        assertThat(server.as("nadia").delete(path + "/addenda/" + addendum).status())
                .isEqualTo(403);
        assertThat(karim.get(path).at("addenda").size()).isEqualTo(1);
    }

    @Test
    void of_two_revisions_at_once_one_is_published_and_the_other_is_told_that_the_text_moved_on() throws SQLException {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Twee vensters"));
        Map<String, Object> revision = Written.laidOpen(karim, path, TWO_CAME, "Verkeerd geteld");
        List<CompletableFuture<Answer>> asked;
        try (Connection holding = TestDatabase.get().connect(server.database())) {
            holding.setAutoCommit(false);
            try (var held = holding.prepareStatement("select from authorship where report_id = ?::uuid for update")) {
                held.setString(1, path.substring("/api/reports/".length()));
                held.execute();
            }
            asked = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> karim.copy().post(path + "/revisions", revision)))
                    .limit(2)
                    .toList();
            waitForTwo();
            holding.rollback();
        }
        assertThat(asked.stream().map(CompletableFuture::join).map(Answer::status))
                .containsExactlyInAnyOrder(201, 409);
        assertThat(karim.get(path + "/revisions").at("items").size()).isEqualTo(1);
        assertThat(karim.post(path + "/revisions", revision).status())
                .as("afterwards there is no such manuscript")
                .isEqualTo(404);
    }

    private static void waitForTwo() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!"2"
                .equals(
                        server.ask(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"))) {
            assertThat(System.nanoTime()).as("both wait").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Test
    void laid_open_twice_it_is_the_same_manuscript_and_it_cannot_be_published_as_another_report() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Twee keer open"));
        String first = karim.post(path + "/manuscript", Map.of()).text("id");
        assertThat(karim.post(path + "/manuscript", Map.of()).text("id")).isEqualTo(first);
        assertThat(karim.get("/api/manuscripts/" + first).text("revises")).isEqualTo(path.substring(13));
        Answer refused = karim.post("/api/reports", Map.of("manuscript", first, "version", 1));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).contains("manuscript");
    }

    @Test
    void laid_open_from_several_windows_at_once_it_is_one_manuscript_and_no_fault() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Vier vensters"));
        List<CompletableFuture<Answer>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> karim.copy().post(path + "/manuscript", Map.of())))
                .limit(6)
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(201);
        assertThat(asked.stream()
                        .map(CompletableFuture::join)
                        .map(a -> a.text("id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_revision_passes_the_guard_keeps_its_kind_says_why_and_builds_on_the_saved_version() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Streng gelezen"));
        Map<String, Object> changes = new HashMap<>(Map.of("kind", "failure"));
        changes.put("answers", Map.of("actual", "Bel 0470 12 34 56 en vraag ernaar."));
        Map<String, Object> revision = new HashMap<>(Written.laidOpen(karim, path, changes, " "));
        Answer refused = karim.post(path + "/revisions", revision);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).contains("note", "kind", "answers.actual");
        revision.put("version", 1);
        assertThat(karim.post(path + "/revisions", revision).status()).isEqualTo(409);
        assertThat(server.as("nadia").get(path + "/revisions").at("items").size())
                .isZero();
    }

    @Test
    void an_author_can_take_the_earlier_text_away_and_readers_see_that() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Te herkenbaar gezegd"));
        karim.post(path + "/revisions", Written.laidOpen(karim, path, TWO_CAME, "Verkeerd geteld"));
        Map<String, Object> erasing = new HashMap<>(Written.laidOpen(
                karim, path, Map.of("answers", Map.of("actual", "Er kwamen mensen.")), "Iemand was te herkennen"));
        erasing.put("erase", true);
        assertThat(karim.post(path + "/revisions", erasing).status()).isEqualTo(201);
        Answer history = server.as("nadia").get(path + "/revisions");
        assertThat(history.each("note")).containsExactly("Iemand was te herkennen", "Verkeerd geteld");
        assertThat(history.body())
                .doesNotContain("twee")
                .doesNotContain("niemand")
                .doesNotContain("luisteren");
        assertThat(history.at("items.0.erased").getBooleanValue()).isTrue();
        assertThat(server.ask(
                        "select count(*) from revision where title is not null and report_id = ?::uuid", id(path)))
                .isEqualTo("0");
    }

    @Test
    void without_a_name_a_revision_appears_the_next_morning_and_can_be_taken_back_before() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "organisation", "Zonder naam herzien"));
        server.sql("update report set published = now() - interval '1 minute' where id = ?::uuid", id(path));
        Answer made = karim.post(path + "/revisions", Written.laidOpen(karim, path, TWO_CAME, "Verkeerd geteld"));
        assertThat(made.at("appears").isNull()).isFalse();
        Browser nadia = server.as("nadia");
        assertThat(nadia.get(path).body()).contains("niemand").doesNotContain("twee mensen");
        assertThat(nadia.get(path).at("coming").isNull()).isTrue();
        assertThat(karim.get(path).at("coming").isNull()).isFalse();

        assertThat(nadia.delete(path + "/revisions/coming").status()).isEqualTo(403);
        assertThat(karim.delete(path + "/revisions/coming").status()).isEqualTo(204);
        assertThat(karim.get(path).at("coming").isNull()).isTrue();
        Answer desk = karim.post(path + "/manuscript", Map.of());
        assertThat(desk.body()).as("nothing written is lost").contains("twee mensen");

        karim.post(
                path + "/revisions",
                Map.of(
                        "manuscript",
                        desk.text("id"),
                        "version",
                        desk.at("version").getIntValue(),
                        "note",
                        "Toch"));
        server.sql("update coming_revision set due = now() where report_id = ?::uuid", id(path));
        server.context().getBean(DueRevisions.class).apply();
        assertThat(nadia.get(path).body()).contains("twee mensen");
        assertThat(nadia.get(path + "/revisions").text("items.0.note")).isEqualTo("Toch");
        assertThat(nadia.get(path).body() + nadia.get(path + "/revisions").body())
                .doesNotContain("Karim");
    }

    @Test
    void what_has_not_appeared_is_replaced_without_a_trace() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "organisation", "Nog niet verschenen"));
        Answer made = karim.post(path + "/revisions", Written.laidOpen(karim, path, TWO_CAME, "Verkeerd geteld"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        server.sql("update report set published = now() - interval '1 minute' where id = ?::uuid", id(path));
        Answer read = server.as("nadia").get(path);
        assertThat(read.body()).contains("twee mensen");
        assertThat(read.at("revised").isNull()).isTrue();
        assertThat(server.as("nadia").get(path + "/revisions").at("items").size())
                .isZero();
    }

    @Test
    void a_withdrawn_report_leaves_neither_revisions_nor_addenda() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Helemaal weg"));
        karim.post(path + "/addenda", Map.of("text", "Drie maanden later: niets."));
        karim.post(path + "/revisions", Written.laidOpen(karim, path, TWO_CAME, "Verkeerd geteld"));
        Map<String, Object> open = Written.laidOpen(karim, path, TWO_CAME, "Nog eens");
        karim.post(path + "/withdrawal", Map.of("reason", "Te herkenbaar"));
        Browser nadia = server.as("nadia");
        assertThat(nadia.get(path + "/revisions").status()).isEqualTo(410);
        assertThat(nadia.get(path + "/revisions").body()).doesNotContain("twee").doesNotContain("Drie maanden");
        assertThat(server.ask(
                        "select (select count(*) from revision where report_id = x) || ' ' || (select count(*) from addendum where report_id = x) from (select ?::uuid as x) y",
                        id(path)))
                .isEqualTo("0 0");
        Answer desk = karim.get("/api/manuscripts/" + open.get("manuscript"));
        assertThat(desk.status()).as("what lay open stays on the desk").isEqualTo(200);
        assertThat(desk.at("revises").isNull()).isTrue();
    }

    @Test
    void an_addendum_stands_under_the_report_and_is_found_until_its_author_takes_it_away() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Met een staartje"));
        Answer refused = karim.post(path + "/addenda", Map.of("text", "Mail jan@voorbeeld.be"));
        assertThat(refused.fields()).contains("text");
        assertThat(karim.post(path + "/addenda", Map.of("text", "x".repeat(5001)))
                        .fields())
                .contains("text");
        Answer made = karim.post(path + "/addenda", Map.of("text", "Een jaar later: **kwelvrimp** genoeg."));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Browser nadia = server.as("nadia");
        assertThat(nadia.get(path).text("addenda.0.html")).contains("<strong>kwelvrimp</strong>");
        assertThat(nadia.post(path + "/addenda", Map.of("text", "Van mij")).status())
                .isEqualTo(403);
        assertThat(karim.get("/api/search?q=kwelvrimp").at("total").getIntValue())
                .isEqualTo(1);
        String one = path + "/addenda/" + made.text("id");
        assertThat(nadia.delete(one).status()).isEqualTo(403);
        assertThat(karim.delete(one).status()).isEqualTo(204);
        assertThat(karim.delete(one).status()).isEqualTo(404);
        assertThat(nadia.get(path).at("addenda").size()).isZero();
        assertThat(karim.get("/api/search?q=kwelvrimp").at("total").getIntValue())
                .isZero();
    }

    @Test
    void an_addendum_without_a_name_appears_the_next_morning() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "organisation", "Zonder naam aangevuld"));
        server.sql("update report set published = now() - interval '1 minute' where id = ?::uuid", id(path));
        Answer made = karim.post(path + "/addenda", Map.of("text", "Een half jaar later."));
        assertThat(made.at("appears").isNull()).isFalse();
        assertThat(server.as("nadia").get(path).body()).doesNotContain("half jaar");
        String own = "/api/reports/own/" + id(path);
        assertThat(karim.get(own).text("addenda.0.text"))
                .as("its author takes out all of it")
                .isEqualTo("Een half jaar later.");
        assertThat(server.as("nadia").get(own).status()).isEqualTo(403);
        server.sql("update addendum set published = now() where report_id = ?::uuid", id(path));
        assertThat(server.as("nadia").get(path).body()).contains("half jaar");
    }

    private static String id(String path) {
        return path.substring("/api/reports/".length());
    }
}
