package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Clocks;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

class MembersTest {
    private static TestServer server;
    private static UUID town;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        town = new People(server).organisation("New town");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> member(String email) {
        return new HashMap<>(Map.of(
                "name",
                "New Member",
                "email",
                email,
                "language",
                "fr",
                "seat",
                new HashMap<String, Object>(Map.of("organisation", town, "kind", "practitioner"))));
    }

    private static String count(String email) {
        return String.valueOf(server.ask("select count(*)::text from account where lower(email) = lower(?)", email));
    }

    @Test
    void an_administrator_makes_a_member_who_can_sign_in_and_nobody_else_makes_one() {
        Answer made = server.as("dries").post("/api/members", member("new.member@example.org"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Browser browser = server.visitor();
        MailedLink.ask(browser, "new.member@example.org");
        assertThat(MailedLink.confirm(browser, MailedLink.newest(server)).status())
                .isEqualTo(201);
        assertThat(browser.get("/api/me").text("member.id")).isEqualTo(made.text("id"));
        assertThat(browser.get("/api/me").text("member.seats.0.organisation.name"))
                .isEqualTo("New town");
        assertThat(browser.get("/api/circles").each("state")).containsExactly("open");

        for (String who : List.of("leila", "nadia", "godelieve", "jan")) {
            assertThat(server.as(who)
                            .post("/api/members", member("other@example.org"))
                            .status())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(server.visitor()
                        .post("/api/members", member("other@example.org"))
                        .status())
                .isEqualTo(401);
        assertThat(count("other@example.org")).isEqualTo("0");
    }

    @Test
    void an_address_belongs_to_one_member_whatever_its_letters() {
        Answer taken = server.as("tom").post("/api/members", member("Nadia.OUAHBI@example.org"));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.fields()).containsExactly("email");
        assertThat(
                        server.ask(
                                "select count(*)::text from member where name = 'New Member' and not exists (select from account where member_id = member.id)"))
                .isEqualTo("0");
    }

    @Test
    void one_key_makes_one_member_and_so_do_requests_at_the_same_moment() throws Exception {
        Browser tom = server.as("tom").with("Idempotency-Key", "one-member-is-enough");
        Answer once = tom.post("/api/members", member("sent.twice@example.org"));
        Answer again = tom.post("/api/members", member("sent.twice@example.org"));
        assertThat(once.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(once.body());
        assertThat(count("sent.twice@example.org")).isEqualTo("1");

        Browser keyless = server.as("tom");
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(threads.submit(() -> keyless.copy().post("/api/members", member("at.once@example.org"))));
            }
            for (Future<Answer> answer : answers) {
                statuses.add(answer.get().status());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 400, 400, 400, 400, 400);
        assertThat(count("at.once@example.org")).isEqualTo("1");
    }

    @Test
    void a_name_of_one_character_is_refused_by_field() {
        Map<String, Object> given = member("short@example.org");
        given.put("name", "X");
        Answer refused = server.as("dries").post("/api/members", given);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("name");
        assertThat(count("short@example.org")).isEqualTo("0");
    }

    @Test
    void what_cannot_be_is_refused_by_field() {
        Map<String, Object> wrong = new HashMap<>(Map.of("name", "", "email", "nobody", "language", "de"));
        wrong.put("seat.kind", "mayor");
        wrong.put("seat.organisation", "00000000-0000-4000-8000-000000000000");
        wrong.put("seat.superior", "00000000-0000-4000-8000-000000000000");
        wrong.put("seat.from", "+999999999-01-01");
        wrong.forEach((field, value) -> {
            Map<String, Object> given = member("wrong@example.org");
            if (field.startsWith("seat.")) {
                Map<String, Object> seat = new HashMap<>(Map.of("organisation", town, "kind", "practitioner"));
                seat.put(field.substring(5), value);
                given.put("seat", seat);
            } else {
                given.put(field, value);
            }
            Answer refused = server.as("dries").post("/api/members", given);
            assertThat(refused.status()).as(field + refused.body()).isEqualTo(400);
            assertThat(refused.fields()).containsExactly(field);
        });
        assertThat(count("wrong@example.org")).isEqualTo("0");
    }

    @Test
    void a_seat_that_begins_later_gives_nothing_yet() {
        Map<String, Object> later = member("later@example.org");
        later.put(
                "seat",
                Map.of(
                        "organisation",
                        town,
                        "kind",
                        "administrator",
                        "from",
                        LocalDate.ofInstant(TestServer.NOW, Clocks.BRUSSELS).plusDays(2)));
        assertThat(server.as("dries").post("/api/members", later).status()).isEqualTo(201);
        server.sql(
                "update member set handle = 'later' where id = (select member_id from account where email = 'later@example.org')");
        Browser browser = server.as("later");
        assertThat(browser.get("/api/me").at("member.seats").size()).isZero();
        assertThat(browser.post("/api/members", member("x@example.org")).status())
                .isEqualTo(403);
    }

    @Test
    void an_administrator_ends_a_seat_with_today_as_its_last_day_and_its_history_stays() {
        Browser dries = server.as("dries");
        String seat = String.valueOf(server.ask("""
                select t.seat_id::text from tenure t join member m on m.id = t.member_id where m.handle = 'mateusz'
                """));
        String fixed = "update tenure set ends = vrank_today() + 300 where seat_id = ?::uuid";
        server.sql(fixed, seat);
        assertThat(server.as("nadia").delete("/api/members/seats/" + seat).status())
                .isEqualTo(403);
        assertThat(server.visitor().delete("/api/members/seats/" + seat).status())
                .isEqualTo(401);
        assertThat(dries.delete("/api/members/seats/" + seat).status()).isEqualTo(204);
        assertThat(server.ask("select (ends - vrank_today())::text from tenure where seat_id = ?::uuid", seat))
                .isEqualTo("0");
        assertThat(dries.delete("/api/members/seats/" + seat).status())
                .as("again")
                .isEqualTo(404);
        assertThat(dries.delete("/api/members/seats/" + UUID.nameUUIDFromBytes(new byte[1]))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void organisations_are_for_everybody_to_read_with_their_sources_and_for_administrators_to_add() {
        Answer list = server.visitor().get("/api/organisations");
        assertThat(list.each("name")).contains("Molenbeek-Saint-Jean", "Street work team");
        assertThat(list.each("source")).anyMatch(source -> source.startsWith("http"));
        Map<String, Object> body = Map.of("name", "Added house", "level", "local", "kind", "association");
        Browser dries = server.as("dries").with("Idempotency-Key", "one-organisation");
        Answer made = dries.post("/api/organisations", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(dries.post("/api/organisations", body).body()).isEqualTo(made.body());
        assertThat(server.visitor().get("/api/organisations").each("name").stream()
                        .filter("Added house"::equals))
                .hasSize(1);
        for (String who : Set.of("nadia", "leila")) {
            assertThat(server.as(who).post("/api/organisations", body).status()).isEqualTo(403);
        }
        assertThat(server.visitor().post("/api/organisations", body).status()).isEqualTo(401);
        assertThat(server.as("tom")
                        .post("/api/organisations", Map.of("name", " ", "level", "x", "kind", "y", "region", "z"))
                        .fields())
                .containsExactlyInAnyOrder("name", "level", "kind", "region");
    }
}
