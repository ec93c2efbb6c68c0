package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Search and its proposals. */
final class SearchEnrolments {
    static final List<Enrolment> ALL = List.of(
            reads("GET /api/search", SearchEnrolments::search),
            reads("GET /api/search/suggestions", SearchEnrolments::suggestions));

    private SearchEnrolments() {}

    private static List<String> words(Bait bait) {
        List<String> words = new ArrayList<>(bait.words);
        words.addAll(bait.titles);
        // near misses of hidden words, so that spelling would give them away
        bait.words.forEach(
                word -> words.add(word.substring(0, word.length() - 2) + "x" + word.charAt(word.length() - 1)));
        words.addAll(List.of("", "school", "terugkeerders", "polarisatie en politie", "\"", "%", "gelijkenis"));
        return words;
    }

    private static void search(Witness witness, Bait bait) {
        String path = "/api/search?q=";
        for (String word : words(bait)) {
            witness.get(path + encoded(word));
            witness.get(path + encoded(word) + "&sort=date&limit=50");
            witness.get(path + encoded(word) + "&kind=lesson&theme=polarisation&language=nl");
        }
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.get(path + "school&circle=" + circle);
            witness.get(
                    path + "&circle=" + circle + "&circle=" + witness.world().circle("Everyone"));
        }
        for (String more : List.of(
                "&from=-1", "&from=5", "&limit=0", "&limit=x", "&sort=x", "&circle=x", "&kind=%00", "&theme=A")) {
            witness.get(path + "school" + more);
        }
        witness.get(path + "a".repeat(301));
        witness.get("/api/search");
        witness.send("HEAD", "/api/search", null);
    }

    private static void suggestions(Witness witness, Bait bait) {
        for (String word : words(bait)) {
            witness.get("/api/search/suggestions?q=" + encoded(word));
            if (word.length() > 4) {
                witness.get("/api/search/suggestions?q=" + encoded(word.substring(0, 3)));
            }
        }
        witness.get("/api/search/suggestions?q=" + "a".repeat(301));
        witness.get("/api/search/suggestions");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
