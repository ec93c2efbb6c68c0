package org.vrank.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** Custodians' keys, who opens the box, succession, and the month's publication. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustodyTest {
    private TestServer server;
    private People people;
    private String everyone;

    @BeforeAll
    void start() {
        server = TestServer.demo();
        people = new People(server);
        everyone = server.circle("Everyone");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void the_box_opens_to_a_custodian_with_an_unlocked_key_alone() {
        assertThat(server.visitor().get("/api/box").status()).isEqualTo(401);
        assertThat(server.as("karim").get("/api/box").status()).isEqualTo(403);
        assertThat(server.as("dries").get("/api/box").status()).isEqualTo(403);
        Browser jan = server.as("jan");
        assertThat(jan.get("/api/custodian-key").text("state")).isEqualTo("ready");
        assertThat(jan.get("/api/custodian-key").text("unlocked")).isEqualTo("false");
        assertThat(jan.get("/api/box").status()).isEqualTo(403);
        assertThat(jan.post("/api/custodian-key/unlocking", Map.of("passphrase", "een andere wachtzin dan deze"))
                        .fields())
                .containsExactly("passphrase");
        assertThat(jan.get("/api/box").status()).isEqualTo(403);
        Browser unlocked = Boxed.custodian(server, "jan");
        assertThat(unlocked.get("/api/box").each("title"))
                .contains("La liste que nous n’aurions jamais dû tenir", "Een peter die zelf is teruggekeerd");
        assertThat(unlocked.get("/api/box").each("state")).contains("asked", "received", "proposed", "published");
        assertThat(jan.get("/api/box").status())
                .as("another session stays locked")
                .isEqualTo(403);
        unlocked.delete("/api/custodian-key/unlocking");
        assertThat(unlocked.get("/api/box").status()).isEqualTo(403);
    }

    @Test
    void signing_out_takes_the_unlocked_key_out_of_memory() {
        Browser jan = Boxed.custodian(server, "jan");
        Answer sessions = jan.get("/api/sign-ins/sessions");
        UUID session =
                UUID.fromString(sessions.each("id").get(sessions.each("current").indexOf("true")));
        UUID member = UUID.fromString(String.valueOf(server.ask("select id::text from member where handle = 'jan'")));
        Unlocked unlocked = server.context().getBean(Unlocked.class);
        assertThat(unlocked.has(session, member)).isTrue();
        assertThat(jan.delete("/api/sign-ins/current").status()).isEqualTo(204);
        assertThat(unlocked.has(session, member)).isFalse();
    }

    @Test
    void the_key_lies_outside_the_database_readable_by_its_owner_alone_and_locked() throws Exception {
        Path keys = server.data().resolve("keys");
        try (var files = Files.list(keys)) {
            List<Path> custodians = files.filter(f -> f.getFileName().toString().startsWith("custodian-"))
                    .toList();
            assertThat(custodians).hasSize(2).allSatisfy(file -> {
                assertThat(Files.readString(file)).contains("\"memory\"").doesNotContain(Boxed.PASSPHRASE);
            });
        }
    }

    @Test
    void a_new_custodian_waits_until_one_who_has_unlocked_gives_access_to_what_came_before() {
        String phrase = Boxed.send(
                server.as("karim"), Boxed.draft(everyone, "confidential", "Opvolgingszaak", "Iets gebeurde."));
        people.member("nieuwe", people.organisation("Zonder geld"), "custodian");
        Browser fresh = server.as("nieuwe");
        assertThat(fresh.get("/api/custodian-key").text("state")).isEqualTo("none");
        assertThat(fresh.post("/api/custodian-key", Map.of("passphrase", "te kort"))
                        .fields())
                .containsExactly("passphrase");
        Answer made = fresh.post("/api/custodian-key", Map.of("passphrase", "een lange wachtzin van zes woorden"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.text("state")).isEqualTo("waiting");
        assertThat(fresh.get("/api/box").each("id")).isEmpty();
        assertThat(fresh.post("/api/custodian-key", Map.of("passphrase", "nog een wachtzin van veel woorden"))
                        .status())
                .isEqualTo(409);

        Browser jan = Boxed.custodian(server, "jan");
        Answer custodians = jan.get("/api/custodians");
        String member = custodians.each("member").get(custodians.each("state").indexOf("waiting"));
        assertThat(custodians.each("fingerprint").get(custodians.each("state").indexOf("waiting")))
                .isEqualTo(made.text("fingerprint"));
        assertThat(server.as("karim")
                        .post("/api/custodians/" + member + "/access", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(server.as("jan")
                        .post("/api/custodians/" + member + "/access", Map.of())
                        .status())
                .as("with a locked key nobody gives access")
                .isEqualTo(403);
        assertThat(jan.post("/api/custodians/" + member + "/access", Map.of()).status())
                .isEqualTo(200);

        String thread = Boxed.thread(fresh, "Opvolgingszaak");
        assertThat(fresh.post(thread + "/identity-openings", Map.of("reason", "Om te zien of ook dit overging."))
                        .text("name"))
                .startsWith("Karim");
        assertThat(Boxed.act(server, phrase, "open", Map.of()).body()).contains("Om te zien of ook dit overging.");
        Boxed.send(server.as("karim"), Boxed.draft(everyone, "receipt", "Na de opvolging", "Iets gebeurde."));
        Boxed.thread(fresh, "Na de opvolging");

        server.sql("update tenure set ends = vrank_today() - 1 where member_id = ?::uuid", member);
        assertThat(fresh.get("/api/box").status())
                .as("a seat that ended opens nothing")
                .isEqualTo(403);
        server.context().getBean(Months.class).due();
        assertThat(server.ask("select count(*) from box_wrap where member_id = ?::uuid", member))
                .isEqualTo("0");
        assertThat(server.data().resolve("keys").resolve("custodian-" + member + ".key"))
                .doesNotExist();
    }

    @Test
    void who_forgot_a_passphrase_gives_the_key_up_and_another_gives_access_to_a_new_one() {
        try (TestServer own = TestServer.demo()) {
            Browser aurelie = own.as("aurelie");
            assertThat(own.as("karim").delete("/api/custodian-key").status()).isEqualTo(403);
            assertThat(aurelie.delete("/api/custodian-key").status()).isEqualTo(204);
            assertThat(aurelie.post("/api/custodian-key/unlocking", Map.of("passphrase", Boxed.PASSPHRASE))
                            .status())
                    .isEqualTo(400);
            String member = String.valueOf(own.ask("select id::text from member where handle = 'aurelie'"));
            assertThat(aurelie.post(
                                    "/api/custodian-key",
                                    Map.of("passphrase", "zeven andere woorden die ik wel onthoud"))
                            .text("state"))
                    .isEqualTo("waiting");
            assertThat(aurelie.get("/api/box").each("id")).isEmpty();
            Browser jan = Boxed.custodian(own, "jan");
            assertThat(jan.post("/api/custodians/" + member + "/access", Map.of())
                            .status())
                    .isEqualTo(200);
            assertThat(aurelie.get("/api/box").each("id"))
                    .isEqualTo(jan.get("/api/box").each("id"));
        }
    }

    @Test
    void whoever_gives_out_seats_reads_nothing_of_what_custodians_read() {
        Browser dries = server.as("dries");
        String himself = dries.get("/api/me").text("member.id");
        UUID unit = people.organisation("Buiten verdenking");
        Answer refused =
                dries.post("/api/members/" + himself + "/seats", Map.of("organisation", unit, "kind", "custodian"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        String jan = String.valueOf(server.ask("select id::text from member where handle = 'jan'"));
        assertThat(dries.post("/api/members/" + jan + "/seats", Map.of("organisation", unit, "kind", "administrator"))
                        .status())
                .isEqualTo(400);
        people.member("stroman", unit, "custodian");
        String shown = server.as("karim").get("/api/reports?limit=1").text("items.0.id");
        assertThat(server.as("karim")
                        .post(
                                "/api/reports/" + shown + "/flags",
                                Map.of("reason", "person", "text", "De straat is te raden."))
                        .status())
                .isLessThan(300);
        Browser puppet = server.as("stroman");
        assertThat(server.as("jan").get("/api/flags").each("id")).isNotEmpty();
        assertThat(puppet.get("/api/flags").each("id"))
                .as("before others gave access")
                .isEmpty();
        puppet.post("/api/custodian-key", Map.of("passphrase", "een lange wachtzin van zes woorden"));
        assertThat(puppet.get("/api/custodian-key").text("state")).isEqualTo("waiting");
        assertThat(puppet.get("/api/flags").each("id")).isEmpty();

        Path key =
                server.data().resolve("keys/custodian-" + puppet.get("/api/me").text("member.id") + ".key");
        assertThat(key).exists();
        String address = String.valueOf(server.ask(
                "select email from account a join member m on m.id = a.member_id where m.handle = 'stroman'"));
        assertThat(puppet.post("/api/me/deletion", Map.of("email", address)).status())
                .isEqualTo(204);
        assertThat(key).as("whose account is gone leaves no key behind").doesNotExist();
    }

    @Test
    void the_last_who_can_open_everything_stays_until_another_can() {
        try (TestServer own = TestServer.demo()) {
            Browser dries = own.as("dries");
            Map<String, String> ids = new HashMap<>();
            for (String who : List.of("jan", "aurelie")) {
                ids.put(who, String.valueOf(own.ask("select id::text from member where handle = ?", who)));
            }
            String seat = "select seat_id::text from tenure where ends is null and member_id = ?::uuid";
            String suspension = "/api/members/" + ids.get("jan") + "/suspension";
            assertThat(dries.put("/api/members/" + ids.get("aurelie") + "/suspension", Map.of("reason", "Met verlof."))
                            .status())
                    .isLessThan(300);
            own.context().getBean(Months.class).due();
            assertThat(own.ask("select count(*) from box_wrap where member_id = ?::uuid", ids.get("aurelie")))
                    .as("who is suspended may come back")
                    .isNotEqualTo("0");
            assertThat(dries.put(suspension, Map.of("reason", "Met verlof.")).fields())
                    .containsExactly("member");
            String jansSeat = String.valueOf(own.ask(seat, UUID.fromString(ids.get("jan"))));
            assertThat(dries.delete("/api/members/seats/" + jansSeat).status()).isEqualTo(400);
            String before =
                    String.valueOf(own.ask("select count(*) from box_wrap where member_id = ?::uuid", ids.get("jan")));
            own.context().getBean(Months.class).due();
            assertThat(own.ask("select count(*) from box_wrap where member_id = ?::uuid", ids.get("jan")))
                    .isEqualTo(before);
        }
    }

    @Test
    void the_database_refuses_the_seat_to_whoever_funds_or_is_funded_and_a_tie_ends_the_duty_at_the_next_request() {
        try (TestServer own = TestServer.demo()) {
            People those = new People(own);
            UUID funded = those.organisation("Gesubsidieerd");
            UUID funder = those.organisation("Geeft geld");
            those.tie(funder, funded, 10, null);
            assertThatThrownBy(() -> those.member("gesubsidieerd", funded, "custodian"))
                    .hasMessageContaining("custodian");
            assertThatThrownBy(() -> those.member("gever", funder, "custodian")).hasMessageContaining("custodian");
            UUID elsewhere = those.member("elders", funded, "practitioner");
            assertThatThrownBy(() ->
                            those.holds(elsewhere, those.seat(those.organisation("Vrij"), "custodian", null), 1, null))
                    .as("also who belongs to it by another seat")
                    .hasMessageContaining("custodian");

            Browser jan = Boxed.custodian(own, "jan");
            assertThat(jan.get("/api/box").status()).isEqualTo(200);
            String root = String.valueOf(own.ask("select id::text from organisation where content_key = 'demo:luwte'"));
            those.tie(funder, UUID.fromString(root), 0, null);
            assertThat(jan.get("/api/box").status()).isEqualTo(403);
            assertThat(own.as("karim").get("/api/custodians").each("name")).containsExactly("Aurélie Tshibangu");
            own.context().getBean(Months.class).due();
            Boxed.custodian(own, "aurelie");
        }
    }

    @Test
    void while_nobody_can_open_the_box_nothing_is_taken_in_and_nothing_is_lost() {
        try (TestServer own = TestServer.demo()) {
            own.sql("update custodian_key set state = 'waiting'");
            Browser karim = own.as("karim");
            Answer manuscript = karim.post(
                    "/api/manuscripts", Boxed.draft(own.circle("Everyone"), "receipt", "Voor niemand", "Iets."));
            Answer refused = karim.post(
                    "/api/manuscripts/" + manuscript.text("id") + "/confidential-sending",
                    Map.of("version", 1, "level", "receipt", "phrase", Boxed.phrase(karim)));
            assertThat(refused.fields()).containsExactly("custodians");
            assertThat(karim.get("/api/manuscripts/" + manuscript.text("id")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_waits_for_five_is_published_with_four_others_and_not_before() {
        String network = server.circle("The network");
        Browser jan = Boxed.custodian(server, "jan");
        List<String> names = List.of("alfa", "beta", "gamma", "delta", "epsilon");
        List<String> phrases = new ArrayList<>();
        for (String name : names) {
            String phrase = Boxed.send(
                    server.as("karim"), Boxed.draft(network, "receipt", "Wachtend " + name, "Iets gebeurde."));
            phrases.add(phrase);
            Boxed.act(server, phrase, "waiting", Map.of("wait", "yes"));
            String thread = Boxed.thread(jan, "Wachtend " + name);
            Answer laid = jan.put(thread + "/proposal", Boxed.proposal("Samen " + name, "Iets."));
            Boxed.act(server, phrase, "consent", Map.of("proposal", laid.text("proposal.number")));
            if (phrases.size() == 4) {
                assertThat(server.visitor().post("/api/demo/month", Map.of()).status())
                        .isEqualTo(204);
                assertThat(jan.get("/api/reports?limit=50").body()).doesNotContain("Samen alfa");
            }
        }
        assertThat(server.visitor().post("/api/demo/month", Map.of()).status()).isEqualTo(204);
        assertThat(jan.get("/api/reports?limit=50&circle=" + network).each("title"))
                .contains("Samen alfa", "Samen beta", "Samen gamma", "Samen delta", "Samen epsilon");
        assertThat(server.ask("select count(distinct published) from report r join pseudonym p on p.report_id = r.id"))
                .isEqualTo("1");
    }

    @Test
    void a_second_server_with_the_same_folder_of_keys_opens_the_same_box() {
        String phrase = Boxed.send(server.as("karim"), Boxed.draft(everyone, "receipt", "Op twee servers", "Iets."));
        try (TestServer other = server.sibling()) {
            Browser aurelie = Boxed.custodian(other, "aurelie");
            String thread = Boxed.thread(aurelie, "Op twee servers");
            aurelie.post(thread + "/messages", Map.of("text", "Van de andere kant."));
        }
        assertThat(Boxed.act(server, phrase, "open", Map.of()).body()).contains("Van de andere kant.");
    }
}
