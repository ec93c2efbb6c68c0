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
        // near misses of hidden words, so that spelling would give them away
        bait.words.forEach(
                word -> words.add(word.substring(0, word.length() - 2) + "x" + word.charAt(word.length() - 1)));
        words.addAll(List.of("", "school", "polarisatie en gelijkenis", "\""));
        return words;
    }

    private static void search(Witness witness, Bait bait) {
        String path = "/api/search?q=";
        for (String word : words(bait)) {
            witness.get(path + encoded(word));
        }
        witness.get(path + "gelijkenis&sort=date&limit=50&kind=lesson&theme=polarisation&language=nl");
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.get(
                    path + "&circle=" + circle + "&circle=" + witness.world().circle("Everyone"));
        }
        for (String more : List.of("&from=5", "&limit=x", "&circle=x", "&kind=%00")) {
            witness.get(path + "school" + more);
        }
        witness.get("/api/search");
    }

    private static void suggestions(Witness witness, Bait bait) {
        for (String word : bait.words) {
            witness.get("/api/search/suggestions?q=" + encoded(word.substring(0, 4)));
        }
        for (String word : List.of("school", "polaris", "over", "", "a".repeat(301))) {
            witness.get("/api/search/suggestions?q=" + word);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
