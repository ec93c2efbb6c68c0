package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;

/** There are fewer places in the room than people who want one. */
class WaitingListTest {
    private House house;
    private String meeting;

    @BeforeEach
    void open() {
        house = new House(false);
        meeting = house.meeting("Platform & <co>");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Answer places(String who, @Nullable Integer places) {
        return house.as(who)
                .put("/api/meetings/" + meeting + "/places", places == null ? Map.of() : Map.of("places", places));
    }

    private void says(String who, String answer) {
        assertThat(house.as(who)
                        .put(
                                "/api/meetings/" + meeting + "/attendance/" + Gathering.seat(house.server, who),
                                Map.of("answer", answer))
                        .status())
                .isEqualTo(204);
    }

    private Answer attendance() {
        return house.as("host").get("/api/meetings/" + meeting + "/attendance");
    }

    /** The place of somebody on the waiting list, or null. */
    private String waits(String who) {
        Answer read = attendance();
        return read.text("items." + read.each("id").indexOf(Gathering.seat(house.server, who)) + ".waiting");
    }

    private String guest(String handle) throws Exception {
        Gathering.made(house.as("host")
                .post(
                        "/api/meetings/" + meeting + "/guests",
                        Map.of("name", "Gast " + handle, "email", handle + "@example.org", "language", "nl")));
        return GuestsTest.token(House.part(House.to(house.delivered(), handle), "text/plain"));
    }

    private Answer guestSays(String token, String answer) {
        return house.server.visitor().post("/api/guests", Map.of("token", token, "answer", answer));
    }

    private String guestPage(String token, String field) {
        return house.server
                .visitor()
                .post("/api/guests/readings", Map.of("token", token))
                .text(field);
    }

    @Test
    void who_comes_when_it_is_full_waits_in_fair_order_and_is_told_when_a_place_is_free() throws Exception {
        String expert = guest("expert");
        assertThat(places("host", 1).status()).isEqualTo(204);
        says("nadia", "there");
        assertThat(guestPage(expert, "crowded")).isEqualTo("true");
        assertThat(guestSays(expert, "there").status()).isEqualTo(204);
        says("karim", "there");
        says("karim", "there");
        says("nadia", "there");
        assertThat(List.of(waits("nadia"), waits("karim"), guestPage(expert, "waiting")))
                .containsExactly("null", "2", "1");
        Answer room = attendance();
        assertThat(List.of(room.text("places"), room.text("taken"), room.text("waiting")))
                .containsExactly("1", "1", "2");
        assertThat(room.text("guests.0.waiting")).isEqualTo("1");
        says("host", "online");
        assertThat(house.delivered()).isEmpty();

        says("nadia", "not");
        MimeMessage told = House.to(house.delivered(), "expert");
        assertThat(told.getSubject()).startsWith("U hebt een plaats: Platform & <co>, ");
        assertThat(House.part(told, "text/html"))
                .contains("Platform &amp; &lt;co&gt;")
                .doesNotContain("{", "vrank-");
        String fresh = GuestsTest.token(House.part(told, "text/plain"));
        assertThat(List.of(guestPage(fresh, "waiting"), guestPage(fresh, "crowded"), waits("karim")))
                .containsExactly("null", "false", "1");
        says("nadia", "there");
        assertThat(waits("nadia")).as("who gave up a place comes last").isEqualTo("2");

        guestSays(fresh, "online");
        List<MimeMessage> mails = house.delivered();
        assertThat(mails).hasSize(1);
        assertThat(House.part(House.to(mails, "karim"), "text/plain"))
                .contains("/nl/meetings/" + meeting)
                .doesNotContain("rsvp", "guests#");
        assertThat(waits("nadia")).isEqualTo("1");
        assertThat(places("host", 5).status()).isEqualTo(204);
        House.to(house.delivered(), "nadia");
        assertThat(attendance().text("waiting")).isEqualTo("0");
    }

    @Test
    void only_hosts_set_places_and_who_has_one_keeps_it() throws Exception {
        says("nadia", "there");
        says("karim", "there");
        assertThat(places("nadia", 3).status()).isEqualTo(403);
        assertThat(places("outsider", 3).bytes())
                .isEqualTo(house.as("outsider")
                        .put("/api/meetings/" + Gathering.NOWHERE + "/places", Map.of("places", 3))
                        .bytes());
        assertThat(places("host", 0).fields()).containsExactly("places");
        assertThat(places("host", 1).fields()).containsExactly("places");
        assertThat(places("host", 2).status()).isEqualTo(204);
        says("host", "there");
        assertThat(waits("host")).isEqualTo("1");
        assertThat(places("host", null).status()).isEqualTo(204);
        assertThat(waits("host")).isEqualTo("null");
        House.to(house.delivered(), "host");
        house.as("host").post("/api/meetings/" + meeting + "/closing", Map.of());
        assertThat(places("host", 9).fields()).containsExactly("state");
    }

    @Test
    void a_person_counts_once_and_whoever_leaves_the_circle_frees_a_place() throws Exception {
        house.people.holds(
                Objects.requireNonNull(house.members.get("nadia")),
                house.people.seat(house.people.organisation("Another"), "practitioner", null),
                0,
                null);
        house.as("host").post("/api/meetings/" + meeting + "/invitations", Map.of());
        String mail = House.part(House.to(house.delivered(), "nadia"), "text/plain");
        String link = mail.substring(mail.indexOf("/rsvp#") + 6, mail.indexOf("/rsvp#") + 49);
        places("host", 1);
        assertThat(house.server
                        .visitor()
                        .post("/api/rsvps", Map.of("token", link, "answer", "there"))
                        .status())
                .isEqualTo(204);
        assertThat(attendance().text("taken")).isEqualTo("1");
        says("karim", "there");
        says("host", "there");
        assertThat(List.of(waits("karim"), waits("host"))).containsExactly("1", "2");
        house.leave("nadia");
        house.server.context().getBean(Risen.class).sweep();
        House.to(house.delivered(), "karim");
        assertThat(List.of(waits("karim"), waits("host"), attendance().text("taken")))
                .containsExactly("null", "1", "1");
    }

    @Test
    void of_many_who_answer_at_once_no_more_get_a_place_than_there_are_and_each_waits_in_one_place() throws Exception {
        places("host", 3);
        List<Browser> browsers = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            house.join("member" + i, "practitioner", house.members.get("host"));
            browsers.add(house.as("member" + i));
            paths.add("/api/meetings/" + meeting + "/attendance/" + Gathering.seat(house.server, "member" + i));
        }
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 9)
                    .mapToObj(i -> all.submit(() -> {
                        start.await();
                        return browsers.get(i)
                                .put(paths.get(i), Map.of("answer", "there"))
                                .status();
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }
        Answer room = attendance();
        assertThat(List.of(room.text("taken"), room.text("waiting"))).containsExactly("3", "6");
        assertThat(room.each("waiting").stream().filter(place -> !place.equals("null")))
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6");
    }

    @Test
    void a_mail_about_a_free_place_of_a_candid_circle_says_only_that_there_is_something_to_read() throws Exception {
        try (House candid = new House(true)) {
            String own = candid.meeting("Wat misliep in de Stevinstraat");
            String path = "/api/meetings/" + own;
            candid.as("host").put(path + "/places", Map.of("places", 1));
            for (String who : List.of("nadia", "karim")) {
                candid.as(who)
                        .put(path + "/attendance/" + Gathering.seat(candid.server, who), Map.of("answer", "there"));
            }
            candid.as("nadia")
                    .put(path + "/attendance/" + Gathering.seat(candid.server, "nadia"), Map.of("answer", "not"));
            MimeMessage mail = House.to(candid.delivered(), "karim");
            assertThat(mail.getSubject() + House.part(mail, "text/plain") + House.part(mail, "text/html"))
                    .contains("/nl/meetings/" + own)
                    .doesNotContain("Stevinstraat", "Zaal", "plaats", "secret");
        }
    }
}
