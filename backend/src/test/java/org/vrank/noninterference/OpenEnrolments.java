package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What is open to everybody: words, themes, templates, the guard and the pages. */
final class OpenEnrolments {
    static final List<Enrolment> ALL = List.of(
            reads("GET /api/terms", plain("/api/terms")),
            reads("GET /api/themes", plain("/api/themes")),
            reads("GET /api/templates", plain("/api/templates")),
            reads("POST /api/guard-checks", OpenEnrolments::guard),
            reads("GET /api/openapi.yml", plain("/api/openapi.yml")),
            reads("GET /api/docs", plain("/api/docs")),
            reads("GET /api/docs/{part}", (witness, bait) -> {
                witness.get("/api/docs/start.js");
                witness.get("/api/docs/" + Bait.ids(bait.reports).getFirst());
            }),
            reads("GET /", plain("/")),
            reads("GET /robots.txt", plain("/robots.txt")),
            reads("GET /{path}", OpenEnrolments::pages));

    private OpenEnrolments() {}

    static BiConsumer<Witness, Bait> plain(String path) {
        return (witness, bait) -> {
            witness.get(path);
            witness.get(path + "?circle=" + Bait.ids(bait.circles).getFirst());
            witness.send("HEAD", path, null);
        };
    }

    private static void guard(Witness witness, Bait bait) {
        for (String word : bait.words) {
            witness.post("/api/guard-checks", Map.of("text", "Bel 0470 12 34 56 over " + word, "language", "nl"));
        }
        witness.post("/api/guard-checks", Map.of("text", "", "language", "xx"));
        witness.post("/api/guard-checks", "{");
    }

    private static void pages(Witness witness, Bait bait) {
        Witness reader = witness.with("Accept", "text/html");
        for (String id : Bait.ids(bait.reports)) {
            reader.get("/nl/reports/" + id);
        }
        for (String id : Bait.ids(bait.circles)) {
            reader.get("/fr/circles/" + id);
        }
        witness.with("Accept", "application/json");
        witness.get("/api");
        witness.get("/api/nothing");
        witness.get("/reports/" + Bait.ids(bait.reports).getFirst());
    }
}
