package org.vrank.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;

/** The trainers' desk: who was there, and lists out and in. */
class RosterTest {
    private School school;
    private String edition;
    private String path;

    @BeforeEach
    void open() {
        school = new School(false);
        for (String handle : List.of("anna", "bram", "chloe")) {
            school.join(handle);
        }
        edition = school.edition(school.plan(2));
        path = "/api/editions/" + edition + "/roster";
    }

    @AfterEach
    void close() {
        school.close();
    }

    private Answer takes(String who, String text) {
        return school.as(who).post(path + "/imports", Map.of("text", text));
    }

    private Answer file(String who) {
        return school.as(who).with("Accept", "*/*").get(path + "/file");
    }

    private String presences(String who) {
        return String.valueOf(school.server.ask("""
                select string_agg(p.presence, ' ' order by h.day) from half_day_presence p join half_day h on h.id = p.half_day_id
                where p.enrolment_id = ?::uuid
                """, school.enrolment(who, edition)));
    }

    @Test
    void a_trainer_notes_who_was_there_and_takes_it_back() {
        school.enrols("anna", edition);
        String day = school.read("anna", edition).each("halfDays", "id").getFirst();
        String tick = path + "/" + school.enrolment("anna", edition) + "/half-days/" + day;
        assertThat(school.as("trainer").put(tick, Map.of("presence", "present")).status())
                .isEqualTo(204);
        assertThat(school.roster(edition).text("items.0.presences.0.presence")).isEqualTo("present");
        assertThat(school.as("trainer").put(tick, Map.of("presence", "perhaps")).fields())
                .containsExactly("presence");
        assertThat(school.as("anna").put(tick, Map.of("presence", "present")).status())
                .isEqualTo(403);
        assertThat(school.as("trainer").put(tick, Map.of()).status()).isEqualTo(204);
        assertThat(presences("anna")).isEqualTo("null");
        assertThat(school.as("trainer")
                        .put(path + "/" + day + "/half-days/" + day, Map.of("presence", "present"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_half_days_go_into_a_calendar_without_the_address_for_who_takes_no_part() {
        String calendar = "/api/editions/" + edition + "/calendar";
        assertThat(school.as("anna").with("Accept", "*/*").get(calendar).body())
                .contains("BEGIN:VEVENT", "Zaal 3")
                .doesNotContain("video.example.org");
        school.enrols("anna", edition);
        assertThat(school.as("anna").with("Accept", "*/*").get(calendar).body()).contains("video.example.org");
        assertThat(school.as("outsider").with("Accept", "*/*").get(calendar).status())
                .isEqualTo(404);
    }

    @Test
    void a_trainer_takes_somebody_off_the_list_and_the_next_rises() {
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        school.enrols("chloe", edition);
        String line = path + "/" + school.enrolment("anna", edition);
        assertThat(school.as("bram").delete(line).status()).isEqualTo(403);
        assertThat(school.as("trainer").delete(line).status()).isEqualTo(204);
        assertThat(school.state("chloe", edition)).isEqualTo("enrolled");
        assertThat(school.as("trainer").delete(line).status()).isEqualTo(404);
    }

    @Test
    void the_list_goes_out_and_comes_back_with_attendance_and_holds_no_formula() {
        school.server.sql("update member set name = '=cmd|'' /C calc''!A0' where handle = 'bram'");
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        Answer file = file("trainer");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        List<String> lines = file.body().lines().toList();
        assertThat(lines.getFirst())
                .startsWith("\uFEFFid;name;organisation;state;" + Course.today().plusDays(7) + " 09:00;");
        assertThat(lines.get(2)).contains(";'=cmd");
        String filled = lines.getFirst() + "\n"
                + lines.get(1).replaceFirst(";;?$", ";aanwezig;absent") + "\n"
                + lines.get(2).replaceFirst(";;?$", ";excusé;");
        assertThat(takes("trainer", filled).text("lines")).isEqualTo("2");
        assertThat(presences("anna")).isEqualTo("present absent");
        assertThat(presences("bram")).isEqualTo("excused");
        assertThat(takes("trainer", file("trainer").body()).status())
                .as("what goes out comes back")
                .isEqualTo(200);
        assertThat(file("anna").status()).isEqualTo(403);
    }

    @Test
    void what_is_wrong_in_a_list_is_said_by_line_and_field_and_nothing_is_taken_in() {
        school.enrols("anna", edition);
        String day = Course.today().plusDays(7) + " 09:00";
        String mine = school.enrolment("anna", edition);
        assertThat(takes(
                                "trainer",
                                "id," + day + ",shoe size\n" + mine + ",present\n" + mine + ",perhaps\nnobody,present")
                        .fields())
                .containsExactly("lines.1.shoe size", "lines.3." + day, "lines.4.id");
        assertThat(presences("anna")).isEqualTo("null");
        assertThat(takes("trainer", "").fields()).containsExactly("text");
        assertThat(takes("trainer", "name\nAnna").fields()).containsExactly("text");
        assertThat(takes("trainer", "email\n\"open").fields()).containsExactly("text");
        assertThat(takes("trainer", "email,email\na,b").fields()).containsExactly("text");
    }

    @Test
    void people_are_brought_in_by_address_and_places_hold_for_them_too() {
        assertThat(takes("trainer", "email\nanna@example.org\nniemand@example.org\noutsider@example.org")
                        .fields())
                .as("who does not read here is nobody")
                .containsExactly("lines.3.email", "lines.4.email");
        assertThat(school.roster(edition).each("name")).isEmpty();
        assertThat(takes("trainer", "name;email\nA;Anna@example.org\nB;bram@example.org\nC;chloe@example.org")
                        .text("lines"))
                .isEqualTo("3");
        assertThat(school.roster(edition).each("state")).containsExactly("enrolled", "enrolled", "waiting");
        assertThat(takes("anna", "email\nbram@example.org").status()).isEqualTo(403);
        assertThat(takes("outsider", "email\nbram@example.org").status()).isEqualTo(404);
    }

    @Test
    void of_a_candid_circle_a_calendar_holds_when_and_a_link_and_no_word() {
        try (School candid = new School(true)) {
            candid.join("anna");
            Map<String, Object> plan = candid.plan(1);
            plan.put("halfDays", List.of(Course.halfDay(7, "09:00"), withPlace(Course.halfDay(21, "13:30"))));
            String open = candid.edition(plan);
            candid.enrols("anna", open);
            String calendar = candid.as("anna")
                    .with("Accept", "*/*")
                    .with("Accept-Language", "fr")
                    .get("/api/editions/" + open + "/calendar")
                    .body()
                    .replace("\r\n ", "");
            assertThat(calendar)
                    .contains("DTSTART", "SUMMARY:Formation (connectez-vous pour en lire plus)")
                    .contains("http://vrank.test/fr/editions/" + open)
                    .doesNotContain("zwijgt", "Zaal", "Zolder", "video.example.org", "LOCATION");
        }
    }

    private static Map<String, Object> withPlace(Map<String, Object> day) {
        day.put("place", "Zolder");
        return day;
    }
}
