package org.vrank.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.learning.Classroom;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class EffectsTest {
    private static final List<String> SIX = List.of("nadia", "karim", "wout", "samira", "elif", "laurence");
    private static final List<Integer> SURE = List.of(3, 3, 3, 3, 3);
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer give(Classroom room, String who, String moment, List<Integer> marks, String text) {
        return give(room, who, moment, marks, moment.equals("form") ? List.of() : List.of(1, 2, 2, 1), text);
    }

    private static Answer give(
            Classroom room, String who, String moment, List<Integer> marks, List<Integer> chosen, String text) {
        return server.as(who)
                .post(
                        room.path() + "/feedback",
                        new HashMap<>(Map.of("moment", moment, "marks", marks, "chosen", chosen, "text", text)));
    }

    @Test
    void what_they_would_do_is_summed_up_before_and_after_and_no_score_is_told_to_who_answers() {
        Classroom room = Classroom.of(server, SIX.toArray(String[]::new));
        Answer asked = server.as("nadia").get(room.path() + "/vignettes");
        assertThat(asked.at("vignettes").size()).isEqualTo(4);
        assertThat(asked.at("vignettes.0.options").size()).isEqualTo(4);
        assertThat(asked.text("vignettes.0.language")).isEqualTo("en");
        assertThat(asked.body()).doesNotContain("score").doesNotContain("rumour");
        Browser ruth = server.as("ruth");
        for (String who : SIX.subList(0, 4)) {
            assertThat(give(room, who, "before", SURE, List.of(0, 0, 3, 0), "").status())
                    .isEqualTo(204);
        }
        assertThat(ruth.get(room.path() + "/effects").text("vignettes.0.before.answers"))
                .isEqualTo("0");
        give(room, SIX.get(4), "before", SURE, List.of(1, 0, 3, 0), "");
        Answer five = ruth.get(room.path() + "/effects");
        assertThat(five.text("vignettes.0.before.answers")).isEqualTo("5");
        assertThat(five.text("vignettes.0.before.average")).isEqualTo("0.6");
        assertThat(five.body()).contains("\"chosen\":[4,1,0,0]");
        assertThat(five.text("vignettes.0.after.answers")).isEqualTo("0");
        give(room, SIX.get(5), "before", SURE, List.of(3, 3, 3, 3), "");
        assertThat(ruth.get(room.path() + "/effects").body()).isEqualTo(five.body());
        for (String who : SIX.subList(0, 5)) {
            give(room, who, "after", SURE, List.of(1, 2, 2, 1), "");
        }
        Answer both = ruth.get(room.path() + "/effects");
        assertThat(both.text("vignettes.0.before.average")).isEqualTo("0.6");
        assertThat(both.text("vignettes.0.after.average")).isEqualTo("3.0");
        assertThat(both.text("forms.0.answers")).isEqualTo("5");
        assertThat(both.at("forms.0.statements").size()).isEqualTo(5);
    }

    @Test
    void vignettes_are_asked_of_who_takes_part_and_each_is_answered_with_what_it_offers() {
        Classroom room = Classroom.in(server, server.circle("Brussels platform"), "nadia");
        assertThat(server.as("karim").get(room.path() + "/vignettes").status()).isEqualTo(403);
        assertThat(server.as("annemie").get(room.path() + "/vignettes").bytes())
                .isEqualTo(server.as("annemie")
                        .get("/api/editions/" + Classroom.NOWHERE + "/vignettes")
                        .bytes());
        for (List<Integer> wrong :
                List.of(List.<Integer>of(), List.of(0, 0, 0), List.of(0, 0, 0, 4), List.of(-1, 0, 0, 0))) {
            assertThat(give(room, "nadia", "before", SURE, wrong, "").fields())
                    .as("%s", wrong)
                    .containsExactly("chosen");
        }
        assertThat(give(room, "nadia", "form", List.of(4, 4, 4, 4), List.of(1, 1, 1, 1), "")
                        .fields())
                .containsExactly("chosen");
        assertThat(give(room, "nadia", "before", SURE, List.of(3, 3, 3, 3), "").status())
                .isEqualTo(204);
    }

    @Test
    void feedback_shows_from_five_answers_on_and_the_sixth_changes_nothing_that_is_shown() {
        Classroom room = Classroom.of(server, SIX.toArray(String[]::new));
        Browser ruth = server.as("ruth");
        String none = ruth.get(room.path() + "/effects").body();
        for (String who : SIX.subList(0, 4)) {
            Answer given = give(room, who, "form", List.of(4, 4, 4, 4), "Zin van " + who.length());
            assertThat(given.status()).as(given.body()).isEqualTo(204);
            assertThat(ruth.get(room.path() + "/effects").body()).isEqualTo(none);
        }
        give(room, SIX.get(4), "form", List.of(5, 4, 1, 4), "");
        Answer five = ruth.get(room.path() + "/effects");
        assertThat(five.each("forms", "moment")).containsExactly("before", "form", "after", "weeks");
        assertThat(five.text("forms.1.answers")).isEqualTo("5");
        assertThat(five.body()).contains("[0,0,0,4,1]").contains("[1,0,0,4,0]");
        assertThat(five.at("forms.1.texts").size()).isEqualTo(4);
        assertThat(give(room, SIX.get(5), "form", List.of(1, 1, 1, 1), "De zesde")
                        .status())
                .isEqualTo(204);
        assertThat(ruth.get(room.path() + "/effects").body()).isEqualTo(five.body());
        assertThat(give(room, SIX.get(5), "form", List.of(2, 2, 2, 2), "").fields())
                .containsExactly("moment");
    }

    @Test
    void no_row_of_an_answer_exists_and_none_is_younger_than_its_neighbours() {
        Classroom room = Classroom.of(server, SIX.toArray(String[]::new));
        for (String who : SIX) {
            give(room, who, "form", List.of(3, 3, 3, 3), "Zin nummer " + SIX.indexOf(who));
        }
        for (String table : List.of("feedback_text", "feedback_count")) {
            assertThat(server.ask(
                            "select count(distinct xmin::text) from " + table + " where edition_id = ?::uuid",
                            room.edition()))
                    .as(table)
                    .isEqualTo("1");
        }
        assertThat(server.ask("""
                select count(distinct g.xmin::text) from feedback_given g join enrolment n on n.id = g.enrolment_id
                where n.edition_id = ?::uuid
                """, room.edition())).isEqualTo("1");
        assertThat(server.ask("""
                select string_agg(column_name, ' ') from information_schema.columns
                where table_schema = 'vrank' and table_name in ('feedback', 'feedback_count', 'feedback_text')
                  and column_name ~ 'member|enrolment|created|made|at$'
                """)).isNull();
    }

    @Test
    void only_those_who_take_part_answer_and_only_trainers_see_sums() {
        Classroom room = Classroom.in(server, server.circle("Brussels platform"), "nadia");
        assertThat(give(room, "karim", "before", List.of(1, 2, 3, 4, 5), "").status())
                .isEqualTo(403);
        assertThat(server.as("nadia").get(room.path() + "/effects").status()).isEqualTo(403);
        assertThat(server.as("annemie").get(room.path() + "/effects").bytes())
                .isEqualTo(server.as("annemie")
                        .get("/api/editions/" + Classroom.NOWHERE + "/effects")
                        .bytes());
        assertThat(give(room, "nadia", "before", List.of(1, 2, 3, 4), "").fields())
                .containsExactly("marks");
        assertThat(give(room, "nadia", "before", List.of(1, 2, 3, 4, 6), "").fields())
                .containsExactly("marks");
        assertThat(give(room, "nadia", "weeks", List.of(1, 2), "").fields()).containsExactly("moment");
        assertThat(give(room, "nadia", "form", List.of(1, 1, 1, 1), "Bel 0470 12 34 56")
                        .fields())
                .containsExactly("text");
        assertThat(give(room, "nadia", "before", List.of(1, 2, 3, 4, 5), "").status())
                .isEqualTo(204);
    }

    @Test
    void what_came_of_it_is_asked_when_the_last_half_day_has_come_and_not_before() {
        Classroom room = Classroom.of(server, "nadia");
        String move = "update half_day set day = vrank.vrank_today() + ?::integer where edition_id = ?::uuid and day = "
                + "(select max(day) from half_day where edition_id = ?::uuid)";
        server.sql(move, 1, room.edition(), room.edition());
        Map<String, Object> told = Map.of("marks", List.of(3, 1), "text", "Ik sprak de stillen aan.");
        Browser nadia = server.as("nadia");
        assertThat(give(room, "nadia", "after", SURE, "").fields()).containsExactly("moment");
        assertThat(give(room, "nadia", "form", List.of(1, 1, 1, 1), "").fields())
                .containsExactly("moment");
        assertThat(nadia.post(room.path() + "/six-weeks", told).fields()).containsExactly("moment");
        assertThat(give(room, "nadia", "before", SURE, "").status()).isEqualTo(204);
        server.sql(move, 0, room.edition(), room.edition());
        assertThat(give(room, "nadia", "after", SURE, "").status()).isEqualTo(204);
        assertThat(give(room, "nadia", "form", List.of(1, 1, 1, 1), "").status())
                .isEqualTo(204);
        assertThat(nadia.post(room.path() + "/six-weeks", told).status()).isEqualTo(201);
    }

    @Test
    void a_name_in_what_could_be_better_is_asked_about_before_the_trainers_read_it() {
        Classroom room = Classroom.of(server, "nadia");
        String text = "It was Peter Janssens who spoke all the time.";
        Answer asked = give(room, "nadia", "form", List.of(1, 1, 1, 1), text);
        assertThat(asked.fields()).containsExactly("text");
        Map<String, Object> form = new HashMap<>(Map.of("moment", "form", "marks", List.of(1, 1, 1, 1), "text", text));
        form.put("answered", List.of("something else"));
        Browser nadia = server.as("nadia");
        assertThat(nadia.post(room.path() + "/feedback", form).fields()).containsExactly("text");
        form.put("answered", List.of(asked.text("violations.0.hit.key")));
        Answer given = nadia.post(room.path() + "/feedback", form);
        assertThat(given.status()).as(given.body()).isEqualTo(204);
    }

    @Test
    void six_weeks_on_they_are_asked_once_by_mail_and_what_they_tell_is_a_draft_on_their_own_desk() {
        Classroom room = Classroom.of(server, "nadia", "karim", "wout");
        server.as("wout").put("/api/me/meeting-mails", Map.of("wanted", false));
        SixWeeks job = server.context().getBean(SixWeeks.class);
        assertThat(job.ask()).isGreaterThanOrEqualTo(2);
        assertThat(server.ask(
                        "select string_agg(p.handle, ' ' order by p.handle) from mail m join member p on p.id = m.member_id where m.body like ?",
                        "%" + room.edition() + "%"))
                .as("not who wants no mail")
                .isEqualTo("karim nadia");
        assertThat(server.ask(
                        "select count(*) from mail where body like ? and unsubscribe ~ '/unsubscribe/[A-Za-z0-9_-]{43}$'",
                        "%" + room.edition() + "%"))
                .isEqualTo("2");
        assertThat(job.ask()).isZero();
        String mail = server.ask("""
                select m.subject || ' ' || m.body || ' ' || m.html from mail m join member p on p.id = m.member_id
                where p.handle = 'nadia' and m.body like ?
                """, "%" + room.edition() + "%");
        assertThat(mail)
                .contains("http://vrank.test/fr/editions/" + room.edition() + "/six-weeks")
                .contains("Six semaines plus tard")
                .doesNotContain("{edition}")
                .doesNotContain("olarisation");
        Browser nadia = server.as("nadia");
        Map<String, Object> told = Map.of("marks", List.of(3, 1), "text", "Ik sprak de stillen aan. Het mislukte.");
        Answer made = nadia.post(room.path() + "/six-weeks", told);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Answer draft = nadia.get("/api/manuscripts/" + made.text("manuscript"));
        assertThat(draft.text("answers.actual")).startsWith("Ik sprak de stillen aan");
        assertThat(nadia.post(room.path() + "/six-weeks", told).fields()).containsExactly("moment");
        assertThat(server.as("leila").post(room.path() + "/six-weeks", told).status())
                .isEqualTo(403);
        assertThat(server.as("ruth")
                        .get("/api/manuscripts/" + made.text("manuscript"))
                        .status())
                .isEqualTo(404);
    }
}
