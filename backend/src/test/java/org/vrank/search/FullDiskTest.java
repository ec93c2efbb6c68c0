package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.eventually;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;
import static org.vrank.search.Writing.withdraw;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class FullDiskTest {
    private static TestServer server;
    private static String network;

    @BeforeAll
    static void start() {
        server = TestServer.demo(
                Map.of(
                        "vrank.test.small-disk",
                        true,
                        "vrank.search.commit-every",
                        "100ms",
                        "endpoints.all.port",
                        TestServer.freePort()),
                List.of());
        network = server.circle("The network");
        Browser nadia = server.as("nadia");
        eventually("all indexes stand", () -> whole(nadia));
    }

    @AfterEach
    void room() {
        SmallDisk.FULL.set(false);
        Browser nadia = server.as("nadia");
        eventually("search follows again", () -> health().status() == 200 && whole(nadia));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static boolean whole(Browser reader) {
        return !search(reader, "").at("partial").getBooleanValue();
    }

    private static Answer health() {
        int management = server.context().getRequiredProperty("endpoints.all.port", Integer.class);
        return TestServer.browser("http://127.0.0.1:" + management).get("/health");
    }

    @Test
    void with_a_full_disk_search_answers_from_what_it_knows_says_that_it_is_not_well_and_follows_when_there_is_room() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String before = publish(karim, network, "nl", "Een zuinige zwirqix", "Tekst");
        assertThat(health().text("status")).isEqualTo("UP");
        SmallDisk.FULL.set(true);
        String meanwhile = publish(karim, network, "nl", "Een volle zwirqix", "Tekst");
        eventually("it is told", () -> health().status() == 503);
        assertThat(found(nadia, "zwirqix")).containsExactly(before);
        assertThat(whole(nadia)).as("something may be missing").isFalse();
        assertThat(nadia.get("/api/reports/" + meanwhile).status())
                .as("reading goes on")
                .isEqualTo(200);
        assertThat(health().text("status")).isEqualTo("DOWN");
        assertThat(health().body()).as("no circle is named").doesNotContain(network);

        room();
        assertThat(found(nadia, "zwirqix")).containsExactlyInAnyOrder(before, meanwhile);
        assertThat(health().text("status")).isEqualTo("UP");
    }

    @Test
    void what_is_withdrawn_while_the_disk_is_full_leaves_no_word_behind() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String id = publish(karim, network, "nl", "Een vergeten vlomzaqeet", "Tekst");
        assertThat(found(nadia, "vlomzaqeet")).containsExactly(id);
        SmallDisk.FULL.set(true);
        withdraw(karim, id);
        eventually("it is told", () -> health().status() == 503);
        Answer misspelt = search(nadia, "vlomzqeet");
        assertThat(misspelt.each("id")).isEmpty();
        assertThat(misspelt.at("suggestion").isNull()).isTrue();
        assertThat(found(nadia, "vlomzaqeet")).isEmpty();

        room();
        assertThat(found(nadia, "vlomzaqeet")).isEmpty();
        assertThat(search(nadia, "vlomzqeet").at("suggestion").isNull()).isTrue();
    }
}
