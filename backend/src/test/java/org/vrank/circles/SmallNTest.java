package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.csv.CSVRecord;
import org.vrank.platform.database.ContentFiles;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** The rule is worked out here a second time, from the facts and the seats, and must agree. */
class SmallNTest {
    private static final String PATH = "/api/contexts/checks";

    /** What each detail means, in the words of the facts. */
    private static final Map<String, Predicate<CSVRecord>> MEANING = Map.of(
            "region:brussels", row -> row.get("region").equals("brussels"),
            "region:flanders", row -> row.get("region").equals("flanders"),
            "region:wallonia", row -> row.get("region").equals("wallonia"),
            "size:above-100000", row -> population(row) >= 100_000,
            "size:50000-100000", row -> population(row) >= 50_000 && population(row) < 100_000,
            "feature:canal-zone", row -> row.get("urban_type").equals("canal-zone"),
            "feature:dense", row -> Integer.parseInt(row.get("density_2020")) > 5000,
            "feature:dutch-speaking", row -> row.get("language_regime").equals("nl"),
            "setting:school", row -> true,
            "setting:prison-radicalisation",
                    row -> !row.get("prison").isBlank() && !row.get("prison").startsWith("none"));

    /** A practitioner of a municipality of the network. */
    private record Practitioner(String member, CSVRecord at, String language) {}

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @SuppressWarnings("NullAway.Init")
    private static Browser asker;

    private static final List<Practitioner> PRACTITIONERS = new ArrayList<>();
    private static final List<CSVRecord> NETWORK = ContentFiles.csv("facts/municipalities.csv").stream()
            .filter(row -> row.get("in_network").equals("yes"))
            .toList();

    @BeforeContainer
    static void start() {
        server = TestServer.demo();
        People people = new People(server);
        for (String code : List.of("21001", "21012", "21012", "21007", "44021")) {
            UUID town = UUID.fromString(root(code));
            UUID member = people.member("extra-" + code + server.ids().next(), town, "practitioner");
            server.sql("update account set language = 'fr' where member_id = ?", member);
        }
        asker = server.as("karim");
        for (CSVRecord row : NETWORK) {
            String held = server.ask("""
                    select string_agg(distinct t.member_id || ' ' || a.language, ',')
                    from tenure t join seat s on s.id = t.seat_id join organisation o on o.id = s.organisation_id
                        join account a on a.member_id = t.member_id
                    where s.kind = 'practitioner' and (t.ends is null or t.ends >= vrank_today()) and t.starts <= vrank_today()
                      and o.root_id = ?::uuid
                    """, root(row.get("nis_code")));
            for (String one : held == null ? new String[0] : held.split(",")) {
                PRACTITIONERS.add(new Practitioner(one.split(" ")[0], row, one.split(" ")[1]));
            }
        }
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    /** One of the contexts that may be said: a few details, or a municipality, in a language or none. */
    @Provide
    Arbitrary<Set<String>> contexts() {
        Arbitrary<String> detail =
                Arbitraries.of(MEANING.keySet().stream().sorted().toList());
        Arbitrary<String> town = Arbitraries.of("none", "none", "none", "21001", "21012", "44021", "21004");
        return Combinators.combine(
                        detail.set().ofMaxSize(3),
                        town,
                        Arbitraries.of("none", "language:nl", "language:fr", "language:de", "language:en"))
                .as((details, code, language) -> {
                    Set<String> said = new HashSet<>();
                    for (String kind : List.of("region:", "size:", "setting:")) {
                        details.stream()
                                .filter(d -> d.startsWith(kind))
                                .sorted()
                                .limit(1)
                                .forEach(said::add);
                    }
                    details.stream().filter(d -> d.startsWith("feature:")).forEach(said::add);
                    said.add(language);
                    said.add("town:" + code);
                    said.removeIf(d -> d.endsWith("none"));
                    return said;
                });
    }

    @Property(tries = 150)
    void a_wording_is_shown_exactly_where_five_practitioners_of_three_municipalities_fit_all_that_was_said(
            @ForAll("contexts") Set<String> wanted,
            @ForAll @Size(max = 2) List<@net.jqwik.api.From("contexts") Set<String>> said) {
        Answer verdict = ask(wanted, said);
        assertThat(verdict.status()).as(verdict.body()).isEqualTo(200);
        Set<String> all = new HashSet<>(wanted);
        said.forEach(all::addAll);
        boolean fits = enough(all);
        assertThat(verdict.at("wanted.fits").getBooleanValue())
                .as(all + verdict.body())
                .isEqualTo(fits);
        assertThat(verdict.at("wanted.municipalities").getIntValue())
                .isEqualTo((int) NETWORK.stream().filter(row -> at(row, all)).count());
        assertThat(verdict.at("wanted.practitioners").getIntValue()).isIn(0, 5, 10, 20, 50);
        if (fits) {
            assertThat(verdict.at("shown.context")).isEqualTo(verdict.at("wanted.context"));
            assertThat(verdict.at("coarser").size()).isZero();
        } else {
            assertThat(verdict.text("shown.words")).endsWith("Belgium");
            assertThat(verdict.text("shown.context.municipality")).isEqualTo("null");
            assertThat(verdict.text("shown.context.region")).isEqualTo("null");
        }
    }

    @Property(tries = 60)
    void what_is_offered_instead_fits_and_says_nothing_that_was_not_true_of_the_wanted_place(
            @ForAll("contexts") Set<String> wanted,
            @ForAll @Size(max = 1) List<@net.jqwik.api.From("contexts") Set<String>> said) {
        Answer verdict = ask(wanted, said);
        for (int i = 0; i < verdict.at("coarser").size(); i++) {
            String path = "coarser." + i + ".";
            Map<String, Object> offered = new HashMap<>();
            List<String> features = new ArrayList<>();
            verdict.at(path + "context.features").values().forEach(f -> features.add(f.getStringValue()));
            offered.put("features", features);
            for (String field : List.of("region", "size", "setting", "language")) {
                if (!verdict.text(path + "context." + field).equals("null")) {
                    offered.put(field, verdict.text(path + "context." + field));
                }
            }
            assertThat(verdict.text(path + "context.municipality")).isEqualTo("null");
            assertThat(verdict.at(path + "municipalities").getIntValue())
                    .isGreaterThan(verdict.at("wanted.municipalities").getIntValue());
            Answer again = asker.post(
                    PATH,
                    Map.of(
                            "wanted",
                            offered,
                            "said",
                            said.stream().map(SmallNTest::body).toList()));
            assertThat(again.at("wanted.fits").getBooleanValue())
                    .as(verdict.body() + again.body())
                    .isTrue();
        }
    }

    @Property(tries = 60)
    void who_said_more_before_may_never_say_more_now(
            @ForAll("contexts") Set<String> wanted, @ForAll("contexts") Set<String> before) {
        boolean alone = ask(wanted, List.of()).at("wanted.fits").getBooleanValue();
        boolean after = ask(wanted, List.of(before)).at("wanted.fits").getBooleanValue();
        assertThat(alone || !after).isTrue();
    }

    @Example
    void one_municipality_is_never_shown_and_a_wording_that_fits_more_is_offered_in_words() {
        Answer verdict = asker.post(
                PATH, Map.of("wanted", Map.of("municipality", root("21012"), "setting", "school", "language", "fr")));
        assertThat(verdict.text("wanted.words")).isEqualTo("school, Molenbeek-Saint-Jean");
        assertThat(verdict.text("wanted.municipalities")).isEqualTo("1");
        assertThat(verdict.text("network")).isEqualTo("30");
        assertThat(verdict.text("wanted.fits")).isEqualTo("false");
        assertThat(verdict.text("shown.words")).isEqualTo("school, Belgium");
        assertThat(verdict.each("coarser", "words")).contains("school, canal zone");
        Answer dutch = server.as("karim")
                .with("Accept-Language", "nl")
                .post(PATH, Map.of("wanted", Map.of("setting", "school", "features", List.of("canal-zone"))));
        assertThat(dutch.text("shown.words")).isEqualTo("school, kanaalzone");
    }

    @Example
    void two_details_said_at_different_times_are_judged_together() {
        Map<String, Object> canal = Map.of("features", List.of("canal-zone"));
        Map<String, Object> large = Map.of("size", "above-100000");
        assertThat(asker.post(PATH, Map.of("wanted", large)).text("wanted.fits"))
                .isEqualTo("true");
        Answer both = asker.post(PATH, Map.of("wanted", large, "said", List.of(canal)));
        assertThat(both.text("wanted.fits")).isEqualTo("false");
        assertThat(both.text("wanted.municipalities")).isEqualTo("2");
    }

    @Example
    void a_language_that_few_write_points_whatever_is_said_of_the_place() {
        Answer german = asker.post(PATH, Map.of("wanted", Map.of("language", "de")));
        assertThat(german.text("languagePoints")).isEqualTo("true");
        assertThat(german.text("wanted.practitioners")).isEqualTo("0");
        assertThat(asker.post(PATH, Map.of("wanted", Map.of("language", "fr"))).text("languagePoints"))
                .isEqualTo("false");
    }

    @Example
    void of_a_circle_only_its_readers_may_ask_and_a_visitor_may_not_ask_at_all() {
        Map<String, Object> question = Map.of("circle", server.circle("First line"), "wanted", Map.of());
        assertThat(asker.post(PATH, question).status()).isEqualTo(200);
        Answer absent = server.as("leila")
                .post(PATH, Map.of("circle", "00000000-0000-4000-8000-000000000000", "wanted", Map.of()));
        assertThat(absent.status()).isEqualTo(404);
        assertThat(server.as("leila").post(PATH, question).bytes()).isEqualTo(absent.bytes());
        assertThat(server.visitor().post(PATH, Map.of("wanted", Map.of())).status())
                .isEqualTo(401);
    }

    @Example
    void what_nobody_can_say_is_refused_by_field() {
        assertThat(asker.post(PATH, Map.of("wanted", Map.of("region", "luxembourg")))
                        .fields())
                .containsExactly("region");
        assertThat(asker.post(PATH, Map.of("wanted", Map.of("features", List.of("nice"))))
                        .fields())
                .containsExactly("features");
        assertThat(asker.post(PATH, Map.of("wanted", Map.of("municipality", new UUID(4, 2))))
                        .fields())
                .containsExactly("municipality");
        assertThat(server.visitor().get("/api/contexts").each("settings", "id")).contains("school");
    }

    private static boolean enough(Set<String> all) {
        List<String> tongues =
                all.stream().filter(d -> d.startsWith("language:")).toList();
        for (String tongue : tongues.isEmpty() ? List.of("language:any") : tongues) {
            List<Practitioner> fit = PRACTITIONERS.stream()
                    .filter(p -> at(p.at(), all) && writes(p, tongue.substring("language:".length())))
                    .toList();
            if (fit.stream().map(Practitioner::member).distinct().count() < 5
                    || fit.stream().map(Practitioner::at).distinct().count() < 3) {
                return false;
            }
        }
        return true;
    }

    private static boolean writes(Practitioner p, String tongue) {
        return tongue.equals("any")
                || p.language().equals(tongue)
                || (tongue.equals("de") && p.at().get("language_regime").contains("de"));
    }

    private static boolean at(CSVRecord row, Set<String> all) {
        return all.stream()
                .allMatch(said -> said.startsWith("language:")
                        || (said.startsWith("town:")
                                ? said.endsWith(":" + row.get("nis_code"))
                                : Objects.requireNonNull(MEANING.get(said)).test(row)));
    }

    private static Answer ask(Set<String> wanted, List<Set<String>> said) {
        return asker.post(
                PATH,
                Map.of(
                        "wanted",
                        body(wanted),
                        "said",
                        said.stream().map(SmallNTest::body).toList()));
    }

    private static Map<String, Object> body(Set<String> said) {
        Map<String, Object> body = new HashMap<>();
        List<String> features = new ArrayList<>();
        for (String one : said) {
            String[] parts = one.split(":", 2);
            switch (parts[0]) {
                case "feature" -> features.add(parts[1]);
                case "town" -> body.put("municipality", root(parts[1]));
                default -> body.put(parts[0], parts[1]);
            }
        }
        body.put("features", features);
        return body;
    }

    private static int population(CSVRecord row) {
        return Integer.parseInt(row.get("population_2020"));
    }

    private static String root(String code) {
        return String.valueOf(server.ask("select id::text from organisation where content_key = ?", "nis:" + code));
    }
}
