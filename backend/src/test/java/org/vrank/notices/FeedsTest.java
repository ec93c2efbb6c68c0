package org.vrank.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What a program reads of a circle, and when it reads nothing any more. */
class FeedsTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

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

    /** The path of a new feed. */
    private static String feed(Browser member, String circle) {
        Answer made = member.post("/api/feeds", Map.of("circle", circle));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.text("address")).startsWith("http://vrank.test/feeds/");
        return made.text("address").substring("http://vrank.test".length());
    }

    private static String publish(Browser author, String circle, String name, String title) {
        Answer manuscript = author.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "failure",
                        "language",
                        "nl",
                        "title",
                        title,
                        "circle",
                        circle,
                        "name",
                        name,
                        "answers",
                        Map.of("actual", "Er kwam niemand.")));
        Answer made = author.post("/api/reports", Map.of("manuscript", manuscript.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    /** As a library for feeds reads it, which must find what RFC 4287 asks for. */
    private static com.rometools.rome.feed.atom.Feed parsed(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/atom+xml; charset=utf-8");
        try {
            var feed = (com.rometools.rome.feed.atom.Feed) new WireFeedInput().build(new StringReader(answer.body()));
            assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
            assertThat(feed.getId()).startsWith("urn:uuid:");
            assertThat(feed.getTitle()).isNotBlank();
            assertThat(feed.getUpdated()).isNotNull();
            assertThat(feed.getAuthors()).hasSize(1);
            assertThat(feed.getEntries()).allSatisfy(entry -> {
                assertThat(entry.getId()).startsWith("urn:uuid:");
                assertThat(entry.getTitle()).isNotBlank();
                assertThat(entry.getUpdated()).isNotNull();
                assertThat(entry.getAlternateLinks())
                        .singleElement()
                        .satisfies(link -> assertThat(link.getHref()).startsWith("http://vrank.test/"));
            });
            assertThat(feed.getEntries().stream().map(Entry::getId)).doesNotHaveDuplicates();
            return feed;
        } catch (FeedException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static Entry entry(Answer answer, String report) {
        return parsed(answer).getEntries().stream()
                .filter(e -> e.getId().equals("urn:uuid:" + report))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + report + " in " + answer.body()));
    }

    private static String unknown() {
        return server.visitor().get("/feeds/" + "x".repeat(43)).bytes();
    }

    @Test
    void of_a_circle_that_is_not_candid_a_feed_says_title_kind_day_and_where_to_read() {
        Browser annemie = server.as("annemie");
        String path = feed(annemie, network);
        String title = "Titel met <haken> & \"aanhaling\" \uFFFE 🙂";
        String report = publish(server.as("karim"), network, "named", title);
        Answer answer = server.visitor().with("Accept", "*/*").get(path);
        Entry entry = entry(answer, report);
        assertThat(entry.getTitle()).isEqualTo("Titel met <haken> & \"aanhaling\"  🙂");
        assertThat(entry.getCategories())
                .singleElement()
                .satisfies(category -> assertThat(category.getTerm()).isEqualTo("failure"));
        assertThat(entry.getUpdated().toInstant())
                .isEqualTo(LocalDate.ofInstant(TestServer.NOW, BRUSSELS)
                        .atStartOfDay(BRUSSELS)
                        .toInstant());
        assertThat(entry.getAlternateLinks().getFirst().getHref()).endsWith("/reports/" + report);
        assertThat(answer.body()).doesNotContain("Er kwam niemand", "Karim", path.substring("/feeds/".length()));
        assertThat(parsed(answer).getEntries().getFirst().getId()).isEqualTo("urn:uuid:" + report);
    }

    @Test
    void of_a_candid_circle_a_feed_says_that_there_is_a_new_report_and_the_day_and_nothing_else() {
        Browser nadia = server.as("nadia");
        String path = feed(nadia, firstLine);
        String report = publish(server.as("karim"), firstLine, "named", "Zwaluwkwestie");
        Answer answer = server.visitor().get(path);
        Entry entry = entry(answer, report);
        String circle = nadia.with("Accept-Language", "fr")
                .get("/api/circles/" + firstLine)
                .text("name");
        assertThat(parsed(answer).getEntries()).hasSizeGreaterThan(5).allSatisfy(each -> {
            assertThat(each.getTitle()).isEqualTo(entry.getTitle());
            assertThat(each.getCategories()).isEmpty();
            assertThat(each.getAuthors()).isEmpty();
            assertThat(each.getContents()).isEmpty();
            assertThat(each.getSummary()).isNull();
            assertThat(each.getPublished()).isNull();
        });
        assertThat(entry.getTitle()).isEqualTo("Un nouveau retour dans " + circle);
        Answer list = nadia.get("/api/reports?limit=50&circle=" + firstLine);
        assertThat(list.each("title")).contains("Zwaluwkwestie").noneMatch(answer.body()::contains);
        assertThat(list.each("author"))
                .contains("null")
                .filteredOn(a -> !a.equals("null"))
                .isNotEmpty()
                .noneMatch(answer.body()::contains);
        assertThat(list.each("place")).isNotEmpty().noneMatch(answer.body()::contains);
        assertThat(list.each("kind")).contains("failure").noneMatch(answer.body()::contains);
        for (String instant : answer.body().split("<updated>")) {
            if (instant.startsWith("20")) {
                assertThat(Instant.parse(instant.substring(0, instant.indexOf('<')))
                                .atZone(BRUSSELS)
                                .toLocalTime())
                        .isEqualTo(java.time.LocalTime.MIDNIGHT);
            }
        }
    }

    @Test
    void a_report_that_appears_tomorrow_is_not_in_it_and_a_withdrawn_one_no_longer() {
        String path = feed(server.as("annemie"), network);
        Browser karim = server.as("karim");
        String tomorrow = publish(karim, network, "organisation", "Pas morgen");
        String now = publish(karim, network, "named", "Nu al");
        assertThat(server.visitor().get(path).body()).contains(now).doesNotContain(tomorrow, "Pas morgen");
        assertThat(karim.post("/api/reports/" + now + "/withdrawal", Map.of("reason", "Te herkenbaar"))
                        .status())
                .isEqualTo(200);
        assertThat(server.visitor().get(path).body()).doesNotContain(now, "Nu al");
    }

    @Test
    void a_withdrawn_address_and_one_that_never_was_are_the_same_nothing() {
        Browser nadia = server.as("nadia");
        Answer made = nadia.post("/api/feeds", Map.of("circle", network));
        String path = made.text("address").substring("http://vrank.test".length());
        parsed(server.visitor().get(path));
        String own = "/api/feeds/" + made.text("id");
        assertThat(server.as("karim").delete(own).status()).isEqualTo(404);
        assertThat(server.visitor().delete(own).status()).isEqualTo(401);
        parsed(server.visitor().get(path));
        assertThat(nadia.get("/api/feeds").each("id")).contains(made.text("id"));
        assertThat(nadia.delete(own).status()).isEqualTo(204);
        assertThat(nadia.get("/api/feeds").each("id")).doesNotContain(made.text("id"));
        assertThat(server.visitor().get(path).bytes()).isEqualTo(unknown());
        assertThat(server.visitor().get(path).status()).isEqualTo(404);
        for (String none : List.of("/feeds/x", "/feeds/%00", "/feeds/" + "x".repeat(44), "/feeds/../api/me")) {
            assertThat(server.visitor().get(none).status()).as(none).isEqualTo(404);
        }
        assertThat(nadia.delete(own).status()).isEqualTo(404);
    }

    @Test
    void the_token_opens_its_feed_without_a_session_and_opens_nothing_else() {
        String path = feed(server.as("karim"), firstLine);
        String token = path.substring("/feeds/".length());
        Answer asVisitor = server.visitor().get(path);
        assertThat(server.as("dries").get(path).bytes())
                .as("the session of whoever reads counts for nothing")
                .isEqualTo(asVisitor.bytes());
        Browser thief = server.visitor().with("Cookie", "vrank=" + token);
        assertThat(thief.get("/api/me").text("member")).isEqualTo("null");
        assertThat(thief.get("/api/circles").each("state")).containsExactly("open");
        assertThat(thief.get("/api/reports?circle=" + firstLine).each("id")).isEmpty();
        assertThat(server.ask(
                        "select count(*)::text from feed where encode(token_hash, 'escape') like '%' || ? || '%'",
                        token))
                .isEqualTo("0");
        assertThat(server.as("karim").get("/api/feeds").body()).doesNotContain(token);
    }

    @Test
    void answers_are_kept_nowhere_and_carry_no_date_of_a_change() {
        Answer answer = server.visitor().get(feed(server.as("yassine"), server.circle("Working group")));
        assertThat(answer.header("cache-control")).isEqualTo("private, no-store");
        assertThat(answer.headers()).doesNotContainKeys("etag", "last-modified", "set-cookie");
        Answer none = server.visitor().get("/feeds/" + "x".repeat(43));
        assertThat(none.header("cache-control")).isEqualTo("private, no-store");
    }

    @Test
    void three_addresses_a_circle_for_each_member_and_none_for_a_circle_one_does_not_read() {
        Browser wout = server.as("wout");
        for (int i = 0; i < 3; i++) {
            feed(wout, network);
        }
        Answer fourth = wout.post("/api/feeds", Map.of("circle", network));
        assertThat(fourth.status()).isEqualTo(400);
        assertThat(fourth.fields()).containsExactly("circle");
        feed(wout, firstLine);
        Browser annemie = server.as("annemie");
        Answer hidden = annemie.post("/api/feeds", Map.of("circle", firstLine));
        Answer absent = annemie.post("/api/feeds", Map.of("circle", "00000000-0000-4000-8000-000000000000"));
        assertThat(hidden.status()).isEqualTo(400);
        assertThat(hidden.bytes()).isEqualTo(absent.bytes());
        assertThat(annemie.post("/api/feeds", Map.of()).bytes()).isEqualTo(absent.bytes());
        assertThat(annemie.post("/api/feeds", Map.of("circle", server.circle("Everyone")))
                        .fields())
                .containsExactly("circle");
        assertThat(server.visitor()
                        .post("/api/feeds", Map.of("circle", network))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void of_a_reading_only_the_month_is_kept() {
        Browser samira = server.as("samira");
        String path = feed(samira, network);
        assertThat(samira.get("/api/feeds").each("used")).containsExactly("null");
        server.visitor().get(path);
        server.visitor().get(path);
        assertThat(samira.get("/api/feeds").each("used"))
                .containsExactly(String.valueOf(server.ask("select date_trunc('month', vrank_today())::date::text")));
    }

    @Test
    void an_address_is_read_so_many_times_an_hour() {
        String path = feed(server.as("ruth"), network);
        Answer answer = server.visitor().get(path);
        for (int i = 1; i < 120; i++) {
            answer = server.visitor().get(path);
        }
        parsed(answer);
        Answer refused = server.visitor().get(path);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isNotBlank();
    }

    @Test
    void the_public_circle_has_a_feed_for_everybody_in_the_language_asked_for() {
        Answer answer = server.visitor().get("/feeds/public?language=fr");
        var feed = parsed(answer);
        assertThat(feed.getEntries())
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.getCategories()).hasSize(1));
        assertThat(feed.getTitle())
                .isEqualTo(server.visitor()
                        .with("Accept-Language", "fr")
                        .get("/api/circles")
                        .text("items.0.name"));
        assertThat(feed.getAlternateLinks().getFirst().getHref()).startsWith("http://vrank.test/fr/reports?circle=");
        assertThat(server.as("karim").get("/feeds/public?language=fr").bytes())
                .as("a member's session adds nothing")
                .isEqualTo(answer.bytes());
    }
}
