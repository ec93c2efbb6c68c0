package org.vrank.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class LedgerTest {
    private static TestServer server;
    private static String firstLine;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> claim(
            String stage, String text, String judge, @Nullable String organisation, @Nullable String evidence) {
        Map<String, Object> claim = new HashMap<>();
        claim.put("stage", stage);
        claim.put("text", text);
        claim.put("judge", judge);
        claim.put("organisation", organisation);
        claim.put("known", "Twaalf gesprekken");
        claim.put("evidence", evidence);
        return claim;
    }

    private static String organisation(String name) {
        return String.valueOf(server.ask("select id from organisation where name_en = ? and parent_id is null", name));
    }

    /** An organisation that funds the one of Karim. */
    private static String funder() {
        return String.valueOf(server.ask("""
                select t.funder_id from funding_tie t
                where t.confirmed is not null and coalesce(t.ends, current_date) >= current_date and t.funded_id = (
                    select h.root_id from held_seat h join member m on m.id = h.member_id where m.handle = 'karim' limit 1)
                limit 1
                """));
    }

    private static Map<String, Object> draft(String name, List<Map<String, Object>> claims) {
        return Written.with(Written.draft(firstLine, name, "Met grootboek"), "claims", claims);
    }

    @Test
    void what_was_intended_stands_beside_what_was_measured_with_who_says_so_and_how_they_know() {
        Browser karim = server.as("karim");
        String path = Written.published(
                karim,
                draft(
                        "named",
                        List.of(
                                claim("intended", "Minder ruzie op het plein", "owner", null, null),
                                claim(
                                        "measured",
                                        "Evenveel oproepen als ervoor",
                                        "researcher",
                                        organisation("Jette"),
                                        "no-effect"))));
        Answer read = server.as("nadia").get(path);
        assertThat(read.each("claims", "stage")).containsExactly("intended", "measured");
        assertThat(read.text("claims.1.evidence")).isEqualTo("no-effect");
        assertThat(read.text("claims.1.organisation")).isEqualTo("Jette");
        assertThat(read.text("claims.1.known")).isEqualTo("Twaalf gesprekken");
        Answer list = server.as("nadia").get("/api/reports?limit=50&circle=" + firstLine);
        assertThat(list.body()).contains("no-effect");
        assertThat(karim.get("/api/search?q=oproepen").at("total").getIntValue())
                .isPositive();
    }

    @Test
    void a_tie_between_judge_and_judged_is_said_in_words_and_an_independent_judge_is_not_accused() {
        Browser karim = server.as("karim");
        String path = Written.published(
                karim,
                draft(
                        "named",
                        List.of(
                                claim("observed", "Het werkte", "internal", funder(), "described"),
                                claim("observed", "Het werkte niet", "researcher", untied(), "described"),
                                claim("observed", "Wij vonden het goed", "owner", null, "described"))));
        Answer read = server.as("nadia").get(path);
        assertThat(read.at("claims.0.tied").getBooleanValue()).isTrue();
        assertThat(read.text("claims.0.tie")).contains("funds");
        assertThat(read.at("claims.1.tied").getBooleanValue()).isFalse();
        assertThat(read.at("claims.2.tied").getBooleanValue()).isFalse();
    }

    /** An organisation in no funding tie at all. */
    private static String untied() {
        return String.valueOf(server.ask("""
                select id from organisation o where parent_id is null
                  and not exists (select from funding_tie t where o.id in (t.funder_id, t.funded_id)) order by id limit 1
                """));
    }

    @Test
    void where_the_organisation_is_hidden_the_judges_is_too_but_the_tie_stays_said() {
        Browser karim = server.as("karim");
        String path = Written.published(
                karim, draft("organisation", List.of(claim("observed", "Het werkte", "peer", funder(), "described"))));
        server.sql(
                "update report set published = now() - interval '1 minute' where id = ?::uuid",
                path.substring("/api/reports/".length()));
        Answer read = server.as("nadia").get(path);
        assertThat(read.text("place")).isEqualTo("Belgium");
        assertThat(read.at("claims.0.organisation").isNull()).isTrue();
        assertThat(read.at("claims.0.tie").isNull()).isTrue();
        assertThat(read.at("claims.0.tied").getBooleanValue()).isTrue();
        assertThat(String.valueOf(server.ask("select claims from report where id = ?::uuid", path.substring(13))))
                .doesNotContain(funder());
    }

    @Test
    void a_revision_of_another_line_does_not_make_a_tied_judge_look_independent() {
        Browser karim = server.as("karim");
        Map<String, Object> tied = claim("observed", "Het werkte", "peer", funder(), "described");
        String path = Written.published(karim, draft("organisation", List.of(tied)));
        String id = path.substring("/api/reports/".length());
        server.sql("update report set published = now() - interval '1 minute' where id = ?::uuid", id);
        Map<String, Object> again = claim("observed", "Het werkte", "peer", null, "described");
        Map<String, Object> other = claim("observed", "Het regende", "peer", null, "described");
        Map<String, Object> revision =
                Written.laidOpen(karim, path, Map.of("claims", List.of(again, other)), "Een regel erbij");
        assertThat(karim.post(path + "/revisions", revision).status()).isEqualTo(201);
        server.sql("update coming_revision set due = now() where report_id = ?::uuid", id);
        server.context().getBean(DueRevisions.class).apply();
        Answer read = server.as("nadia").get(path);
        assertThat(read.at("claims.0.tied").getBooleanValue()).isTrue();
        assertThat(read.at("claims.1.tied").getBooleanValue()).isFalse();
    }

    @Test
    void each_wrong_line_is_named_and_nothing_is_saved() {
        Browser karim = server.as("karim");
        Answer refused = karim.post(
                "/api/manuscripts",
                draft(
                        "named",
                        List.of(
                                claim("dreamt", "x", "owner", null, null),
                                claim("observed", "y".repeat(501), "everybody", null, "certain"),
                                claim("observed", "z", "peer", "00000000-0000-4000-8000-000000000000", null))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields())
                .containsExactlyInAnyOrder(
                        "claims.0.stage",
                        "claims.1.text",
                        "claims.1.judge",
                        "claims.1.evidence",
                        "claims.2.organisation");
        Map<String, Object> line = claim("observed", "x", "owner", null, null);
        assertThat(karim.post("/api/manuscripts", draft("named", Collections.nCopies(5_000, line)))
                        .fields())
                .containsExactly("claims");
        assertThat(karim.post("/api/manuscripts", draft("named", Collections.nCopies(20, line)))
                        .status())
                .isEqualTo(201);
        assertThat(karim.post(
                                "/api/manuscripts",
                                Written.with(Map.of("kind", "question", "language", "nl"), "claims", List.of(line)))
                        .fields())
                .containsExactly("claims");
        assertThat(karim.post("/api/manuscripts", "{\"kind\":\"lesson\",\"language\":\"nl\",\"claims\":[null]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_unfinished_line_may_lie_on_the_desk_but_is_not_published_and_the_guard_reads_each() {
        Browser karim = server.as("karim");
        Map<String, Object> phone = claim("observed", "Bel 0470 12 34 56", "owner", null, null);
        phone.put("known", "Via jan@voorbeeld.be");
        Answer desk = karim.post(
                "/api/manuscripts", draft("named", List.of(claim("delivered", " ", "owner", null, null), phone)));
        assertThat(desk.status()).isEqualTo(201);
        Answer refused = karim.post("/api/reports", Map.of("manuscript", desk.text("id"), "version", 1));
        assertThat(refused.fields()).containsExactlyInAnyOrder("claims.0.text", "claims.1.text", "claims.1.known");
    }
}
