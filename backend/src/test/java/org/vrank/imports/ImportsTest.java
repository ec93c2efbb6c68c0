package org.vrank.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class ImportsTest {
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

    private static Map<String, Object> row(String externalId, String title) {
        Map<String, Object> row = new HashMap<>();
        row.put("externalId", externalId);
        row.put("kind", "failure");
        row.put("language", "en");
        row.put("title", title);
        row.put("themes", List.of("training"));
        row.put("answers", Map.of("intended", "To be **there** in time.", "actual", "We were late."));
        return row;
    }

    private static Map<String, Object> saying(String externalId, String actual) {
        Map<String, Object> row = row(externalId, "Says " + externalId);
        row.put("answers", Map.of("actual", actual));
        return row;
    }

    private static Map<String, Object> wish(String source, String circle, List<Map<String, Object>> rows) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("source", source);
        wish.put("circle", circle);
        wish.put("name", "named");
        wish.put("rows", rows);
        return wish;
    }

    private static Answer bring(Browser member, String source, List<Map<String, Object>> rows) {
        return member.post("/api/imports", wish(source, firstLine, rows));
    }

    private static List<String> statuses(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.each("rows", "status");
    }

    private static List<String> titles(Browser member) {
        return member.get("/api/reports/own").each("title");
    }

    @Test
    void rows_become_reports_like_those_written_here() {
        Browser karim = server.as("karim");
        Answer made = bring(karim, "like", List.of(row("a", "Late at the school gate"), row("b", "Late again")));
        assertThat(statuses(made)).containsExactly("published", "published");
        String path = "/api/reports/" + made.text("rows.0.report");
        Answer read = server.as("nadia").get(path);
        assertThat(read.text("title")).isEqualTo("Late at the school gate");
        assertThat(read.text("author")).startsWith("Karim");
        assertThat(read.text("sections.0.html")).contains("<strong>there</strong>");
        assertThat(server.as("annemie").get(path).status()).isEqualTo(404);
        assertThat(karim.get("/api/manuscripts").each("title")).doesNotContain("Late again");
    }

    @Test
    void organisation_only_appears_the_next_morning_without_author() {
        Browser karim = server.as("karim");
        Map<String, Object> wish = wish("morning", firstLine, List.of(row("a", "Nobody signs this")));
        wish.put("name", "organisation");
        Answer made = karim.post("/api/imports", wish);
        assertThat(statuses(made)).containsExactly("published");
        String id = made.text("rows.0.report");
        assertThat(server.as("nadia").get("/api/reports/" + id).status()).isEqualTo(404);
        assertThat(server.ask("select count(*) from byline where report_id = ?::uuid", id))
                .isEqualTo("0");
    }

    @Test
    void the_same_again_publishes_nothing_and_answers_what_is_there() {
        Browser karim = server.as("karim");
        Answer first = bring(karim, "again", List.of(row("a", "Only once")));
        Answer second = bring(karim, "again", List.of(row("a", "Only once"), row("b", "New"), row("b", "New")));
        assertThat(statuses(second)).containsExactly("present", "published", "present");
        assertThat(second.text("rows.0.report")).isEqualTo(first.text("rows.0.report"));
        assertThat(titles(karim)).containsOnlyOnce("Only once").containsOnlyOnce("New");
    }

    @Test
    void an_id_belongs_to_its_source_and_to_the_member_who_brought_it() {
        assertThat(statuses(bring(server.as("karim"), "mine", List.of(row("a", "Of the first")))))
                .containsExactly("published");
        assertThat(statuses(bring(server.as("karim"), "other", List.of(row("a", "From elsewhere")))))
                .containsExactly("published");
        assertThat(statuses(bring(server.as("nadia"), "mine", List.of(row("a", "Of the second")))))
                .containsExactly("published");
    }

    @Test
    void what_its_author_withdrew_does_not_come_back() {
        Browser karim = server.as("karim");
        Answer made = bring(karim, "withdrawn", List.of(row("a", "Taken back")));
        String report = made.text("rows.0.report");
        assertThat(karim.post("/api/reports/" + report + "/withdrawal", Map.of("reason", "Too plain"))
                        .status())
                .isEqualTo(200);
        Answer again = bring(karim, "withdrawn", List.of(row("a", "Taken back")));
        assertThat(statuses(again)).containsExactly("withdrawn");
        assertThat(again.text("rows.0.report")).isEqualTo("null");
        assertThat(titles(karim)).doesNotContain("Taken back");
    }

    @Test
    void the_same_row_brought_at_once_by_many_is_published_once() {
        List<CompletableFuture<Answer>> asked = IntStream.range(0, 8)
                .mapToObj(i -> server.as("karim"))
                .map(karim -> CompletableFuture.supplyAsync(
                        () -> bring(karim, "race", List.of(row("a", "A race"), row("b", "A second race")))))
                .toList();
        List<String> all =
                asked.stream().flatMap(one -> statuses(one.join()).stream()).toList();
        assertThat(all).hasSize(16).containsOnly("published", "present");
        assertThat(all.stream().filter("published"::equals)).hasSize(2);
        assertThat(titles(server.as("karim"))).containsOnlyOnce("A race").containsOnlyOnce("A second race");
    }

    @Test
    void a_row_is_refused_by_field_and_the_others_go_on() {
        Browser karim = server.as("karim");
        Map<String, Object> rumour = row("kind", "Wrong kind");
        rumour.put("kind", "rumour");
        Map<String, Object> stranger = row("question", "An unknown question");
        stranger.put("answers", Map.of("actual", "Something.", "shoe-size", "44"));
        Map<String, Object> theme = row("theme", "An unknown theme");
        theme.put("themes", List.of("cookery"));
        Answer answer = bring(
                karim,
                "refused",
                List.of(
                        rumour,
                        stranger,
                        theme,
                        saying("phone", "Call me at +32 475 12 34 56 tonight."),
                        saying("hidden", "Write to [me](mailto:jan.peeters@example.be)."),
                        saying("empty", " "),
                        row("title", " "),
                        row("", "Without an id"),
                        row("fine", "This one fits")));
        assertThat(statuses(answer))
                .containsExactly(
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "published");
        assertThat(IntStream.range(0, 8)
                        .mapToObj(i -> answer.text("rows." + i + ".violations.0.field") + " "
                                + answer.text("rows." + i + ".violations.0.code")))
                .containsExactly(
                        "kind field.choice",
                        "answers.shoe-size field.unknown",
                        "themes field.reference",
                        "answers.actual guard.phone",
                        "answers.actual guard.email",
                        "answers.actual text.missing",
                        "title text.missing",
                        "externalId text.missing");
        assertThat(answer.text("rows.3.violations.0.message")).contains("phone number");
        assertThat(karim.get("/api/manuscripts").each("title"))
                .as("nothing of a refused row stays on the desk")
                .doesNotContain("Says phone", "An unknown theme");
        assertThat(server.ask("select string_agg(external_id, ',') from imported where source = 'refused'"))
                .isEqualTo("fine");
    }

    @Test
    void a_row_brings_its_ledger_of_claims_and_the_guard_reads_it_too() {
        Browser karim = server.as("karim");
        Map<String, Object> claimed = row("a", "With a claim");
        claimed.put(
                "claims",
                List.of(Map.of("stage", "observed", "text", "Six came.", "judge", "peer", "known", "Counted.")));
        Map<String, Object> told = row("b", "With a claim that tells");
        told.put("claims", List.of(Map.of("stage", "observed", "text", "Call 0475 12 34 56.")));
        Map<String, Object> strange = row("c", "With a claim of no stage");
        strange.put("claims", new ArrayList<>(Arrays.asList((Object) null)));
        Answer answer = bring(karim, "claims", List.of(claimed, told, strange));
        assertThat(statuses(answer)).containsExactly("published", "refused", "refused");
        assertThat(answer.text("rows.1.violations.0.field")).isEqualTo("claims.0.text");
        assertThat(answer.text("rows.2.violations.0.field")).isEqualTo("claims.0.stage");
        Answer read = server.as("nadia").get("/api/reports/" + answer.text("rows.0.report"));
        assertThat(read.each("claims", "text")).containsExactly("Six came.");
    }

    @Test
    void a_refused_row_can_be_brought_again_once_it_is_mended() {
        Browser karim = server.as("karim");
        assertThat(statuses(bring(karim, "mended", List.of(saying("a", "Plate 1-ABC-234.")))))
                .containsExactly("refused");
        assertThat(statuses(bring(karim, "mended", List.of(saying("a", "Plate [number plate].")))))
                .containsExactly("published");
    }

    @Test
    void a_row_with_a_name_is_refused_without_repeating_it_unless_somebody_looked() {
        Browser karim = server.as("karim");
        Map<String, Object> wish = wish(
                "looked",
                firstLine,
                List.of(saying("a", "Then Fatoumata Diallo spoke."), saying("b", "Yasmina Bouzid, 0475 12 34 56")));
        Answer refused = karim.post("/api/imports", wish);
        assertThat(statuses(refused)).containsExactly("refused", "refused");
        assertThat(refused.text("rows.0.violations.0.code")).isEqualTo("guard.warn-name");
        assertThat(refused.body()).doesNotContain("Fatoumata", "Yasmina");
        wish.put("reviewed", true);
        assertThat(statuses(karim.post("/api/imports", wish))).containsExactly("published", "refused");
    }

    @Test
    void trying_finds_what_importing_would_refuse_and_leaves_nothing() {
        Browser karim = server.as("karim");
        Map<String, Object> wish = wish(
                "trial", firstLine, List.of(row("a", "Tried"), saying("b", "Mail jan@example.be"), row("a", "Tried")));
        wish.put("tryOnly", true);
        assertThat(statuses(karim.post("/api/imports", wish))).containsExactly("fits", "refused", "fits");
        assertThat(titles(karim)).doesNotContain("Tried");
        assertThat(server.ask("select count(*) from imported where source = 'trial'"))
                .isEqualTo("0");
        assertThat(server.ask("select count(*) from report where title = 'Tried'"))
                .isEqualTo("0");
        assertThat(statuses(bring(karim, "trial", List.of(row("a", "Tried"))))).containsExactly("published");
        wish.put("rows", List.of(row("a", "Tried")));
        assertThat(statuses(karim.post("/api/imports", wish))).containsExactly("present");
    }

    @Test
    void into_a_circle_one_does_not_read_is_refused_like_into_none() {
        Browser annemie = server.as("annemie");
        Answer hidden = annemie.post("/api/imports", wish("not", firstLine, List.of(row("a", "From outside"))));
        Answer absent = annemie.post(
                "/api/imports", wish("not", "00000000-0000-4000-8000-000000000000", List.of(row("a", "From outside"))));
        assertThat(hidden.status()).isEqualTo(400);
        assertThat(hidden.fields()).containsExactly("circle");
        assertThat(hidden.bytes()).isEqualTo(absent.bytes());
        assertThat(server.ask("select count(*) from report where title = 'From outside'"))
                .isEqualTo("0");
    }

    @Test
    void a_visitor_brings_nothing_in() {
        assertThat(bring(server.visitor(), "visitor", List.of(row("a", "By nobody")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void no_row_and_more_than_fifty_are_refused_whole() {
        Browser karim = server.as("karim");
        List<Map<String, Object>> rows = new ArrayList<>();
        IntStream.range(0, 51).forEach(i -> rows.add(row("n" + i, "One of many " + i)));
        assertThat(bring(karim, "many", rows).fields()).containsExactly("rows");
        assertThat(bring(karim, "many", List.of()).fields()).containsExactly("rows");
        assertThat(karim.post("/api/imports", Map.of("source", "many", "circle", firstLine))
                        .fields())
                .containsExactly("rows");
        assertThat(titles(karim)).doesNotContain("One of many 0");
        assertThat(statuses(bring(karim, "many", rows.subList(0, 50)))).containsOnly("published");
    }

    @Test
    void hostile_values_are_refused_without_a_fault() {
        Browser karim = server.as("karim");
        assertThat(bring(karim, " ", List.of(row("a", "x"))).fields()).containsExactly("source");
        assertThat(bring(karim, "s".repeat(61), List.of(row("a", "x"))).fields())
                .containsExactly("source");
        assertThat(bring(karim, "nul\u0000", List.of(row("a", "x"))).fields()).containsExactly("source");
        for (Map<String, Object> hostile : List.of(
                row("i".repeat(201), "Long id"),
                row("nul\u0000", "NUL in the id"),
                row("long", "t".repeat(100_000)),
                row("nul", "NUL \u0000"),
                saying("answer", "a".repeat(20_001)))) {
            assertThat(statuses(bring(karim, "hostile", List.of(hostile)))).containsExactly("refused");
        }
        Map<String, Object> wish =
                wish("hostile", firstLine, new ArrayList<>(Arrays.asList((Map<String, Object>) null)));
        assertThat(statuses(karim.post("/api/imports", wish))).containsExactly("refused");
        wish.put("rows", "all of them");
        assertThat(karim.post("/api/imports", wish).fields()).containsExactly("rows");
        wish.put("rows", List.of(row("a", "x")));
        wish.put("name", "nobody");
        assertThat(karim.post("/api/imports", wish).at("rows.0.violations").size())
                .isPositive();
        wish.put("circle", "everyone");
        assertThat(karim.post("/api/imports", wish).status()).isEqualTo(400);
        assertThat(karim.post("/api/imports", List.of()).status()).isEqualTo(400);
    }
}
