package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Clocks;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** Who came and went, and what a tie does before and after it is confirmed. */
class InUseTest {
    private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

    private static TestServer server;
    private static People people;
    private static UUID town;
    private static UUID circle;
    private static UUID first;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        people = new People(server);
        town = people.organisation("Looked town");
        circle = people.circle("looked", true, false, "practitioner", "custodian", "administrator");
        first = people.member("first", town, "practitioner");
        people.admit(circle, first, null);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static UUID newcomer(String handle) {
        UUID member = people.member(handle, people.organisation("Home of " + handle), "practitioner");
        people.admit(circle, member, first);
        return member;
    }

    private static String changes() {
        return "/api/circles/" + circle + "/changes";
    }

    @Test
    void who_joined_and_left_since_i_last_looked_is_told_once() {
        newcomer("early-bird");
        UUID leaver = newcomer("soon-gone");
        Browser reader = server.as("first");
        Answer fresh = reader.get(changes());
        assertThat(fresh.status()).as(fresh.body()).isEqualTo(200);
        assertThat(fresh.each("joined", "name")).contains("Name early-bird", "Name soon-gone");
        assertThat(fresh.each("joined", "organisation")).contains("Home of early-bird");
        assertThat(reader.post("/api/circles/" + circle + "/looks", Map.of()).status())
                .isEqualTo(204);
        assertThat(reader.get(changes()).at("joined").size()).isZero();

        assertThat(server.as("soon-gone")
                        .delete("/api/circles/" + circle + "/membership")
                        .status())
                .isEqualTo(204);
        newcomer("late-bird");
        Answer later = reader.get(changes());
        assertThat(later.each("joined", "name")).containsExactly("Name late-bird");
        assertThat(later.each("left", "id")).containsExactly(leaver.toString());
        assertThat(later.body()).as("why is nobody's business").doesNotContain("\"left\":\"", "because");
        assertThat(server.as("late-bird").get(changes()).at("left").size())
                .as("who left before one came is nobody one read with")
                .isZero();
    }

    @Test
    void since_a_report_of_mine_was_published_is_asked_with_that_report_and_with_no_other() {
        newcomer("before-report");
        Browser author = server.as("first");
        Answer draft = author.post(
                "/api/manuscripts",
                Map.of(
                        "kind", "lesson",
                        "language", "nl",
                        "title", "Wie las mee",
                        "circle", circle,
                        "name", "named",
                        "answers", Map.of("actual", "Er gebeurde iets.")));
        Answer made = author.post("/api/reports", Map.of("manuscript", draft.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        server.sql("update report set published = now() where id = ?::uuid", made.text("id"));
        newcomer("after-report");
        String path = changes() + "?report=" + made.text("id");
        assertThat(author.get(path).each("joined", "name"))
                .contains("Name after-report")
                .doesNotContain("Name before-report");
        assertThat(server.as("after-report").get(path).bytes())
                .as("somebody else's report is as good as none")
                .isEqualTo(server.as("after-report")
                        .get(changes() + "?report=" + NOWHERE)
                        .bytes());
    }

    @Test
    void who_does_not_read_a_circle_learns_nothing_of_its_changes() {
        Answer nothing = server.as("dries").get("/api/circles/" + NOWHERE + "/changes");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(server.as("dries").get(changes()).bytes()).isEqualTo(nothing.bytes());
        assertThat(server.as("dries")
                        .post("/api/circles/" + circle + "/looks", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(server.visitor().get(changes()).status()).isEqualTo(401);
    }

    @Test
    void a_preview_counts_who_would_leave_where_the_asker_reads_and_is_silent_elsewhere() {
        UUID funder = people.organisation("Preview funder");
        UUID funded = people.organisation("Preview funded");
        UUID hidden = people.circle("preview hidden", true, false, "practitioner");
        UUID shown = people.circle("preview shown", true, false, "practitioner", "custodian");
        UUID custodian = people.member("preview-custodian", people.organisation("Preview home"), "custodian");
        UUID helped = people.member("preview-helped", funded, "practitioner");
        people.admit(shown, custodian, null);
        people.admit(shown, helped, custodian);
        people.admit(hidden, helped, null);
        for (String handle : List.of("preview-one", "preview-two")) {
            UUID member = people.member(handle, funder, "practitioner");
            people.admit(shown, member, custodian);
        }
        String tie = people.waitingTie(funder, funded, 10, null).toString();
        String path = "/api/funding-ties/" + tie + "/consequences";

        Answer preview = server.as("preview-custodian").get(path);
        assertThat(preview.each("name")).containsExactly("preview shown");
        assertThat(preview.text("items.0.people")).isEqualTo("2");
        assertThat(server.as("dries").get(path).at("items").size())
                .as("an administrator who reads no candid circle")
                .isZero();
        String silent = server.as("tom").get(path).bytes();
        people.admit(hidden, people.member("preview-three", funder, "practitioner"), helped);
        assertThat(server.as("tom").get(path).bytes())
                .as("whoever is in a circle one does not read")
                .isEqualTo(silent);
        assertThat(server.as("nadia").get(path).bytes())
                .as("a member sees no such tie")
                .isEqualTo(server.as("nadia")
                        .get("/api/funding-ties/" + NOWHERE + "/consequences")
                        .bytes());

        assertThat(server.as("preview-custodian")
                        .post("/api/funding-ties/" + tie + "/confirmation", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(people.reads(helped, shown)).isTrue();
        assertThat(server.as("preview-one").get("/api/circles/" + shown).status())
                .isEqualTo(404);
        assertThat(server.as("preview-custodian").get(path).status())
                .as("nothing left to preview")
                .isEqualTo(404);
    }

    @Test
    void a_tie_that_waits_is_taken_back_and_a_confirmed_one_is_not() {
        String waiting = people.waitingTie(town, people.organisation("Never funded"), 10, null)
                .toString();
        String confirmed = people.tie(people.organisation("Keeps funding"), people.organisation("Kept"), 10, null)
                .toString();
        for (String who : List.of("jan", "nadia")) {
            assertThat(server.as(who).delete("/api/funding-ties/" + waiting).status())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(server.as("dries").delete("/api/funding-ties/" + waiting).status())
                .isEqualTo(204);
        assertThat(server.as("jan").get("/api/funding-ties").each("id")).doesNotContain(waiting);
        assertThat(server.as("dries").delete("/api/funding-ties/" + confirmed).status())
                .isEqualTo(404);
        assertThat(server.visitor().get("/api/funding-ties").each("id")).contains(confirmed);
    }

    @Test
    void a_tie_ends_today_at_the_earliest_and_counts_for_two_years_more() {
        UUID funder = people.organisation("Ending funder");
        UUID funded = people.organisation("Ending funded");
        String path = "/api/funding-ties/" + people.tie(funder, funded, 100, null) + "/end";
        LocalDate today = LocalDate.ofInstant(TestServer.NOW, Clocks.BRUSSELS);
        Answer early =
                server.as("dries").put(path, Map.of("until", today.minusDays(3).toString()));
        assertThat(early.status()).as(early.body()).isEqualTo(400);
        assertThat(early.fields()).containsExactly("until");
        assertThat(server.as("jan").put(path, Map.of("until", "2090-01-01")).status())
                .isEqualTo(403);
        Answer ended =
                server.as("dries").put(path, Map.of("until", today.plusDays(1).toString()));
        assertThat(ended.text("until")).isEqualTo(today.plusDays(1).toString());
        assertThat(server.ask("select 1 from tie_in_force where funder_id = ? and funded_id = ?", funder, funded))
                .isEqualTo("1");
    }
}
