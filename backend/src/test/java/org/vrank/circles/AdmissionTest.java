package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class AdmissionTest {
    private static TestServer server;
    private static String firstLine;
    private static String platform;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
        platform = server.circle("Brussels platform");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer propose(String who, String circle, String email) {
        return server.as(who).post("/api/circles/" + circle + "/admissions", Map.of("email", email));
    }

    private static String proposal(String circle, String address) {
        return String.valueOf(server.ask("""
                select m.id::text from membership m join account a on a.member_id = m.member_id
                where m.circle_id = ?::uuid and a.email = ? and m.ended is null
                """, circle, address));
    }

    private static Answer confirm(String who, String admission) {
        return server.as(who).post("/api/admissions/" + admission + "/confirmation", Map.of());
    }

    @Test
    void a_candid_circle_admits_in_three_steps_and_reading_begins_after_the_third() {
        Browser gianni = server.as("gianni");
        String circle = "/api/circles/" + firstLine;
        Answer stranger = gianni.get(circle);
        assertThat(propose("tom", firstLine, "Gianni.Pastorelli@example.org").status())
                .isEqualTo(201);
        assertThat(gianni.get(circle).bytes()).isEqualTo(stranger.bytes());
        assertThat(gianni.get("/api/admissions").each("id")).isEmpty();

        Answer seen = server.as("nadia").get(circle);
        int at = seen.each("admissions", "name").indexOf("Gianni Pastorelli");
        String admission = seen.each("admissions", "id").get(at);
        assertThat(seen.each("admissions", "proposedBy").get(at)).isEqualTo("Tom Eeckelaers");
        assertThat(seen.each("admissions", "mayConfirm").get(at)).isEqualTo("true");
        assertThat(server.as("ruth")
                        .get(circle)
                        .each("admissions", "mayConfirm")
                        .get(at))
                .isEqualTo("false");

        int readers = seen.each("members", "id").size();
        server.sql("delete from mail");
        assertThat(confirm("nadia", admission).text("circle")).isEqualTo(firstLine);
        announced(readers);
        assertThat(gianni.get("/api/admissions").each("state")).containsExactly("to-accept");
        assertThat(gianni.get(circle).text("state")).isEqualTo("invited");
        assertThat(gianni.get(circle).at("members").size()).isZero();
        assertThat(gianni.get(circle + "/audience").status()).isEqualTo(404);
        assertThat(gianni.get("/api/reports?circle=" + firstLine).each("id")).isEmpty();

        assertThat(server.as("tine")
                        .post("/api/admissions/" + admission + "/acceptance", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(gianni.post("/api/admissions/" + admission + "/acceptance", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(gianni.get(circle).at("members").size()).isEqualTo(readers + 1);
        assertThat(gianni.get("/api/reports?circle=" + firstLine).each("id")).isNotEmpty();
    }

    /** One mail to each reader of the first line, in the own language, with a link and nothing else of the circle. */
    private static void announced(int readers) {
        String all = Integer.toString(readers);
        assertThat(server.ask("select count(distinct member_id)::text from mail"))
                .isEqualTo(all);
        assertThat(server.ask("select count(*)::text from mail")).isEqualTo(all);
        assertThat(server.ask("""
                select count(*)::text from mail m join account a on a.member_id = m.member_id and a.email = m.recipient
                where m.body like '%http://vrank.test/' || a.language || '/circles/' || ?::text || '%'
                """, firstLine)).isEqualTo(all);
        assertThat(server.ask("""
                select count(*)::text from mail
                where (subject || body) ~* 'gianni|pastorelli|genk|nadia|tom |eeckelaers|première ligne|eerste lijn|first line'
                """)).isEqualTo("0");
        assertThat(server.ask("select count(distinct id)::text from mail")).isEqualTo(all);
    }

    @Test
    void neither_the_proposers_organisation_nor_a_stranger_nor_an_administrator_outside_confirms() {
        assertThat(propose("tom", firstLine, "tine.roosemont@example.org").status())
                .isEqualTo(201);
        String admission = proposal(firstLine, "tine.roosemont@example.org");
        for (String colleague : List.of("ruth", "aurelie")) {
            Answer refused = confirm(colleague, admission);
            assertThat(refused.status()).as(colleague).isEqualTo(400);
            assertThat(refused.fields()).containsExactly("admission");
        }
        String unknown =
                confirm("tom", UUID.nameUUIDFromBytes(new byte[1]).toString()).bytes();
        for (String outsider : List.of("tom", "dries", "annemie", "tine")) {
            assertThat(confirm(outsider, admission).bytes()).as(outsider).isEqualTo(unknown);
        }
        assertThat(server.visitor()
                        .post("/api/admissions/" + admission + "/confirmation", Map.of())
                        .status())
                .isEqualTo(401);
        assertThat(server.ask("select confirmed::text from membership where id = ?::uuid", admission))
                .isNull();
        assertThat(confirm("karim", admission).status()).isEqualTo(200);
        assertThat(confirm("nadia", admission).status()).as("a second time").isEqualTo(404);
    }

    @Test
    void a_member_may_propose_and_somebody_else_of_another_organisation_confirms() {
        assertThat(propose("karim", firstLine, "mehmet.yalincay@example.org").status())
                .isEqualTo(201);
        String admission = proposal(firstLine, "mehmet.yalincay@example.org");
        assertThat(confirm("karim", admission).status()).isEqualTo(400);
        assertThat(confirm("nadia", admission).status()).isEqualTo(200);
    }

    @Test
    void a_circle_that_is_not_candid_admits_on_proposal_and_tells_everybody() {
        server.sql("delete from mail");
        assertThat(propose("nadia", platform, "yassine.elbouhali@example.org").status())
                .isEqualTo(201);
        String readers = server.ask("select count(*)::text from reader where circle_id = ?::uuid", platform);
        assertThat(server.ask("select count(distinct member_id)::text from mail"))
                .isEqualTo(readers);
        Browser yassine = server.as("yassine");
        String admission = yassine.get("/api/admissions").each("id").get(0);
        assertThat(yassine.get("/api/circles").each("id")).doesNotContain(platform);
        assertThat(yassine.post("/api/admissions/" + admission + "/acceptance", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(yassine.get("/api/circles").each("id")).contains(platform);
        assertThat(yassine.get("/api/admissions").each("id")).isEmpty();
    }

    @Test
    void an_invitation_can_be_declined_but_a_proposal_is_not_known_to_whom_it_is_about() {
        assertThat(propose("nadia", platform, "joris.verstraelen@example.org").status())
                .isEqualTo(201);
        Browser joris = server.as("joris");
        assertThat(joris.delete("/api/circles/" + platform + "/membership").status())
                .isEqualTo(204);
        assertThat(joris.get("/api/admissions").each("id")).isEmpty();
        assertThat(joris.get("/api/circles/" + platform).status()).isEqualTo(404);

        assertThat(propose("karim", firstLine, "charlotte.mbuyi-remacle@example.org")
                        .status())
                .isEqualTo(201);
        assertThat(server.as("charlotte")
                        .delete("/api/circles/" + firstLine + "/membership")
                        .status())
                .isEqualTo(404);
        assertThat(proposal(firstLine, "charlotte.mbuyi-remacle@example.org")).isNotEqualTo("null");
    }

    @Test
    void an_administrator_outside_learns_nothing_of_who_is_in_a_circle() {
        Browser dries = server.as("dries");
        String path = "/api/circles/" + firstLine;
        HashSet<String> answers = new HashSet<>();
        // a member, somebody barred as a superior, as a funder, and somebody who may come in
        for (String address : List.of(
                "karim.zerrouki@example.org",
                "pieter.dobbeleers@example.org",
                "veronique.staelens@example.org",
                "mourad.taghzouti@example.org")) {
            Answer proposed = dries.post(path + "/admissions", Map.of("email", address));
            answers.add(proposed.status() + proposed.body().replaceAll("[0-9a-f-]{36}", "id"));
        }
        assertThat(answers).hasSize(1);
        assertThat(dries.get(path).at("admissions").size()).isZero();
        Answer absent = dries.delete(path + "/members/" + UUID.nameUUIDFromBytes(new byte[2]));
        String karim = server.ask("select id::text from member where handle = 'anke'");
        assertThat(dries.delete(path + "/members/" + karim).bytes()).isEqualTo(absent.bytes());

        String barred = proposal(firstLine, "pieter.dobbeleers@example.org");
        Answer refused = confirm("karim", barred);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("violations.0.message")).contains("superior");
    }

    @Test
    void an_admission_keeps_its_facts_whoever_writes() {
        String some = String.valueOf(server.ask(
                "select id::text from membership where circle_id = ?::uuid and ended is null and confirmed is not null order by id limit 1",
                platform));
        assertThatThrownBy(() ->
                        server.sql("update membership set circle_id = ?::uuid where id = ?::uuid", firstLine, some))
                .hasMessageContaining("keeps its facts");
        assertThatThrownBy(() -> server.sql(
                        "update membership set member_id = (select id from member where handle = 'dries') where id = ?::uuid",
                        some))
                .hasMessageContaining("keeps its facts");
        assertThatThrownBy(() -> server.sql("""
                with gone as (select id from membership where ended is not null limit 1)
                insert into membership (id, circle_id, member_id, accepted)
                select gen_random_uuid(), ?::uuid, id, now() from member where handle = 'dries'
                """, platform)).hasMessageContaining("accepted before it was confirmed");
    }
}
