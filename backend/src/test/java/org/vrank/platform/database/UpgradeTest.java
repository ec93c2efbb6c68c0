package org.vrank.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.Release;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

/** Whoever used an earlier release goes on with the newest one: the same session, the same reports, the same desk. */
class UpgradeTest {
    static List<Release> releases() {
        List<Release> releases = Release.all();
        assertThat(releases).isNotEmpty();
        return releases;
    }

    private static String newest() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../migrations"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith("V"))
                    .map(file -> file.substring(1, 4))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static Browser as(TestServer server, Release release, String handle) {
        Browser browser = server.visitor();
        browser.cookies().put("vrank", release.session(handle));
        return browser;
    }

    @ParameterizedTest
    @MethodSource("releases")
    void what_an_earlier_release_kept_is_read_listed_searched_edited_and_withdrawn(Release release) throws Exception {
        String database = "upgraded_" + release.name().toLowerCase(java.util.Locale.ROOT);
        release.restore(database);
        Database.migrated(TestDatabase.get().administrator(database)).close();
        try (TestServer server = TestServer.on(database)) {
            assertThat(server.ask("select max(version) from flyway_schema_history where success"))
                    .isEqualTo(newest());
            Browser karim = as(server, release, "karim");
            Browser nadia = as(server, release, "nadia");
            assertThat(karim.get("/api/me").text("member.name")).startsWith("Karim");
            String report = "/api/reports/" + release.text("report");
            Answer read = nadia.get(report);
            assertThat(read.status()).as(read.body()).isEqualTo(200);
            assertThat(read.text("title")).isEqualTo(release.text("title"));
            assertThat(read.body()).contains(release.text("text"));
            Answer practice = nadia.get("/api/reports/" + release.text("practice"));
            assertThat(practice.status()).as(practice.body()).isEqualTo(200);
            assertThat(practice.text("claims.0.judge")).as(practice.body()).isEqualTo("peer");
            assertThat(practice.text("claims.0.evidence")).isEqualTo("before-after");
            assertThat(nadia.get("/api/reports?limit=50").each("id"))
                    .contains(release.text("report"), release.text("practice"), release.text("organisation-only"))
                    .doesNotContain(release.text("withdrawn"));
            Answer gone = nadia.get("/api/reports/" + release.text("withdrawn"));
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.text("reason")).isEqualTo(release.text("reason"));
            outsidersFindNothing(server, release);
            theDeskGoesOn(karim, release);
            searchFollows(server, karim, nadia, release);
        }
    }

    private static void outsidersFindNothing(TestServer server, Release release) {
        for (Browser outsider : List.of(server.visitor(), server.as("annemie"))) {
            assertThat(outsider.get("/api/reports/" + release.text("report")).status())
                    .isEqualTo(404);
        }
    }

    private static void theDeskGoesOn(Browser karim, Release release) {
        Answer practice = karim.get("/api/manuscripts/" + release.text("practice-manuscript"));
        assertThat(practice.text("claims.0.judge")).as(practice.body()).isEqualTo("researcher");
        assertThat(practice.text("claims.0.evidence")).isEqualTo("no-effect");
        for (String manuscript : List.of(release.text("manuscript"), release.text("practice-manuscript"))) {
            String path = "/api/manuscripts/" + manuscript;
            Answer kept = karim.get(path);
            assertThat(kept.status()).as(kept.body()).isEqualTo(200);
            Answer saved = karim.put(
                    path,
                    Map.of(
                            "version",
                            kept.at("version").getIntValue(),
                            "kind",
                            kept.text("kind"),
                            "language",
                            kept.text("language"),
                            "title",
                            "Na de nieuwe uitgave"));
            assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        }
        assertThat(karim.get("/api/manuscripts/" + release.text("manuscript") + "/versions")
                        .each("title"))
                .contains(release.text("manuscript-title"));
    }

    private static void searchFollows(TestServer server, Browser karim, Browser nadia, Release release) {
        String search = "/api/search?q=" + release.text("word") + "&limit=50";
        Followed.upToNow(server.context());
        assertThat(nadia.get(search).each("id")).contains(release.text("report"));
        String report = "/api/reports/" + release.text("report");
        assertThat(nadia.post(report + "/withdrawal", Map.of("reason", "Niet van mij"))
                        .status())
                .as("nobody withdraws what another wrote")
                .isGreaterThanOrEqualTo(400);
        assertThat(karim.post(report + "/withdrawal", Map.of("reason", "Achterhaald"))
                        .status())
                .isEqualTo(200);
        assertThat(nadia.get(report).status()).isEqualTo(410);
        Followed.upToNow(server.context());
        assertThat(nadia.get(search).each("id")).doesNotContain(release.text("report"));
    }
}
