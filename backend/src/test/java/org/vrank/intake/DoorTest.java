package org.vrank.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** The pages for those who do not sign in, as a browser without scripts uses them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorTest {
    private static final Pattern PHRASE = Pattern.compile("name=\"phrase\" value=\"([a-z -]+)\"");

    private TestServer server;
    private String circle;

    @BeforeAll
    void start() {
        server = TestServer.demo();
        circle = server.circle("First line");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String slip() {
        Answer made = Boxed.custodian(server, "jan").post("/api/slips", Map.of("circle", circle, "count", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("codes.0");
    }

    private static Map<String, String> typed(String slip, String title) {
        Map<String, String> typed = new HashMap<>();
        typed.put("step", "check");
        typed.put("slip", slip);
        typed.put("kind", "lesson");
        typed.put("text-language", "fr");
        typed.put("title", title);
        typed.put("answer.actual", "Personne n’est venu <b>ce soir-là</b>.");
        return typed;
    }

    private static String phrase(Answer checked) {
        Matcher found = PHRASE.matcher(checked.body());
        assertThat(found.find()).as(checked.body()).isTrue();
        return found.group(1);
    }

    @Test
    void written_with_a_slip_checked_sent_and_read_with_the_nine_words_without_a_cookie_or_a_script() {
        Browser visitor = server.visitor().with("Accept", "text/html");
        Answer door = visitor.get("/intake/fr");
        assertThat(door.status()).isEqualTo(200);
        assertThat(door.body()).contains("<form", "name=\"slip\"").doesNotContain("<script");
        assertThat(door.header("content-type")).startsWith("text/html");
        assertThat(visitor.get("/intake").header("Location")).isEqualTo("/intake/en");
        assertThat(visitor.get("/intake/door.css").header("content-type")).startsWith("text/css");

        String slip = slip();
        Answer checked = Boxed.form(visitor, "/intake/fr/check", typed(slip, "Une soirée vide"));
        assertThat(checked.body())
                .contains("Une soirée vide", "&lt;b&gt;ce soir-là&lt;/b&gt;", "Première ligne")
                .doesNotContain("<b>ce soir-là");
        String phrase = phrase(checked);
        Map<String, String> sending = typed(slip, "Une soirée vide");
        sending.put("phrase", phrase);
        Answer unnoted = Boxed.form(visitor, "/intake/fr/sent", sending);
        assertThat(phrase(unnoted)).as("the words stay the same").isEqualTo(phrase);
        sending.put("second", phrase.split(" ")[1]);
        sending.put("sixth", phrase.split(" ")[5].toUpperCase(java.util.Locale.ROOT));
        Answer sent = Boxed.form(visitor, "/intake/fr/sent", sending);
        assertThat(sent.body()).doesNotContain("name=\"slip\"");
        assertThat(Boxed.form(visitor, "/intake/fr/sent", sending).body())
                .as("sent once more, since no answer came")
                .doesNotContain("name=\"slip\"");
        assertThat(Boxed.form(visitor, "/intake/fr/check", typed(slip, "Encore une"))
                        .body())
                .as("a slip works once, and nothing typed is lost")
                .contains("name=\"slip\"", "Encore une");

        for (Answer answer : java.util.List.of(door, checked, unnoted, sent)) {
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy")).contains("form-action 'self'");
        }
        assertThat(visitor.cookies()).isEmpty();

        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Une soirée vide");
        assertThat(jan.get(thread).text("thread.level")).isEqualTo("receipt");
        assertThat(jan.get(thread).text("thread.circle.id")).isEqualTo(circle);
        jan.post(thread + "/messages", Map.of("text", "Combien de chaises ?"));
        assertThat(Boxed.form(visitor, "/intake/fr/receipt", Map.of("phrase", phrase.replace(" ", "\n- ")))
                        .body())
                .as("however the words are written")
                .contains("Combien de chaises ?");
    }

    @Test
    void whatever_is_missing_is_said_and_everything_typed_stays() {
        Browser visitor = server.visitor();
        Map<String, String> typed = typed("abcd-efgh-jkmn", "");
        Answer refused = Boxed.form(visitor, "/intake/nl/check", typed);
        assertThat(refused.body())
                .contains("abcd-efgh-jkmn", "Personne n’est venu")
                .doesNotContain("name=\"second\"");
        Answer other = Boxed.form(visitor, "/intake/nl/check", Map.of("step", "edit", "title", "Halverwege"));
        assertThat(other.body()).contains("Halverwege");
        assertThat(Boxed.form(visitor, "/intake/nl/sent", typed).body()).contains("Personne n’est venu");
        assertThat(visitor.with("Accept", "text/html").get("/intake/xx").status())
                .isEqualTo(404);
    }

    @Test
    void slips_are_printed_by_hosts_and_custodians_for_a_circle_they_read_and_expire() {
        Browser leila = server.as("leila");
        Answer made = leila.post("/api/slips", Map.of("circle", server.circle("The network"), "count", 3));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.at("codes").size()).isEqualTo(3);
        assertThat(made.text("codes.0")).matches("[a-z]{4}-[a-z]{4}-[a-z]{4}");
        assertThat(made.text("address")).isEqualTo("http://vrank.test/intake");
        assertThat(leila.post("/api/slips", Map.of("circle", circle, "count", 1))
                        .fields())
                .as("a funder's host reads no candid circle")
                .containsExactly("circle");
        assertThat(leila.post("/api/slips", Map.of("circle", server.circle("The network"), "count", 61))
                        .fields())
                .containsExactly("count");
        assertThat(server.as("karim")
                        .post("/api/slips", Map.of("circle", circle, "count", 1))
                        .status())
                .isEqualTo(403);
        assertThat(server.ask(
                        "select count(*) from slip where encode(hash, 'escape') like '%' || ? || '%'",
                        made.text("codes.0")))
                .as("codes are kept nowhere")
                .isEqualTo("0");
        server.sql("update slip set month = month - interval '3 months'");
        assertThat(Boxed.form(server.visitor(), "/intake/nl/check", typed(made.text("codes.1"), "Te laat"))
                        .body())
                .contains("Te laat")
                .doesNotContain("name=\"second\"");
    }

    @Test
    void a_session_that_a_browser_brings_along_is_not_touched() {
        Browser karim = server.as("karim");
        server.sql("update session set last_used = last_used - interval '2 days'");
        String before = Objects.requireNonNull(
                server.ask("select max(last_used)::text from session where member_id is not null"));
        karim.with("Accept", "text/html").get("/intake/nl");
        Boxed.form(karim, "/intake/nl/check", typed(slip(), "Met een sessie"));
        server.sql("delete from session where member_id = (select id from member where handle = 'jan')");
        assertThat(server.ask("select max(last_used)::text from session where member_id is not null"))
                .isEqualTo(before);
    }

    @Test
    void too_many_tries_from_one_place_are_slowed_down_with_everything_typed() {
        try (TestServer own = TestServer.demo(Map.of("vrank.intake.times", 2), java.util.List.of())) {
            Browser visitor = own.visitor();
            for (int i = 0; i < 2; i++) {
                Boxed.form(visitor, "/intake/en/receipt", Map.of("phrase", "abacus abdomen"));
            }
            assertThat(Boxed.form(visitor, "/intake/en/receipt", Map.of("phrase", "abacus abdomen"))
                            .body())
                    .contains("Too many attempts", "abacus abdomen");
        }
    }
}
