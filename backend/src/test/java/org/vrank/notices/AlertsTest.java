package org.vrank.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.notices.Saved.PATH;
import static org.vrank.notices.Saved.fresh;
import static org.vrank.notices.Saved.publish;
import static org.vrank.notices.Saved.save;
import static org.vrank.notices.Saved.told;
import static org.vrank.notices.Saved.wish;
import static org.vrank.notices.Saved.withdraw;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.Hands;
import org.vrank.testing.TestServer;

/** Who is told what, and when. */
class AlertsTest {
    private static final Map<String, Object> BY_HAND = Map.of("vrank.alerts.every", "12h");
    private static final Hands CLOCK = new Hands();

    private static TestServer server;
    private static String firstLine;
    private static String network;

    @BeforeAll
    static void start() {
        server = TestServer.demo(BY_HAND, List.of(CLOCK));
        firstLine = server.circle("First line");
        network = server.circle("The network");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void now() {
        CLOCK.to(TestServer.NOW);
        match();
    }

    private static void match() {
        Matched.upToNow(server.context());
    }

    /** The hour at which what is found now is told. */
    private static Instant hour(Rhythm rhythm) {
        return rhythm.next(TestServer.NOW).toInstant();
    }

    private static void morning() {
        CLOCK.to(TestServer.NOW);
        match();
        CLOCK.to(hour(Rhythm.DAILY));
        match();
    }

    private static long matches(String search) {
        return Long.parseLong(
                String.valueOf(server.ask("select count(*) from saved_match where search_id = ?::uuid", search)));
    }

    @Test
    void a_member_is_told_the_next_morning_at_seven_and_not_before() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String daily = save(nadia, "klaproosveld", "daily");
        String weekly = save(nadia, wish("Elke week", "weekly", "klaproosveld", Map.of("language", List.of("nl"))));
        String report = publish(karim, firstLine, "Over een klaproosveld", "Tekst");
        String other = publish(karim, firstLine, "Over iets anders", "Tekst");
        match();
        assertThat(told(nadia, daily)).isEmpty();
        CLOCK.to(hour(Rhythm.DAILY).minusSeconds(1));
        match();
        assertThat(told(nadia, daily)).isEmpty();
        CLOCK.to(hour(Rhythm.DAILY));
        match();
        assertThat(told(nadia, daily)).containsExactly(report).doesNotContain(other);
        assertThat(fresh(nadia, daily)).containsExactly("true");
        Answer list = nadia.get(PATH);
        int at = list.each("id").indexOf(daily);
        String item = "items." + at + ".items.0.";
        assertThat(list.text(item + "title")).isEqualTo("Over een klaproosveld");
        assertThat(list.text(item + "circle.id")).isEqualTo(firstLine);
        assertThat(list.text(item + "reportKind")).isEqualTo("lesson");
        CLOCK.to(hour(Rhythm.WEEKLY).minusSeconds(1));
        match();
        assertThat(told(nadia, weekly))
                .as("only on Monday")
                .isEqualTo(hour(Rhythm.WEEKLY).equals(hour(Rhythm.DAILY)) ? List.of(report) : List.of());
        CLOCK.to(hour(Rhythm.WEEKLY));
        match();
        assertThat(told(nadia, weekly)).containsExactly(report);
    }

    @Test
    void what_was_there_before_the_search_was_saved_is_not_told_whatever_happens_to_it_later() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        CLOCK.to(TestServer.NOW.minusSeconds(600));
        String report = publish(karim, firstLine, "Een zonnewijzer", "Tekst");
        now();
        String search = save(nadia, "zonnewijzer", "daily");
        server.sql(
                "insert into outbox (circle_id, kind, item_id) values (?::uuid, 'report', ?::uuid)", firstLine, report);
        morning();
        assertThat(told(nadia, search)).isEmpty();
        assertThat(matches(search)).isZero();
    }

    @Test
    void what_a_member_has_looked_at_stays_listed_and_is_new_no_longer() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String search = save(nadia, "wolkenkrabber", "daily");
        String report = publish(karim, firstLine, "Een wolkenkrabber", "Tekst");
        morning();
        assertThat(fresh(nadia, search)).containsExactly("true");
        assertThat(server.as("wout").post(PATH + "/looks", Map.of()).status()).isEqualTo(204);
        assertThat(fresh(nadia, search)).as("others look for themselves").containsExactly("true");
        assertThat(nadia.post(PATH + "/looks", Map.of()).status()).isEqualTo(204);
        assertThat(fresh(nadia, search)).containsExactly("false");
        server.sql(
                "insert into outbox (circle_id, kind, item_id) values (?::uuid, 'report', ?::uuid)", firstLine, report);
        CLOCK.to(hour(Rhythm.DAILY).plusSeconds(90_000));
        match();
        assertThat(fresh(nadia, search)).as("told once").containsExactly("false");
        assertThat(server.visitor().post(PATH + "/looks", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void whoever_wrote_it_is_told_like_everybody() {
        Browser karim = server.as("karim");
        String search = save(karim, "spiegelschrift", "daily");
        String report = publish(karim, firstLine, "In spiegelschrift", "Tekst");
        morning();
        assertThat(told(karim, search)).containsExactly(report);
    }

    @Test
    void what_was_withdrawn_is_told_to_nobody_before_the_hour_or_after_it() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String search = save(nadia, "fluitketel", "daily");
        String early = publish(karim, firstLine, "Een fluitketel", "Tekst");
        String late = publish(karim, firstLine, "Nog een fluitketel", "Tekst");
        match();
        assertThat(matches(search)).isEqualTo(2);
        withdraw(karim, early);
        match();
        assertThat(matches(search)).isEqualTo(1);
        morning();
        assertThat(told(nadia, search)).containsExactly(late);
        withdraw(karim, late);
        assertThat(told(nadia, search)).as("at once").isEmpty();
        match();
        assertThat(matches(search)).isZero();
    }

    @Test
    void what_lies_in_a_circle_that_a_member_does_not_read_is_found_and_never_told() {
        Browser karim = server.as("karim");
        Browser annemie = server.as("annemie");
        String search = save(annemie, "kwikstaart", "daily");
        String before = annemie.get(PATH).bytes();
        publish(karim, firstLine, "Een kwikstaart", "Tekst");
        match();
        assertThat(matches(search)).isEqualTo(1);
        assertThat(annemie.get(PATH).bytes()).isEqualTo(before);
        morning();
        assertThat(matches(search)).as("forgotten at the hour").isZero();
        CLOCK.to(TestServer.NOW);
        assertThat(annemie.get(PATH).bytes()).isEqualTo(before);
        String open = publish(karim, network, "Nog een kwikstaart", "Tekst");
        match();
        morning();
        assertThat(told(annemie, search)).containsExactly(open);
    }

    @Test
    void whoever_left_a_circle_is_told_nothing_of_it_any_more() {
        Browser karim = server.as("karim");
        Browser marijke = server.as("marijke");
        String search = save(marijke, "hagelbui", "daily");
        String told = publish(karim, firstLine, "Een hagelbui", "Tekst");
        morning();
        assertThat(told(marijke, search)).containsExactly(told);
        now();
        publish(karim, firstLine, "Nog een hagelbui", "Tekst");
        match();
        assertThat(marijke.delete("/api/circles/" + firstLine + "/membership").status())
                .isEqualTo(204);
        assertThat(told(marijke, search)).as("at once").isEmpty();
        morning();
        assertThat(told(marijke, search)).isEmpty();
        assertThat(matches(search)).as("only what was delivered before").isEqualTo(1);
    }

    @Test
    void what_is_revised_and_fits_no_longer_is_told_no_longer() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String search = save(nadia, "windmolen", "daily");
        String report = publish(karim, firstLine, "Een windmolen", "Tekst");
        match();
        assertThat(matches(search)).isEqualTo(1);
        server.sql(
                "update report set title = 'Iets anders', answers = '{\"actual\": \"Tekst\"}' where id = ?::uuid",
                report);
        server.sql(
                "insert into outbox (circle_id, kind, item_id) values (?::uuid, 'report', ?::uuid)", firstLine, report);
        morning();
        assertThat(told(nadia, search)).isEmpty();
    }

    @Test
    void what_was_typed_in_quotation_marks_after_a_minus_or_after_a_name_counts_for_what_is_told() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String search = save(nadia, "\"blauwe regen\" -tuinhek taal:nl", "daily");
        String fits = publish(karim, firstLine, "De blauwe regen", "Tekst");
        publish(karim, firstLine, "Regen op een blauwe muur", "Tekst");
        publish(karim, firstLine, "De blauwe regen aan een tuinhek", "Tekst");
        morning();
        assertThat(told(nadia, search)).containsExactly(fits);
    }

    @Test
    void what_only_a_dropped_word_of_the_translation_finds_is_not_told() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String asked = save(nadia, wish("Kikkers", "daily", "kikker", Map.of()));
        String dropped = save(
                nadia,
                Map.of(
                        "name", "Geen Franse kikkers",
                        "rhythm", "daily",
                        "q", "kikker",
                        "filters", Map.of(),
                        "without", List.of("Grenouille")));
        String french = publish(karim, firstLine, "fr", "Une grenouille", "Texte");
        String english = publish(karim, firstLine, "en", "One frog", "Text");
        morning();
        assertThat(told(nadia, asked)).containsExactlyInAnyOrder(french, english);
        assertThat(told(nadia, dropped)).containsExactly(english);
    }

    @Test
    void twenty_are_listed_and_it_is_said_that_there_are_more() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String search = save(nadia, "hooiberg", "daily");
        for (int i = 0; i < 20; i++) {
            publish(karim, firstLine, "Hooiberg " + (char) ('a' + i), "Tekst");
        }
        morning();
        Answer list = nadia.get(PATH);
        int at = list.each("id").indexOf(search);
        assertThat(told(nadia, search)).hasSize(20);
        assertThat(list.text("items." + at + ".more")).isEqualTo("false");
        now();
        publish(karim, network, "Hooiberg twintig", "Tekst");
        match();
        morning();
        assertThat(told(nadia, search)).hasSize(20);
        assertThat(nadia.get(PATH).text("items." + at + ".more")).isEqualTo("true");
    }

    @Test
    void two_servers_tell_once() {
        try (TestServer other = server.sibling(BY_HAND)) {
            Browser karim = server.as("karim");
            Browser nadia = other.as("nadia");
            String search = save(nadia, "tweeling", "daily");
            String report = publish(karim, firstLine, "Een tweeling", "Tekst");
            CompletableFuture<Void> there = CompletableFuture.runAsync(() -> Matched.upToNow(other.context()));
            match();
            there.join();
            assertThat(matches(search)).isEqualTo(1);
            CLOCK.to(hour(Rhythm.DAILY));
            Matched.upToNow(other.context());
            assertThat(told(nadia, search)).containsExactly(report);
            String second = publish(karim, firstLine, "Nog een tweeling", "Tekst");
            match();
            Matched.upToNow(other.context());
            assertThat(matches(search)).isEqualTo(2);
            assertThat(second).isNotEqualTo(report);
        }
    }

    @Test
    void a_deleted_account_leaves_nothing_of_its_searches() {
        Browser fatoumata = server.as("fatoumata");
        String search = save(fatoumata, "korenbloem", "daily");
        publish(server.as("karim"), firstLine, "Een korenbloem", "Tekst");
        match();
        assertThat(matches(search)).isEqualTo(1);
        assertThat(fatoumata.get("/api/me/data").text("kept.savedSearches.0.name"))
                .isEqualTo("korenbloem");
        String email = String.valueOf(server.ask(
                "select a.email from account a join member m on m.id = a.member_id where m.handle = 'fatoumata'"));
        Answer gone = fatoumata.post("/api/me/deletion", Map.of("email", email, "reports", Map.of()));
        assertThat(gone.status()).as(gone.body()).isLessThan(300);
        assertThat(matches(search)).isZero();
        assertThat(server.ask("select 1 from saved_search where id = ?::uuid", search))
                .isNull();
    }
}
