package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** Feeds: their addresses, and what a program reads there. */
final class FeedEnrolments {
    static final List<Enrolment> ALL = List.of(
            reads("GET /feeds/public", (witness, bait) -> {
                witness.get("/feeds/public");
                witness.get("/feeds/public?language=fr");
                witness.get("/feeds/public?language=%00&circle="
                        + Bait.ids(bait.circles).getFirst());
                known(witness, "/feeds/public");
            }),
            reads("GET /api/feeds", (witness, bait) -> witness.get("/api/feeds")),
            writes("POST /api/feeds", FeedEnrolments::make),
            writes("GET /feeds/{token}", FeedEnrolments::follow),
            writes("DELETE /api/feeds/{id}", FeedEnrolments::withdraw));

    private FeedEnrolments() {}

    private static void make(Witness witness, Bait bait) {
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.post("/api/feeds", Map.of("circle", circle));
        }
        witness.post("/api/feeds", Map.of("circle", witness.world().circle("Everyone")));
        witness.post("/api/feeds", Map.of());
        witness.post("/api/feeds", "[]");
        witness.get("/api/feeds");
    }

    /** The whole network has something new in this circle; what is new in others must not show. */
    private static void follow(Witness witness, Bait bait) {
        Answer made =
                witness.post("/api/feeds", Map.of("circle", witness.world().circle("The network")));
        String path = made.status() == 201
                ? made.text("address").substring("http://vrank.test".length())
                : "/feeds/" + "A".repeat(43);
        witness.get(path);
        known(witness, path);
        witness.get(path + "?circle=" + Bait.ids(bait.circles).getFirst());
        witness.get(path.substring(0, path.length() - 1));
        for (String id : Bait.ids(bait.feeds)) {
            witness.get("/feeds/" + id);
        }
        witness.get("/api/feeds");
    }

    private static void known(Witness witness, String path) {
        witness.send("HEAD", path, null);
        witness.with("If-None-Match", "*").with("If-Modified-Since", "Sun, 01 Nov 2026 00:00:00 GMT");
        witness.get(path);
        witness.with("If-None-Match", null).with("If-Modified-Since", null);
    }

    private static void withdraw(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.feeds)) {
            witness.delete("/api/feeds/" + id);
        }
        for (String id : witness.ids("/api/feeds")) {
            witness.delete("/api/feeds/" + id);
            witness.delete("/api/feeds/" + id);
        }
    }
}
