package org.vrank.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestDatabase;

/** Who has a place in an edition, and who waits. */
class PlacesTest {
    private School school;

    @BeforeEach
    void open() {
        school = new School(false);
        for (String handle : List.of("anna", "bram", "chloe", "dirk")) {
            school.join(handle);
        }
    }

    @AfterEach
    void close() {
        school.close();
    }

    @Test
    void a_trainer_opens_an_edition_and_whoever_reads_the_circle_sees_how_many_places_are_free() {
        String edition = school.edition(school.plan(2));
        Answer read = school.read("anna", edition);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(List.of(read.text("title"), read.text("number"), read.text("free"), read.text("trains")))
                .containsExactly(Course.TITLE, "1", "2", "false");
        assertThat(read.each("halfDays", "begins")).containsExactly("09:00", "13:30");
        assertThat(read.text("link")).as("who takes no part").isEmpty();
        assertThat(read.each("seats", "organisation")).containsExactly("Of anna");
        assertThat(school.as("anna")
                        .get("/api/courses/" + school.course + "/editions")
                        .each("id"))
                .containsExactly(edition);
        assertThat(school.enrols("anna", edition)).isEqualTo("enrolled");
        assertThat(school.read("anna", edition).text("link")).isEqualTo("https://video.example.org/zaal");
        assertThat(school.read("bram", edition).text("free")).isEqualTo("1");
    }

    @Test
    void who_does_not_read_the_circle_learns_nothing_of_its_editions() {
        String edition = school.edition(school.plan(2));
        Answer hidden = school.read("outsider", edition);
        assertThat(hidden.bytes())
                .isEqualTo(school.read("outsider", UUID.randomUUID().toString()).bytes());
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(school.as("outsider")
                        .get("/api/courses/" + school.course + "/editions")
                        .each("id"))
                .isEmpty();
        for (String path : List.of("/enrolment", "/enrolment/confirmation", "/swaps", "/offers", "/messages")) {
            Answer tried = path.equals("/enrolment")
                    ? school.as("outsider").put("/api/editions/" + edition + path, Map.of())
                    : school.as("outsider").post("/api/editions/" + edition + path, Map.of());
            assertThat(tried.status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void only_trainers_open_editions_and_only_on_what_is_published() {
        assertThat(school.as("anna").post("/api/editions", school.plan(2)).status())
                .isEqualTo(403);
        UUID draft = Course.version(school.server, school.course, 2, false, "In work");
        assertThat(school.as("anna")
                        .post("/api/editions", Course.plan(draft, 2))
                        .fields())
                .as("a draft is nothing to who does not train")
                .containsExactly("version");
        assertThat(school.as("trainer")
                        .post("/api/editions", Course.plan(draft, 2))
                        .fields())
                .containsExactly("version");
        assertThat(school.as("outsider").post("/api/editions", school.plan(2)).fields())
                .containsExactly("version");
        assertThat(school.server.visitor().post("/api/editions", school.plan(2)).status())
                .isEqualTo(401);
    }

    @Test
    void every_field_says_what_is_wrong_with_it() {
        Map<String, Object> wrong = new HashMap<>(Map.of(
                "version",
                school.version.toString(),
                "language",
                "xx",
                "halfDays",
                List.of(Map.of("begins", "25:00", "minutes", 2), Course.halfDay(-3, "09:00")),
                "place",
                "bel 0470 12 34 56",
                "link",
                "http://x",
                "capacity",
                0,
                "perRoot",
                0,
                "closes",
                Course.today().plusDays(300).toString(),
                "waiting",
                "never",
                "confirmDays",
                99));
        assertThat(school.as("trainer").post("/api/editions", wrong).fields())
                .contains(
                        "language",
                        "halfDays.0.day",
                        "halfDays.1.day",
                        "place",
                        "link",
                        "capacity",
                        "perRoot",
                        "closes",
                        "waiting",
                        "confirmDays");
    }

    @Test
    void who_comes_when_it_is_full_waits_in_order_and_rises_and_who_asks_again_comes_last() {
        String edition = school.edition(school.plan(1));
        assertThat(school.enrols("anna", edition)).isEqualTo("enrolled");
        assertThat(school.enrols("bram", edition)).isEqualTo("waiting");
        assertThat(school.enrols("chloe", edition)).isEqualTo("waiting");
        assertThat(school.enrols("chloe", edition))
                .as("asking twice changes nothing")
                .isEqualTo("waiting");
        assertThat(List.of(school.position("bram", edition), school.position("chloe", edition)))
                .containsExactly("1", "2");
        school.cancels("bram", edition);
        assertThat(school.enrols("bram", edition)).isEqualTo("waiting");
        assertThat(List.of(school.position("chloe", edition), school.position("bram", edition)))
                .containsExactly("1", "2");
        school.cancels("anna", edition);
        assertThat(List.of(school.state("chloe", edition), school.state("bram", edition)))
                .containsExactly("enrolled", "waiting");
        assertThat(school.as("dirk")
                        .delete("/api/editions/" + edition + "/enrolment")
                        .status())
                .as("who never asked")
                .isEqualTo(404);
    }

    @Test
    void whose_municipality_has_all_its_seats_keeps_the_place_in_the_list_and_is_in_nobodys_way() {
        UUID gent = school.people.organisation("Gent");
        school.join("eva", gent);
        school.join("fons", gent);
        Map<String, Object> plan = school.plan(3);
        plan.put("perRoot", 1);
        String edition = school.edition(plan);
        assertThat(school.enrols("eva", edition)).isEqualTo("enrolled");
        assertThat(school.enrols("fons", edition)).isEqualTo("waiting");
        assertThat(school.enrols("anna", edition))
                .as("not blocked by who is skipped")
                .isEqualTo("enrolled");
        assertThat(school.enrols("bram", edition)).isEqualTo("enrolled");
        assertThat(school.enrols("chloe", edition)).isEqualTo("waiting");
        assertThat(school.position("fons", edition)).isEqualTo("1");
        school.cancels("bram", edition);
        assertThat(school.state("chloe", edition)).isEqualTo("enrolled");
        school.cancels("eva", edition);
        assertThat(school.state("fons", edition)).isEqualTo("enrolled");
    }

    @Test
    void the_list_of_names_is_for_the_trainers_alone() {
        String edition = school.edition(school.plan(1));
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        Answer roster = school.roster(edition);
        assertThat(roster.each("name")).containsExactly("Name anna", "Name bram");
        assertThat(roster.each("organisation")).containsExactly("Of anna", "Of bram");
        assertThat(roster.each("state")).containsExactly("enrolled", "waiting");
        assertThat(roster.each("position")).containsExactly("null", "1");
        String path = "/api/editions/" + edition + "/roster";
        assertThat(school.as("anna").get(path).status()).isEqualTo(403);
        assertThat(school.as("outsider").get(path).status()).isEqualTo(404);
        assertThat(school.server.visitor().get(path).status()).isEqualTo(401);
        assertThat(school.read("bram", edition).body()).doesNotContain("Name anna", "Of anna");
    }

    @Test
    void a_place_is_offered_by_hand_to_the_first_in_order_and_lapses() {
        Map<String, Object> plan = school.plan(1);
        plan.put("waiting", "by-hand");
        plan.put("confirmDays", 2);
        String edition = school.edition(plan);
        String offers = "/api/editions/" + edition + "/offers";
        assertThat(school.enrols("anna", edition)).isEqualTo("enrolled");
        school.enrols("bram", edition);
        school.enrols("chloe", edition);
        assertThat(school.as("trainer").post(offers, Map.of()).fields())
                .as("it is full")
                .containsExactly("state");
        school.cancels("anna", edition);
        assertThat(school.state("bram", edition)).isEqualTo("waiting");
        assertThat(school.enrols("dirk", edition))
                .as("nobody overtakes who waits")
                .isEqualTo("waiting");
        assertThat(school.as("bram").post(offers, Map.of()).status()).isEqualTo(403);
        assertThat(school.as("trainer").post(offers, Map.of()).status()).isEqualTo(204);
        assertThat(school.read("bram", edition).text("own.until"))
                .isEqualTo(Course.today().plusDays(2).toString());
        assertThat(school.read("dirk", edition).text("free"))
                .as("an offered place is taken")
                .isEqualTo("0");

        school.server.sql("update enrolment set until = vrank_today() - 1 where state = 'offered'");
        assertThat(school.state("bram", edition)).isEqualTo("cancelled");
        assertThat(school.read("dirk", edition).text("free")).isEqualTo("1");
        assertThat(school.as("bram")
                        .post("/api/editions/" + edition + "/enrolment/confirmation", Map.of())
                        .fields())
                .containsExactly("state");
        assertThat(school.as("trainer").post(offers, Map.of()).status()).isEqualTo(204);
        assertThat(school.state("chloe", edition)).isEqualTo("offered");
        assertThat(school.as("chloe")
                        .post("/api/editions/" + edition + "/enrolment/confirmation", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(school.state("chloe", edition)).isEqualTo("enrolled");
    }

    @Test
    void a_colleague_of_the_same_organisation_takes_a_place_over_and_nobody_else() {
        UUID gent = school.people.organisation("Gent");
        school.join("eva", gent);
        school.join("fons", gent);
        String edition = school.edition(school.plan(1));
        school.enrols("eva", edition);
        school.enrols("anna", edition);
        String swaps = "/api/editions/" + edition + "/swaps";
        assertThat(school.as("anna").post(swaps, Map.of()).status())
                .as("who has no place")
                .isEqualTo(404);
        String token = school.as("eva").post(swaps, Map.of()).text("token");
        for (String refused : List.of("anna", "eva")) {
            assertThat(school.as(refused)
                            .post(swaps + "/acceptance", Map.of("token", token))
                            .fields())
                    .containsExactly("token");
        }
        assertThat(school.as("fons")
                        .post(swaps + "/acceptance", Map.of("token", "A".repeat(43)))
                        .fields())
                .containsExactly("token");
        assertThat(school.as("fons")
                        .post(swaps + "/acceptance", Map.of("token", token))
                        .status())
                .isEqualTo(204);
        assertThat(List.of(school.state("fons", edition), school.state("eva", edition), school.state("anna", edition)))
                .containsExactly("enrolled", "cancelled", "waiting");
        assertThat(school.as("fons")
                        .post(swaps + "/acceptance", Map.of("token", token))
                        .status())
                .as("a link passes on one place")
                .isEqualTo(400);
    }

    @Test
    void whoever_deletes_the_account_leaves_the_place_to_who_waits_and_nothing_of_it_stays() {
        String edition = school.edition(school.plan(1));
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        assertThat(school.as("anna").get("/api/me/data").text("kept.enrolments.0.state"))
                .isEqualTo("enrolled");
        assertThat(school.as("anna")
                        .post("/api/me/deletion", Map.of("email", "anna@example.org"))
                        .status())
                .isLessThan(300);
        assertThat(school.state("bram", edition)).isEqualTo("enrolled");
        assertThat(school.roster(edition).each("name")).containsExactly("Name bram");
        assertThat(school.server.ask("select count(*) from enrolment")).isEqualTo("1");
    }

    @Test
    void nobody_asks_after_the_closing_day_and_changes_are_refused_when_it_is_over() {
        String edition = school.edition(school.plan(1));
        school.enrols("anna", edition);
        school.server.sql("update edition set closes = vrank_today() - 1");
        assertThat(school.as("bram")
                        .put("/api/editions/" + edition + "/enrolment", Map.of())
                        .fields())
                .containsExactly("state");
        String path = "/api/editions/" + edition;
        assertThat(school.as("anna").post(path + "/closing", Map.of()).status()).isEqualTo(403);
        assertThat(school.as("trainer").post(path + "/closing", Map.of()).text("state"))
                .isEqualTo("over");
        assertThat(school.as("anna").delete(path + "/enrolment").fields()).containsExactly("state");
        assertThat(school.as("trainer")
                        .post(path + "/cancellation", Map.of("reason", "Te laat"))
                        .fields())
                .containsExactly("state");
    }

    @Test
    void whoever_confirms_while_the_edition_is_called_off_has_no_place_in_it() throws Exception {
        Map<String, Object> plan = school.plan(1);
        plan.put("waiting", "by-hand");
        String edition = school.edition(plan);
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        school.cancels("anna", edition);
        school.as("trainer").post("/api/editions/" + edition + "/offers", Map.of());
        Browser bram = school.as("bram");
        try (Connection trainer = TestDatabase.get().connect(school.server.database());
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            trainer.setAutoCommit(false);
            try (var off = trainer.prepareStatement("update edition set state = 'cancelled'")) {
                off.execute();
            }
            Future<Answer> confirmed =
                    other.submit(() -> bram.post("/api/editions/" + edition + "/enrolment/confirmation", Map.of()));
            while (!confirmed.isDone()
                    && "0"
                            .equals(
                                    school.server.ask(
                                            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))) {
                Thread.onSpinWait();
            }
            trainer.commit();
            assertThat(confirmed.get().status()).isEqualTo(404);
        }
        assertThat(school.server.ask("select count(*) from enrolment where state = 'enrolled'"))
                .isEqualTo("0");
    }
}
