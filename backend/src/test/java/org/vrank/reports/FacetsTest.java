package org.vrank.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Clocks;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What reports can be filtered by: the same in the list, which asks the database, and in search, which asks its index. */
class FacetsTest {
    private static final String WORD = "kwispelstaart";
    private static final String NOWHERE = "00000000-0000-4000-8000-00000000abcd";
    private static final String THIS_YEAR =
            "" + LocalDate.ofInstant(TestServer.NOW, Clocks.BRUSSELS).getYear();

    /** Filters of which each finds some of the reports written here, and what they find. */
    private static final Map<String, List<String>> FOUND = new TreeMap<>(Map.ofEntries(
            Map.entry("", List.of("walk", "dinner", "cell", "night", "signal")),
            Map.entry("&kind=failure", List.of("dinner", "night")),
            Map.entry("&kind=failure&kind=signal", List.of("dinner", "night", "signal")),
            Map.entry("&setting=school", List.of("walk", "dinner")),
            Map.entry("&setting=school&setting=youth-work", List.of("walk", "dinner", "cell")),
            Map.entry("&setting=school&theme=dialogue", List.of("dinner")),
            Map.entry("&theme=dialogue&theme=hate-speech", List.of("dinner", "night")),
            Map.entry("&target-group=families", List.of("walk", "cell")),
            Map.entry("&target-group=families&target-group=detainees", List.of("walk", "cell", "night")),
            Map.entry("&target-group=families&prevention-level=involved", List.of("cell")),
            Map.entry("&prevention-level=first-signs&prevention-level=involved", List.of("dinner", "cell")),
            Map.entry("&year=2019", List.of("walk", "night")),
            Map.entry("&year=2021&year=" + THIS_YEAR, List.of("dinner", "cell", "signal")),
            Map.entry("&evidence=harm", List.of("dinner")),
            Map.entry("&evidence=harm&evidence=no-effect", List.of("walk", "dinner", "cell")),
            Map.entry("&evidence=described&kind=lesson", List.of("walk", "cell")),
            Map.entry("&language=fr", List.of("night")),
            Map.entry("&language=fr&language=nl&kind=failure", List.of("dinner", "night")),
            Map.entry("&kind=failure&year=2019&language=nl", List.of())));

    private static final Map<String, String> IDS = new HashMap<>();

    private static TestServer server;
    private static String network;
    private static String firstLine;
    private static Browser nadia;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        network = server.circle("The network");
        firstLine = server.circle("First line");
        nadia = server.as("nadia");
        write(
                "walk",
                network,
                "lesson",
                "nl",
                List.of("school", "polarisation"),
                Map.of("target-group", List.of("families", "children"), "year", "2019"),
                "described",
                "no-effect");
        write(
                "dinner",
                network,
                "failure",
                "nl",
                List.of("school", "dialogue"),
                Map.of("prevention-level", "first-signs", "year", "2021"),
                "harm",
                "harm",
                "no-effect");
        write(
                "cell",
                firstLine,
                "lesson",
                "nl",
                List.of("youth-work"),
                Map.of("target-group", List.of("families"), "prevention-level", "involved"),
                "described",
                "no-effect");
        write(
                "night",
                network,
                "failure",
                "fr",
                List.of("hate-speech"),
                Map.of("target-group", List.of("detainees"), "year", "2019"));
        write("signal", network, "signal", "nl", List.of("polarisation"), Map.of());
        Followed.upToNow(server.context());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void write(
            String name,
            String circle,
            String kind,
            String language,
            List<String> themes,
            Map<String, Object> answers,
            String... evidence) {
        Browser karim = server.as("karim");
        Map<String, Object> all = new HashMap<>(answers);
        all.put(kind.equals("signal") ? "observation" : "actual", "Over de " + WORD);
        Map<String, Object> manuscript = new HashMap<>(Map.of(
                "kind",
                kind,
                "language",
                language,
                "title",
                name,
                "circle",
                circle,
                "name",
                "named",
                "themes",
                themes));
        manuscript.put("answers", all);
        if (evidence.length > 0) {
            List<Map<String, Object>> claims = new ArrayList<>();
            for (String one : evidence) {
                claims.add(
                        Map.of("stage", "observed", "text", "Gezien", "judge", "owner", "known", "", "evidence", one));
            }
            manuscript.put("claims", claims);
        }
        Answer written = karim.post("/api/manuscripts", manuscript);
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        Answer made = karim.post("/api/reports", Map.of("manuscript", written.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        IDS.put(name, made.text("id"));
    }

    private static Answer search(String filters) {
        Answer answer = nadia.get("/api/search?limit=50&q=" + WORD + filters);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<String> ids(List<String> names) {
        return names.stream().map(name -> String.valueOf(IDS.get(name))).toList();
    }

    private static Map<String, String> counts(Answer answer, String facet) {
        Map<String, String> counts = new TreeMap<>();
        for (JsonNode value : answer.at("facets." + facet).values()) {
            JsonNode count = value.get("count");
            counts.put(
                    java.util.Objects.requireNonNull(value.get("value")).getStringValue(),
                    count == null || count.isNull() ? "null" : count.coerceStringValue());
        }
        return counts;
    }

    @Test
    void values_of_one_facet_are_alternatives_and_several_facets_narrow_each_other_in_search_and_in_the_list() {
        FOUND.forEach((filters, names) -> {
            assertThat(search(filters).each("id"))
                    .as("search" + filters)
                    .containsExactlyInAnyOrderElementsOf(ids(names));
            Answer list = nadia.get("/api/reports?limit=50" + filters);
            assertThat(list.status()).as(list.body()).isEqualTo(200);
            assertThat(list.each("id").stream().filter(IDS::containsValue))
                    .as("list" + filters)
                    .containsExactlyInAnyOrderElementsOf(ids(names));
        });
        assertThat(search("&circle=" + firstLine).each("id")).containsExactlyElementsOf(ids(List.of("cell")));
        assertThat(search("&circle=" + firstLine + "&circle=" + network).each("id"))
                .hasSize(5);
    }

    @Test
    void the_two_agree_over_everything_the_demo_world_holds() {
        for (String filter : List.of(
                "&kind=failure",
                "&setting=school",
                "&theme=returnee",
                "&year=" + THIS_YEAR,
                "&evidence=harm",
                "&prevention-level=involved",
                "&target-group=young-people",
                "&language=fr",
                "&place=brussels")) {
            assertThat(new TreeSet<>(
                            nadia.get("/api/search?limit=50&q=" + filter).each("id")))
                    .as(filter)
                    .isEqualTo(new TreeSet<>(
                            nadia.get("/api/reports?limit=50" + filter).each("id")));
        }
    }

    @Test
    void a_facet_is_counted_as_if_nothing_of_its_own_were_chosen() {
        Answer answer = search("&kind=failure&setting=school");
        assertThat(counts(answer, "kind")).isEqualTo(Map.of("failure", "1", "lesson", "1"));
        assertThat(counts(answer, "setting")).isEqualTo(Map.of("school", "1"));
        assertThat(counts(answer, "theme")).isEqualTo(Map.of("dialogue", "1"));
        assertThat(counts(answer, "evidence")).isEqualTo(Map.of("harm", "1", "no-effect", "1"));
        assertThat(counts(answer, "circle")).isEqualTo(Map.of(network, "1"));
        assertThat(counts(search(""), "circle")).isEqualTo(Map.of(network, "4", firstLine, "1"));
        assertThat(counts(search("&circle=" + firstLine), "circle")).isEqualTo(Map.of(network, "4", firstLine, "1"));
        assertThat(counts(search("&circle=" + firstLine), "kind")).isEqualTo(Map.of("lesson", "1"));
        assertThat(counts(search("&year=1995"), "year"))
                .isEqualTo(Map.of("1995", "0", "2019", "2", "2021", "1", THIS_YEAR, "2"));
    }

    @Test
    void years_stand_backwards_the_rest_by_number_and_all_of_it_is_named_in_the_readers_language() {
        Answer answer = nadia.with("Accept-Language", "nl").get("/api/search?q=" + WORD);
        nadia.with("Accept-Language", "en");
        assertThat(answer.each("facets.year", "value")).containsExactly(THIS_YEAR, "2021", "2019");
        assertThat(answer.each("facets.target-group", "label")).startsWith("gezinnen");
        assertThat(answer.each("facets.evidence", "label")).isNotEmpty().doesNotContain("harm", "no-effect");
        assertThat(answer.each("facets.setting", "label")).containsExactly("school", "jeugdwerk");
        assertThat(answer.each("facets.circle", "label")).contains("Eerste lijn");
    }

    @Test
    void lists_and_hits_say_in_words_how_strong_the_claims_are() {
        Answer list = nadia.get("/api/reports?limit=50&year=2021&evidence=harm");
        int dinner = list.each("id").indexOf(IDS.get("dinner"));
        assertThat(list.each("items." + dinner + ".evidence", "value")).containsExactly("no-effect", "harm");
        String words = String.join(", ", list.each("items." + dinner + ".evidence", "label"));
        assertThat(words).isNotBlank().doesNotContain("no-effect");
        List<String> notes = new ArrayList<>();
        search("&year=2021").at("items.0.notes").values().forEach(note -> notes.add(note.getStringValue()));
        assertThat(notes).hasSize(2).allMatch(words::contains);
    }

    @Test
    void places_are_never_counted_nor_is_anything_while_a_place_is_chosen() {
        String place = nadia.get("/api/reports/" + IDS.get("walk")).text("place");
        Answer all = search("");
        assertThat(all.each("facets.place", "label")).contains(place).isSorted();
        assertThat(counts(all, "place").values()).isNotEmpty().containsOnly("null");
        assertThat(counts(all, "kind").values()).doesNotContain("null");
        String id = counts(all, "place").keySet().iterator().next();
        Answer there = search("&kind=failure&place=" + id);
        assertThat(there.each("id")).containsExactlyInAnyOrderElementsOf(ids(List.of("dinner", "night")));
        for (String facet : List.of("kind", "setting", "theme", "year", "evidence", "circle", "place", "language")) {
            assertThat(counts(there, facet).values()).as(facet).isNotEmpty().containsOnly("null");
        }
    }

    @Test
    void a_place_tells_what_the_page_tells_and_no_more() {
        Browser wout = server.as("wout");
        Answer written = wout.post(
                "/api/manuscripts",
                Map.of(
                        "kind", "lesson",
                        "language", "nl",
                        "title", "Zonder naam",
                        "circle", firstLine,
                        "name", "organisation",
                        "answers", Map.of("actual", "Over de hazelnoot")));
        String id = wout.post("/api/reports", Map.of("manuscript", written.text("id"), "version", 1))
                .text("id");
        server.sql("update report set published = now() - interval '1 day' where id = ?::uuid", id);
        Followed.isDue(server, id);
        Followed.upToNow(server.context());
        String root = String.valueOf(server.ask("""
                select h.root_id::text from held_seat h join member m on m.id = h.member_id where m.handle = 'wout' limit 1
                """));
        String shown = String.valueOf(
                server.ask("select coalesce(organisation_id::text, region) from report where id = ?::uuid", id));
        assertThat(shown)
                .as("the page hides the organisation")
                .isNotEqualTo(root)
                .doesNotContain("-");
        Answer answer = nadia.get("/api/search?q=hazelnoot");
        assertThat(counts(answer, "place")).isEqualTo(Map.of(shown, "null"));
        assertThat(answer.each("facets.place", "label"))
                .containsExactly(nadia.get("/api/reports/" + id).text("place"));
        for (String path : List.of("/api/search?q=hazelnoot&limit=50", "/api/reports?limit=50")) {
            String more = path.contains("?") ? "&place=" : "?place=";
            assertThat(nadia.get(path + more + root).each("id")).as(path).doesNotContain(id);
            assertThat(nadia.get(path + more + shown).each("id")).as(path).contains(id);
        }
    }

    @Test
    void a_value_that_does_not_exist_is_refused_by_the_name_of_its_filter() {
        for (String path : List.of("/api/search?q=", "/api/reports?limit=5")) {
            for (String filter : List.of(
                    "kind=zzz",
                    "setting=dialogue",
                    "theme=school",
                    "target-group=everyone",
                    "prevention-level=high",
                    "evidence=strong",
                    "place=atlantis",
                    "place=x%27",
                    "year=20a4",
                    "year=1066",
                    "year=2999",
                    "language=it",
                    "kind=",
                    "theme=%00",
                    "circle=here")) {
                Answer refused = nadia.get(path + "&" + filter);
                assertThat(refused.status()).as(path + filter).isEqualTo(400);
                assertThat(refused.fields())
                        .as(path + filter)
                        .containsExactly(filter.substring(0, filter.indexOf('=')));
                assertThat(nadia.get(path + "&kind=lesson&" + filter).status()).isEqualTo(400);
            }
        }
    }

    @Test
    void a_circle_and_an_organisation_one_may_not_know_of_are_asked_for_like_none() {
        Browser annemie = server.as("annemie");
        String hidden = firstLine;
        for (String path : List.of("/api/search?q=", "/api/search?q=" + WORD, "/api/reports?limit=5")) {
            for (String facet : List.of("&circle=", "&place=")) {
                Answer absent = annemie.get(path + facet + NOWHERE);
                assertThat(absent.status()).isEqualTo(200);
                assertThat(absent.each("id")).isEmpty();
                assertThat(annemie.get(path + facet + hidden).bytes()).isEqualTo(absent.bytes());
            }
        }
        assertThat(annemie.get("/api/search?q=").body()).doesNotContain(hidden);
    }

    @Test
    void sixty_values_are_enough_and_ten_thousand_are_refused() {
        for (String path : List.of("/api/search?q=", "/api/reports?limit=5")) {
            StringBuilder many = new StringBuilder(path);
            for (int year = 1950; year <= 2010; year++) {
                many.append("&year=").append(year);
            }
            Answer refused = nadia.get(many.toString());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.fields()).containsExactly("year");
            assertThat(refused.text("violations.0.message")).contains("60");
            assertThat(nadia.get(many.substring(0, many.lastIndexOf("&"))).status())
                    .isEqualTo(200);
            Answer tooLong = nadia.get(path + "&theme=dialogue".repeat(10_000));
            assertThat(tooLong.status()).isIn(413, 414);
            assertThat(nadia.get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void a_report_that_goes_leaves_the_counts() {
        Browser karim = server.as("karim");
        write("gone", network, "lesson", "nl", List.of("training"), Map.of("year", "2003"));
        Followed.upToNow(server.context());
        assertThat(counts(nadia.get("/api/search?q="), "year")).containsKey("2003");
        karim.post("/api/reports/" + IDS.remove("gone") + "/withdrawal", Map.of("reason", "Te herkenbaar"));
        Followed.upToNow(server.context());
        assertThat(counts(nadia.get("/api/search?q="), "year")).doesNotContainKey("2003");
    }
}
