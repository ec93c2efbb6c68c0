package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Search and its suggestions: with words that stand only in what is hidden, nearly such words, and words of everybody. */
final class SearchEnrolments {
    private static final String PATH = "/api/search?q=";

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/search", SearchEnrolments::search),
            reads("GET /api/search/suggestions", SearchEnrolments::suggestions),
            reads("GET /api/search/similar", SearchEnrolments::similar));

    private SearchEnrolments() {}

    private static void search(Witness witness, Bait bait) {
        Set<String> questions =
                new LinkedHashSet<>(List.of("", "\"", "school", "polarisatie dialoogavond", "luisteren familie"));
        for (String word : bait.words) {
            questions.add(word);
            questions.add(word.substring(0, 5) + word.substring(6));
            questions.add(word + " polarisatie school");
        }
        for (String question : questions) {
            witness.get(PATH + encoded(question));
        }
        for (String more : List.of(
                "&sort=date",
                "&kind=lesson",
                "&theme=polarisation",
                "&theme=" + Deeds.RARE_THEME,
                "&setting=" + Deeds.RARE_THEME,
                "&setting=school",
                "&target-group=families&target-group=young-people",
                "&prevention-level=involved",
                "&year=2026&year=2019",
                "&evidence=harm",
                "&place=brussels",
                "&place=" + Bait.NOBODY,
                "&language=nl",
                "&limit=1",
                "&limit=0",
                "&without=polarisation&without=Polarisierung",
                "&from=2")) {
            witness.get(PATH + "polarisatie" + more);
            witness.get(PATH + more);
        }
        for (String place : List.of("nis:21001", "nis:21004", "nis:21012")) {
            witness.get(PATH + "polarisatie&place=" + witness.world().root(place));
        }
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.get(PATH + "polarisatie&circle=" + circle);
            witness.get(
                    PATH + "&circle=" + circle + "&circle=" + witness.world().circle("Everyone"));
        }
        for (String word : bait.words) {
            for (String asked : List.of(
                    "\"" + word + " polarisatie\"",
                    "polarisatie -" + word,
                    "titel:" + word,
                    "-taal:nl " + word,
                    "polarisatie sinds:2020",
                    "thema:" + word)) {
                witness.get(PATH + encoded(asked));
            }
        }
        for (String asked :
                List.of("kring:\"First line\"", "kring:first", "gemeente:anderlecht", "-school", "thema:p*")) {
            witness.get(PATH + encoded(asked));
        }
        witness.get("/api/search");
        witness.get(PATH + "%00");
        witness.get(PATH + "x".repeat(400));
        witness.get(PATH + "&circle=x");
    }

    private static void suggestions(Witness witness, Bait bait) {
        Set<String> typed = new LinkedHashSet<>(List.of("", "p", "po", "school", "prison", "gevangenis", "%00"));
        for (String word : bait.words) {
            typed.add(word.substring(0, 2));
            typed.add(word.substring(0, 5));
            typed.add(word);
        }
        for (String title : bait.titles) {
            typed.add(title.substring(0, 6));
        }
        for (String beginning : typed) {
            witness.get("/api/search/suggestions?q=" + (beginning.equals("%00") ? beginning : encoded(beginning)));
        }
    }

    private static void similar(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.reports)) {
            witness.get("/api/search/similar?id=" + id);
        }
        witness.ids("/api/reports?limit=12").forEach(id -> witness.get("/api/search/similar?id=" + id));
        for (String title : bait.titles) {
            witness.get("/api/search/similar?language=nl&text=" + encoded(title));
        }
        for (String word : bait.words) {
            witness.get("/api/search/similar?language=nl&text=" + encoded(word + " polarisatie op school"));
        }
        // words that stand in what is hidden as often as in what is not: were both counted, they would weigh otherwise
        witness.get("/api/search/similar?language=nl&text="
                + encoded("Polarisatie op school: luisteren, en een dialoogavond waar niemand komt"));
        witness.get("/api/search/similar");
        witness.get("/api/search/similar?text=%00");
        witness.get("/api/search/similar?language=xx&text=school");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
