package org.vrank.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class FollowTest {
    private static final Map<String, Object> LIVE =
            Map.of("vrank.live.lasts", "10m", "vrank.live.beat", "300ms", "vrank.live.every", "50ms");
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo(LIVE, List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Line follow(TestServer at, Browser who, Taking taking, String last) {
        return new Line(at, who, taking.path() + "/changes", last.isEmpty() ? null : last);
    }

    @Test
    void a_follower_hears_which_item_has_which_version_and_what_stands_there() {
        Taking taking = Taking.of(server, "Volgen");
        Browser leila = server.as("leila");
        taking.take(leila, taking.platform());
        try (Line karim = follow(server, server.as("karim"), taking, "")) {
            assertThat(karim.next("minutes").data()).contains(taking.platform());
            taking.write(leila, taking.platform(), 0, "Wij bellen binnen de week");
            Line.Heard heard = karim.next("minutes");
            assertThat(heard.data())
                    .contains("\"item\":\"" + taking.item() + "\",\"version\":1")
                    .contains("Wij bellen binnen de week", "<p>")
                    .as("nothing else of the layer moved")
                    .doesNotContain("\"item\":null");
            karim.next("beat");
            try (Line again = follow(server, server.as("karim"), taking, heard.id())) {
                assertThat(again.next("beat").id())
                        .as("nothing moved meanwhile")
                        .isEqualTo(heard.id());
                taking.write(leila, taking.platform(), 1, "Wij bellen binnen de dag");
                assertThat(again.next("minutes").data()).contains("\"version\":2");
            }
            try (Line late = follow(server, server.as("karim"), taking, heard.id())) {
                assertThat(late.next("minutes").data())
                        .as("what moved meanwhile, of which nothing is known")
                        .contains("\"version\":2")
                        .doesNotContain("bellen");
            }
        }
    }

    @Test
    void a_follower_hears_that_something_was_decided_promised_or_put_on_the_agenda_and_of_no_other_meeting() {
        Taking taking = Taking.of(server, "Beslist en beloofd");
        Taking other = Taking.of(server, "Elders beslist");
        Browser leila = server.as("leila");
        taking.take(leila, taking.platform());
        String own = "\"item\":\"" + taking.meeting() + "\"";
        try (Line karim = follow(server, server.as("karim"), taking, "")) {
            String id = karim.next("minutes").id();
            decide(leila, other.item());
            Gathering.planned(leila, other.series(), other.meeting(), "Een punt elders");
            assertThat(karim.next("beat").id()).isEqualTo(id);
            decide(leila, taking.item());
            Line.Heard decided = karim.next("minutes");
            assertThat(decided.data()).contains(own).doesNotContain("bellen terug");
            assertThat(leila.post(
                                    "/api/agenda-items/" + taking.item() + "/actions",
                                    Map.of(
                                            "language",
                                            "nl",
                                            "text",
                                            "De brief versturen",
                                            "seat",
                                            leila.get("/api/agenda-items/" + taking.item())
                                                    .text("item.seat.id"),
                                            "until",
                                            "2031-01-07"))
                            .status())
                    .isEqualTo(201);
            assertThat(karim.next("minutes").data()).contains(own);
            Gathering.planned(leila, taking.series(), taking.meeting(), "Nog een punt");
            assertThat(karim.next("minutes").data()).contains(own);
        }
    }

    private static void decide(Browser host, String item) {
        assertThat(host.post(
                                "/api/agenda-items/" + item + "/decisions",
                                Map.of("language", "nl", "text", "Wij bellen terug"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void candid_notes_move_nothing_for_who_does_not_read_them() {
        Taking taking = Taking.of(server, "Stil");
        Browser leila = server.as("leila");
        Browser nadia = server.as("nadia");
        taking.take(leila, taking.platform());
        try (Line host = follow(server, leila, taking, "");
                Line fellow = follow(server, server.as("karim"), taking, "")) {
            String first = host.next("minutes").id();
            fellow.next("minutes");
            taking.take(nadia, taking.candid());
            taking.write(nadia, taking.candid(), 0, "Onder ons");
            assertThat(fellow.next("minutes").data()).contains(taking.candid());
            assertThat(fellow.next("minutes").data()).contains("Onder ons");
            assertThat(host.next("beat").id()).isEqualTo(first);
            taking.write(leila, taking.platform(), 0, "Voor iedereen");
            assertThat(host.next("minutes").data())
                    .contains(taking.item(), "Voor iedereen")
                    .doesNotContain(taking.candid())
                    .doesNotContain("Onder ons");
        }
    }

    @Test
    void who_loses_the_circle_or_the_session_hears_nothing_more() {
        try (TestServer own = TestServer.demo(LIVE, List.of())) {
            Taking taking = Taking.of(own, "Voorbij");
            Browser leila = own.as("leila");
            taking.take(leila, taking.platform());
            Browser nadia = own.as("nadia");
            try (Line out = follow(own, nadia, taking, "");
                    Line left = follow(own, own.as("karim"), taking, "");
                    Line stays = follow(own, leila, taking, "")) {
                for (Line line : List.of(out, left, stays)) {
                    line.next("minutes");
                }
                assertThat(nadia.copy().delete("/api/sign-ins/current").status())
                        .isLessThan(300);
                assertThat(own.as("karim")
                                .delete("/api/circles/" + taking.platform() + "/membership")
                                .status())
                        .isEqualTo(204);
                taking.write(leila, taking.platform(), 0, "Dit hoort wie weg is niet meer");
                stays.next("minutes");
                assertThat(out.untilOver()).doesNotContain(taking.item());
                assertThat(left.untilOver()).doesNotContain(taking.item());
            }
        }
    }

    @Test
    void what_is_written_on_one_node_is_heard_on_the_other() {
        Taking taking = Taking.of(server, "Twee knopen");
        Browser leila = server.as("leila");
        taking.take(leila, taking.platform());
        try (TestServer there = server.sibling(LIVE);
                Line karim = follow(there, server.as("karim"), taking, "")) {
            karim.next("minutes");
            taking.write(leila, taking.platform(), 0, "Hier geschreven");
            assertThat(karim.next("minutes").data()).contains(taking.item());
        }
    }

    @Test
    void who_does_not_read_the_meeting_follows_nothing_and_nobody_follows_without_end() {
        Taking taking = Taking.of(server, "Te veel");
        String nowhere = "/api/meetings/" + Gathering.NOWHERE + "/minutes/changes";
        for (Browser other : List.of(server.as("annemie"), server.visitor())) {
            other.with("Accept", "text/event-stream");
            assertThat(other.get(taking.path() + "/changes").bytes())
                    .isEqualTo(other.get(nowhere).bytes());
            assertThat(other.get(nowhere).status()).isEqualTo(404);
        }
        Browser karim = server.as("karim");
        List<Line> lines = new java.util.ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                Line line = follow(server, karim, taking, "");
                line.next("minutes");
                lines.add(line);
            }
            try (Line more = follow(server, karim, taking, "")) {
                assertThat(more.status()).isEqualTo(429);
            }
        } finally {
            lines.forEach(Line::close);
        }
    }
}
