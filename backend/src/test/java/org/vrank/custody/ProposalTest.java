package org.vrank.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What a proposal may change besides the text: circle and themes. */
class ProposalTest {
    private static TestServer server;
    private static String firstLine;
    private static String everyone;
    private static String network;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
        everyone = server.circle("Everyone");
        network = server.circle("The network");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> proposal(String title, String field, Object value) {
        Map<String, Object> proposal = new HashMap<>(Boxed.proposal(title, "Er kwam niemand."));
        proposal.put(field, value);
        return proposal;
    }

    @Test
    void another_circle_is_told_to_the_author_who_agrees_to_it_with_a_yes_of_its_own() {
        String phrase =
                Boxed.send(server.as("karim"), Boxed.draft(firstLine, "receipt", "Verder dan gevraagd", "Iets."));
        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Verder dan gevraagd");
        Answer opened = jan.get(thread);
        assertThat(opened.text("circles.0.id")).isEqualTo(firstLine);
        assertThat(opened.each("circles", "id")).contains(everyone, network).doesNotHaveDuplicates();
        Answer laid = jan.put(thread + "/proposal", proposal("Nu voor iedereen in het netwerk", "circle", network));
        assertThat(laid.status()).as(laid.body()).isEqualTo(200);
        assertThat(laid.text("proposal.circle.id")).isEqualTo(network);

        String told = Boxed.act(server, phrase, "open", Map.of()).body();
        assertThat(told)
                .contains("you chose the circle ‘First line’", "another one: ‘The network’", "name=\"circle-too\"")
                .containsPattern("\\d+ people in \\d+ organisations read there today");
        Map<String, String> consent = Map.of("proposal", laid.text("proposal.number"));
        assertThat(Boxed.act(server, phrase, "consent", consent).body())
                .contains("href=\"#circle\"", "Say first whether that other circle may read it");
        assertThat(jan.get(thread).text("thread.state")).isEqualTo("proposed");
        Boxed.act(server, phrase, "consent", Map.of("proposal", laid.text("proposal.number"), "circle-too", "yes"));
        assertThat(jan.get(thread).text("thread.state")).isEqualTo("consented");
        assertThat(server.visitor().post("/api/demo/month", Map.of()).status()).isEqualTo(204);
        assertThat(server.as("leila")
                        .get("/api/reports?limit=50&circle=" + network)
                        .each("title"))
                .contains("Nu voor iedereen in het netwerk");
    }

    @Test
    void the_circle_that_was_asked_for_needs_no_second_yes() {
        String phrase = Boxed.send(server.as("karim"), Boxed.draft(firstLine, "receipt", "Zoals gevraagd", "Iets."));
        Browser jan = Boxed.custodian(server, "jan");
        Answer laid =
                jan.put(Boxed.thread(jan, "Zoals gevraagd") + "/proposal", proposal("Precies zo", "circle", firstLine));
        assertThat(Boxed.act(server, phrase, "open", Map.of()).body()).doesNotContain("name=\"circle-too\"");
        assertThat(Boxed.act(server, phrase, "consent", Map.of("proposal", laid.text("proposal.number")))
                        .body())
                .contains("Your consent is noted");
    }

    @Test
    void a_circle_that_the_custodian_cannot_know_of_is_refused_like_one_that_is_not_there() {
        Boxed.send(server.as("karim"), Boxed.draft(everyone, "receipt", "Naar nergens", "Iets."));
        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Naar nergens");
        Answer nowhere = jan.put(
                thread + "/proposal", proposal("Naar nergens", "circle", "00000000-0000-4000-8000-000000000000"));
        assertThat(nowhere.fields()).containsExactly("circle");
        UUID hidden = UUID.randomUUID();
        server.sql("""
                insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en)
                values (?::uuid, 'working', false, true, array['practitioner'], 'Verborgen', 'Cachée', 'Verborgen', 'Hidden')
                """, hidden.toString());
        Answer refused = jan.put(thread + "/proposal", proposal("Naar nergens", "circle", hidden.toString()));
        assertThat(refused.status() + refused.body()).isEqualTo(nowhere.status() + nowhere.body());
    }

    @Test
    void a_circle_that_only_another_thread_names_is_refused() {
        UUID apart = UUID.randomUUID();
        server.sql("""
                insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en)
                values (?::uuid, 'working', false, true, array['practitioner'], 'Apart', 'À part', 'Abseits', 'Apart')
                """, apart.toString());
        server.sql("""
                insert into membership (id, circle_id, member_id, confirmed, accepted)
                select gen_random_uuid(), ?::uuid, id, now(), now() from member where handle = 'karim'
                """, apart.toString());
        Boxed.send(server.as("karim"), Boxed.draft(apart.toString(), "receipt", "Van wie apart staat", "Iets."));
        Boxed.send(server.as("karim"), Boxed.draft(network, "receipt", "Van het netwerk", "Iets."));
        Browser jan = Boxed.custodian(server, "jan");
        assertThat(jan.get(Boxed.thread(jan, "Van wie apart staat")).each("circles", "id"))
                .contains(apart.toString());
        String thread = Boxed.thread(jan, "Van het netwerk");
        assertThat(jan.get(thread).each("circles", "id")).contains(network).doesNotContain(apart.toString());
        assertThat(jan.put(thread + "/proposal", proposal("Elders", "circle", apart.toString()))
                        .fields())
                .containsExactly("circle");
    }

    @Test
    void a_circle_that_is_gone_by_then_is_refused_to_the_author_too() {
        UUID brief = UUID.randomUUID();
        server.sql("""
                insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en)
                values (?::uuid, 'working', false, true, array['practitioner', 'custodian'], 'Kort', 'Brève', 'Kurz', 'Brief')
                """, brief.toString());
        server.sql("""
                insert into membership (id, circle_id, member_id, confirmed, accepted)
                select gen_random_uuid(), ?::uuid, id, now(), now() from member where handle = 'jan'
                """, brief.toString());
        String phrase = Boxed.send(server.as("karim"), Boxed.draft(everyone, "receipt", "Even maar", "Iets."));
        Browser jan = Boxed.custodian(server, "jan");
        Answer laid =
                jan.put(Boxed.thread(jan, "Even maar") + "/proposal", proposal("Even", "circle", brief.toString()));
        assertThat(laid.status()).as(laid.body()).isEqualTo(200);
        // which the database itself refuses today
        server.sql("set session_replication_role = replica; delete from membership where circle_id = '" + brief
                + "'; delete from circle where id = '" + brief + "'");
        assertThat(Boxed.act(
                                server,
                                phrase,
                                "consent",
                                Map.of("proposal", laid.text("proposal.number"), "circle-too", "yes"))
                        .body())
                .contains("The circle of this proposal is no more");
        assertThat(jan.get(Boxed.thread(jan, "Even maar")).text("thread.state")).isEqualTo("proposed");
    }

    @Test
    void themes_are_shown_beside_the_original_and_can_be_changed() {
        String phrase = Boxed.send(server.as("karim"), Boxed.draft(firstLine, "receipt", "Ander thema", "Iets."));
        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Ander thema");
        assertThat(jan.get(thread).text("original.themes.0")).isEqualTo("polarisation");
        String theme = String.valueOf(server.ask("select min(id) from theme where id <> 'polarisation'"));
        String label = String.valueOf(server.ask("select label_en from theme where id = ?", theme));
        Answer laid = jan.put(thread + "/proposal", proposal("Onder iets anders", "themes", List.of(theme)));
        assertThat(laid.text("proposal.themes.0")).isEqualTo(theme);
        int at = laid.each("proposal.differences", "answer").indexOf("themes");
        assertThat(at).isNotNegative();
        assertThat(laid.each("proposal.differences." + at + ".pieces", "change"))
                .containsExactly("removed", "added");
        assertThat(laid.text("proposal.differences." + at + ".pieces.1.text")).isEqualTo(label);
        assertThat(jan.put(thread + "/proposal", proposal("Onder niets", "themes", List.of("zwanen")))
                        .fields())
                .containsExactly("themes");
        assertThat(Boxed.act(server, phrase, "open", Map.of()).body()).contains("Themes", label);
        Answer none = jan.put(thread + "/proposal", proposal("Zonder thema", "themes", List.of()));
        assertThat(none.at("proposal.themes").size()).isZero();
    }
}
