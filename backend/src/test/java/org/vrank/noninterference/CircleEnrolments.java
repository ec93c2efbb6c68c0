package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Circles, admissions and funding ties. */
final class CircleEnrolments {
    private static final String TIES = "/api/funding-ties/";

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/contexts", OpenEnrolments.plain("/api/contexts")),
            reads("POST /api/contexts/checks", CircleEnrolments::context),
            reads("GET /api/circles", (witness, bait) -> witness.get("/api/circles")),
            reads("GET /api/circles/{id}", (witness, bait) -> each(witness, bait, "")),
            reads("GET /api/circles/{id}/audience", (witness, bait) -> each(witness, bait, "/audience")),
            reads("GET /api/circles/{id}/changes", CircleEnrolments::changes),
            reads(
                    "GET /api/funding-ties/{id}/consequences",
                    (witness, bait) -> eachTie(witness, bait, id -> witness.get(TIES + id + "/consequences"))),
            reads("GET /api/admissions", (witness, bait) -> witness.get("/api/admissions")),
            reads("GET /api/funding-ties", (witness, bait) -> witness.get("/api/funding-ties")),
            writes("POST /api/circles", CircleEnrolments::add),
            writes("POST /api/circles/{id}/admissions", CircleEnrolments::propose),
            writes("DELETE /api/circles/{id}/membership", CircleEnrolments::leave),
            writes("DELETE /api/circles/{id}/members/{member}", CircleEnrolments::remove),
            writes(
                    "POST /api/admissions/{id}/confirmation",
                    (witness, bait) -> admission(witness, bait, "confirmation")),
            writes("POST /api/admissions/{id}/acceptance", (witness, bait) -> admission(witness, bait, "acceptance")),
            writes("POST /api/circles/{id}/looks", (witness, bait) -> {
                Bait.ids(bait.circles).forEach(id -> witness.post("/api/circles/" + id + "/looks", Map.of()));
                witness.ids("/api/circles").forEach(id -> witness.post("/api/circles/" + id + "/looks", Map.of()));
                changes(witness, bait);
            }),
            writes("POST /api/funding-ties", CircleEnrolments::tie),
            writes(
                    "PUT /api/funding-ties/{id}/end",
                    (witness, bait) -> eachTie(witness, bait, id -> {
                        witness.put(TIES + id + "/end", Map.of("until", "2020-01-01"));
                        witness.put(TIES + id + "/end", Map.of("until", "2090-01-01"));
                    })),
            writes(
                    "DELETE /api/funding-ties/{id}",
                    (witness, bait) -> Bait.ids(bait.ties).forEach(id -> witness.delete(TIES + id))),
            writes("POST /api/funding-ties/{id}/confirmation", CircleEnrolments::confirmTie));

    private CircleEnrolments() {}

    private static void each(Witness witness, Bait bait, String end) {
        for (String id : Bait.ids(bait.circles)) {
            witness.get("/api/circles/" + id + end);
        }
        for (String id : witness.ids("/api/circles")) {
            witness.get("/api/circles/" + id + end);
        }
    }

    private static void changes(Witness witness, Bait bait) {
        each(witness, bait, "/changes");
        for (String report : Bait.wellFormed(bait.reports)) {
            for (String circle : Bait.wellFormed(bait.circles)) {
                witness.get("/api/circles/" + circle + "/changes?report=" + report);
            }
        }
    }

    private static void eachTie(Witness witness, Bait bait, Consumer<String> asking) {
        Bait.ids(bait.ties).forEach(asking);
        witness.ids("/api/funding-ties").stream().limit(4).forEach(asking);
    }

    private static void context(Witness witness, Bait bait) {
        Map<String, Object> canal = Map.of("features", List.of("canal-zone"), "language", "fr");
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.post("/api/contexts/checks", Map.of("circle", circle, "wanted", canal));
        }
        String town = witness.world().root("nis:21012");
        witness.post("/api/contexts/checks", Map.of("wanted", Map.of("municipality", town), "said", List.of(canal)));
        witness.post("/api/contexts/checks", Map.of("wanted", Map.of("municipality", Bait.NOBODY)));
        for (String id : witness.ids("/api/circles")) {
            witness.post("/api/contexts/checks", Map.of("circle", id, "wanted", canal));
        }
    }

    private static void add(Witness witness, Bait bait) {
        for (String founder :
                List.of(World.MIEKE, "niemand@example.org", witness.persona().email())) {
            witness.post(
                    "/api/circles",
                    Map.of(
                            "kind",
                            "working",
                            "candid",
                            false,
                            "superiors",
                            true,
                            "admits",
                            List.of("practitioner", "administrator"),
                            "names",
                            Map.of("nl", "Werkgroep zonder naam"),
                            "founder",
                            founder));
        }
        witness.post("/api/circles", Map.of("kind", "public"));
        witness.get("/api/circles");
    }

    private static void propose(Witness witness, Bait bait) {
        for (String circle : Bait.ids(bait.circles)) {
            for (String email :
                    List.of(World.MIEKE, World.OMAR, witness.persona().email(), "niemand@example.org")) {
                witness.post("/api/circles/" + circle + "/admissions", Map.of("email", email));
            }
            witness.post("/api/circles/" + circle + "/admissions", Map.of());
        }
        String network = witness.world().circle("The network");
        for (String email : List.of("karim.zerrouki@example.org", "niemand@example.org", World.OMAR)) {
            witness.post("/api/circles/" + network + "/admissions", Map.of("email", email));
        }
        witness.get("/api/circles/" + network);
        witness.get("/api/mails");
    }

    private static void leave(Witness witness, Bait bait) {
        for (String circle : Bait.ids(bait.circles)) {
            witness.delete("/api/circles/" + circle + "/membership");
        }
        witness.delete("/api/circles/" + witness.world().circle("Everyone") + "/membership");
    }

    private static void remove(Witness witness, Bait bait) {
        String network = witness.world().circle("The network");
        for (Set<String> whom : List.of(bait.members, bait.admissions)) {
            for (String id : Bait.wellFormed(whom)) {
                for (String circle : bait.circles) {
                    witness.delete("/api/circles/" + circle + "/members/" + id);
                }
                witness.delete("/api/circles/" + Bait.NOBODY + "/members/" + id);
                witness.delete("/api/circles/" + network + "/members/" + id);
            }
        }
        witness.delete("/api/circles/x/members/y");
    }

    private static void admission(Witness witness, Bait bait, String what) {
        for (String id : Bait.ids(bait.admissions)) {
            witness.post("/api/admissions/" + id + "/" + what, Map.of());
        }
        witness.get("/api/admissions");
        witness.get("/api/circles");
    }

    private static void tie(Witness witness, Bait bait) {
        World world = witness.world();
        for (String funder : List.of(world.root("nis:12025"), Bait.NOBODY)) {
            witness.post(
                    "/api/funding-ties",
                    Map.of(
                            "funder", funder,
                            "funded", world.root("nis:21005"),
                            "call", "Oproep kwartelhinder",
                            "from", "2026-01-01",
                            "source", "Van horen zeggen"));
        }
        witness.post("/api/funding-ties", Map.of("funder", "x"));
        witness.get("/api/funding-ties");
    }

    private static void confirmTie(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.ties)) {
            witness.post("/api/funding-ties/" + id + "/confirmation", Map.of());
        }
        for (String id : witness.ids("/api/funding-ties").stream().limit(4).toList()) {
            witness.post("/api/funding-ties/" + id + "/confirmation", Map.of());
        }
    }
}
