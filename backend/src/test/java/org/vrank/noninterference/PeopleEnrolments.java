package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Organisations, members, sign-in, sessions, mail. */
final class PeopleEnrolments {
    static final List<Enrolment> ALL = List.of(
            reads("GET /api/organisations", OpenEnrolments.plain("/api/organisations")),
            reads("GET /api/me", OpenEnrolments.plain("/api/me")),
            reads("GET /api/sign-ins", OpenEnrolments.plain("/api/sign-ins")),
            reads("GET /api/sign-ins/sessions", OpenEnrolments.plain("/api/sign-ins/sessions")),
            reads("GET /api/mails", OpenEnrolments.plain("/api/mails")),
            writes("PUT /api/me", PeopleEnrolments::speak),
            writes("POST /api/organisations", PeopleEnrolments::organisation),
            reads("GET /api/me/data", (witness, bait) -> witness.get("/api/me/data")),
            reads("GET /api/me/deletion", OpenEnrolments.plain("/api/me/deletion")),
            writes("POST /api/me/deletion", PeopleEnrolments::leave),
            reads("GET /api/members", (witness, bait) -> {
                witness.get("/api/members");
                witness.get("/api/members?q=nieuw");
                bait.words.forEach(
                        word -> witness.get("/api/members?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8)));
            }),
            reads("GET /api/acts", (witness, bait) -> {
                witness.get("/api/acts");
                witness.get("/api/acts?own=true");
                witness.get("/api/acts?page=1");
                witness.get("/api/acts?page=-1");
            }),
            writes("POST /api/members/{id}/seats", PeopleEnrolments::anotherSeat),
            writes("POST /api/members/seats/{id}/successions", PeopleEnrolments::succession),
            writes("PUT /api/members/{id}/suspension", PeopleEnrolments::suspend),
            writes(
                    "DELETE /api/members/{id}/suspension",
                    (witness, bait) ->
                            Bait.ids(bait.members).forEach(id -> witness.delete("/api/members/" + id + "/suspension"))),
            writes("POST /api/members", PeopleEnrolments::member),
            writes(
                    "DELETE /api/members/seats/{id}",
                    (witness, bait) ->
                            Bait.ids(bait.members).forEach(id -> witness.delete("/api/members/seats/" + id))),
            writes("POST /api/sign-ins", PeopleEnrolments::ask),
            writes("POST /api/sign-ins/confirmations", (witness, bait) -> {
                witness.post("/api/sign-ins/confirmations", Map.of("token", "A".repeat(43)));
                witness.post("/api/sign-ins/confirmations", Map.of());
            }),
            writes("POST /api/sign-ins/codes", (witness, bait) -> {
                witness.post("/api/sign-ins/codes", Map.of("code", "123 456"));
                witness.post("/api/sign-ins/codes", Map.of("code", 7));
            }),
            writes("DELETE /api/sign-ins/sessions/{id}", PeopleEnrolments::endSession),
            writes("DELETE /api/sign-ins/current", PeopleEnrolments::signOut));

    private PeopleEnrolments() {}

    private static void speak(Witness witness, Bait bait) {
        witness.put("/api/me", Map.of("language", witness.persona().language()));
        witness.put("/api/me", Map.of("language", "xx"));
        witness.put("/api/me", "null");
    }

    private static void organisation(Witness witness, Bait bait) {
        Map<String, Object> unit = Map.of("name", "Dienst van " + witness.persona(), "level", "local", "kind", "body");
        witness.post("/api/organisations", unit);
        witness.post(
                "/api/organisations",
                Map.of("name", "Onder niets", "level", "local", "kind", "body", "parent", Bait.NOBODY));
        witness.post("/api/organisations", "{}");
    }

    private static void member(Witness witness, Bait bait) {
        String unit = witness.world().root("nis:21005");
        for (String email : List.of(World.MIEKE, "nieuw." + witness.persona().handle() + "@example.org")) {
            witness.post("/api/members", newcomer(email, Map.of("organisation", unit, "kind", "trainer")));
            witness.post("/api/members", newcomer(email, Map.of("organisation", Bait.NOBODY, "kind", "trainer")));
        }
        witness.post("/api/members", "{}");
    }

    /** All but the last step: with the right address the persona would be gone. */
    private static void leave(Witness witness, Bait bait) {
        witness.post("/api/me/deletion", Map.of("email", "niemand@example.org"));
        for (String report : Bait.ids(bait.reports)) {
            witness.post(
                    "/api/me/deletion", Map.of("email", "niemand@example.org", "reports", Map.of(report, "withdraw")));
        }
    }

    private static void anotherSeat(Witness witness, Bait bait) {
        String unit = witness.world().root("nis:21006");
        for (String id : Bait.ids(bait.members)) {
            witness.post("/api/members/" + id + "/seats", Map.of("organisation", unit, "kind", "expert"));
            witness.post("/api/members/" + id + "/seats", Map.of("organisation", Bait.NOBODY, "kind", "mayor"));
        }
        witness.get("/api/acts");
    }

    private static void succession(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.members)) {
            witness.post("/api/members/seats/" + id + "/successions", Map.of("member", Bait.NOBODY));
        }
        witness.get("/api/acts");
    }

    private static void suspend(Witness witness, Bait bait) {
        witness.put("/api/members/" + Bait.NOBODY + "/suspension", Map.of("reason", "Zomaar"));
        for (String id : bait.members) {
            witness.put("/api/members/" + id + "/suspension", Map.of("reason", "Zomaar"));
            witness.delete("/api/members/" + id + "/suspension");
        }
        witness.get("/api/acts");
    }

    private static Map<String, Object> newcomer(String email, Map<String, Object> seat) {
        return Map.of("name", "Nog een nieuwe", "email", email, "language", "nl", "seat", seat);
    }

    /** Once for the own address and once for one that nobody has: more would meet the limit per address, and it is no secret. */
    private static void ask(Witness witness, Bait bait) {
        Witness other = witness.elsewhere();
        if (witness.persona().visitor()) {
            other.post("/api/sign-ins", Map.of("email", World.MIEKE, "language", "fr"));
            other.get("/api/mails");
        } else {
            other.post("/api/sign-ins", Map.of("email", witness.persona().email(), "language", "nl"));
        }
        other.post(
                "/api/sign-ins",
                Map.of("email", "niemand." + witness.persona().handle() + "@example.org", "language", "nl"));
        other.get("/api/mails");
        other.post("/api/sign-ins", Map.of("email", "geen adres", "language", "nl"));
        other.post("/api/sign-ins", Map.of("as", "niemand"));
        other.post("/api/sign-ins", "\u0000");
    }

    private static void endSession(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.sessions)) {
            witness.delete("/api/sign-ins/sessions/" + id);
        }
        witness.get("/api/sign-ins/sessions");
    }

    private static void signOut(Witness witness, Bait bait) {
        Witness other = witness.elsewhere();
        other.delete("/api/sign-ins/current");
        other.get("/api/me");
        witness.get("/api/sign-ins/sessions");
    }
}
