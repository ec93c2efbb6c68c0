package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** The library: lists, reports, publishing, withdrawing. */
final class ReportEnrolments {
    static final List<Enrolment> ALL = List.of(
            reads("GET /api/reports", ReportEnrolments::list),
            reads("GET /api/reports/{id}", ReportEnrolments::one),
            reads("GET /api/reports/own", (witness, bait) -> {
                witness.get("/api/reports/own");
                witness.get("/api/reports/own?member=" + Bait.ids(bait.members).getFirst());
            }),
            writes("POST /api/reports", ReportEnrolments::publish),
            writes("POST /api/reports/{id}/withdrawal", ReportEnrolments::withdraw));

    private ReportEnrolments() {}

    private static void list(Witness witness, Bait bait) {
        String path = "/api/reports";
        Answer page = witness.get(path);
        for (String query : List.of(
                "?kind=lesson",
                "?kind=failure&kind=question",
                "?kind=%00",
                "?theme=polarisation",
                "?setting=school&theme=returnee",
                "?kind=zzz",
                "?target-group=families&target-group=children",
                "?prevention-level=involved&year=2026",
                "?evidence=harm&evidence=no-effect",
                "?place=brussels&place=" + Bait.NOBODY,
                "?language=nl",
                "?language=de",
                "?limit=0",
                "?limit=1",
                "?limit=50",
                "?limit=x",
                "?cursor=" + "A".repeat(90),
                "?cursor=%20",
                "?circle=nothing")) {
            witness.get(path + query);
        }
        String known = witness.world().circle("Everyone");
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.get(path + "?circle=" + circle);
            witness.get(path + "?circle=" + circle + "&circle=" + known + "&limit=3");
        }
        for (String place : List.of("nis:21001", "nis:21004", "nis:21012")) {
            witness.get(path + "?place=" + witness.world().root(place));
        }
        for (String cursor : bait.cursors) {
            witness.get(path + "?cursor=" + cursor);
            witness.get(path + "?limit=2&kind=lesson&cursor=" + cursor);
            witness.get(path + "?cursor=" + cursor.substring(1) + "A");
        }
        page = witness.get(path + "?limit=4");
        for (int pages = 0;
                pages < 5 && page.status() == 200 && !page.at("next").isNull();
                pages++) {
            page = witness.get(path + "?limit=4&cursor=" + page.text("next"));
        }
        witness.send("HEAD", path, null);
    }

    private static void one(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.reports)) {
            witness.get("/api/reports/" + id);
        }
        for (String id : bait.manuscripts) {
            witness.get("/api/reports/" + id);
        }
        for (String id : bait.reports) {
            witness.send("HEAD", "/api/reports/" + id, null);
            witness.with("If-None-Match", "*").get("/api/reports/" + id);
            witness.with("If-None-Match", null);
        }
        for (String id : witness.ids("/api/reports?limit=3")) {
            witness.get("/api/reports/" + id);
        }
    }

    private static void publish(Witness witness, Bait bait) {
        for (String manuscript : Bait.wellFormed(bait.manuscripts)) {
            witness.post("/api/reports", Map.of("manuscript", manuscript, "version", 1));
        }
        witness.post("/api/reports", Map.of("manuscript", "x", "version", 1));
        witness.post("/api/reports", Map.of("version", 1));
        String network = witness.world().circle("The network");
        for (String title : bait.titles) {
            Answer mine = witness.post("/api/manuscripts", Deeds.draft(network, "named", title, "gelijkenis"));
            Answer made = witness.post("/api/reports", Deeds.publication(mine));
            witness.get("/api/reports/" + made.text("id"));
            witness.get("/api/reports?limit=2");
        }
        Answer mine = witness.post("/api/manuscripts", Deeds.draft(network, "organisation", "Zelf", "gelijkenis"));
        for (String key : bait.keys) {
            witness.with("Idempotency-Key", key);
            witness.post("/api/reports", Deeds.publication(mine));
            witness.post("/api/reports", Deeds.publication(mine));
            witness.with("Idempotency-Key", null);
        }
        witness.post("/api/reports", Deeds.publication(mine));
        witness.get("/api/reports/own");
        witness.world().settle();
        witness.get("/api/search?q=gelijkenis");
    }

    private static void withdraw(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.reports)) {
            witness.post("/api/reports/" + id + "/withdrawal", Map.of("reason", "Te herkenbaar"));
        }
        String hidden = Bait.ids(bait.reports).getFirst();
        witness.post("/api/reports/" + hidden + "/withdrawal", Map.of("reason", ""));
        witness.post("/api/reports/" + hidden + "/withdrawal", Map.of());
        witness.post("/api/reports/" + hidden + "/withdrawal", "[]");
        String network = witness.world().circle("The network");
        Answer mine = witness.post("/api/manuscripts", Deeds.draft(network, "named", "Te vroeg", "gelijkenis"));
        String own = witness.post("/api/reports", Deeds.publication(mine)).text("id");
        witness.post("/api/reports/" + own + "/withdrawal", Map.of("reason", "Te vroeg"));
        witness.get("/api/reports/" + own);
        for (String id : witness.ids("/api/reports?limit=2")) {
            witness.post("/api/reports/" + id + "/withdrawal", Map.of("reason", " "));
        }
    }
}
