package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.eventually;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.publishForTomorrow;
import static org.vrank.search.Writing.search;
import static org.vrank.search.Writing.suggest;
import static org.vrank.search.Writing.withdraw;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Language;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

class FollowingTest {
    private static final List<String> QUESTIONS = List.of(
            "/api/search?q=school",
            "/api/search?q=kinderen+van+terugkeerders&limit=50",
            "/api/search?q=&limit=50",
            "/api/search?q=vlasstekerij",
            "/api/search?q=vlastekerij",
            "/api/search/suggestions?q=vlasst",
            "/api/search/suggestions?q=scho");

    private static TestServer server;
    private static String network;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        network = server.circle("The network");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> answers(Browser browser) {
        return QUESTIONS.stream().map(question -> browser.get(question).bytes()).toList();
    }

    @Test
    void a_withdrawn_report_leaves_nothing_behind_in_results_counts_facets_proposals_and_spelling() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        List<String> before = answers(nadia);
        String id = publish(
                karim,
                network,
                "nl",
                "Vlasstekerij en school",
                "Kinderen van terugkeerders in de vlasstekerij",
                "school");
        List<String> between = answers(nadia);
        for (int i = 0; i < QUESTIONS.size(); i++) {
            assertThat(between.get(i)).as(QUESTIONS.get(i)).isNotEqualTo(before.get(i));
        }
        withdraw(karim, id);
        assertThat(answers(nadia)).isEqualTo(before);
    }

    @Test
    void what_is_withdrawn_from_the_midst_of_a_segment_is_merged_away_before_anybody_looks() throws IOException {
        try (TestServer first = TestServer.demo()) {
            UUID circle = UUID.fromString(first.circle("The network"));
            int left = first.as("nadia")
                            .every("/api/reports?limit=50&circle=" + circle, "id")
                            .size()
                    + Integer.parseInt(String.valueOf(first.ask(
                            "select count(*) from comment where circle_id = ?::uuid and published <= now() and withdrawn is null"
                                    + " and set_aside is null and exists (select from report r where r.id = report_id and r.circle_id = comment.circle_id)",
                            circle.toString())))
                    + Writing.modules(first, circle.toString())
                    + 11;
            String id = "";
            for (int i = 0; i < 12; i++) {
                id = publish(first.as("karim"), circle.toString(), "nl", "Rij " + i, "Een rij vlasstekerijen");
            }
            try (TestServer built = first.sibling()) {
                Browser karim = built.as("karim");
                search(karim, "");
                withdraw(karim, id);
                try (Indexes.View view = built.context().getBean(Indexes.class).view(List.of(circle))) {
                    var reader = view.searcher().getIndexReader();
                    assertThat(reader.numDocs()).isEqualTo(left);
                    assertThat(reader.maxDoc())
                            .as("deleted documents count too")
                            .isEqualTo(left);
                }
                Browser there = first.as("nadia");
                eventually(
                        "the other node knows",
                        () -> found(there, "vlasstekerijen").size() == 11);
                assertThat(answers(built.as("nadia"))).isEqualTo(answers(there));
            }
        }
    }

    @Test
    void a_report_that_appears_tomorrow_leaves_no_trace_before_and_is_found_when_it_is_due() {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        List<String> before = answers(nadia);
        String id = publishForTomorrow(karim, network, "Vlasstekerij morgen", "Kinderen in de vlasstekerij op school");
        assertThat(answers(nadia)).isEqualTo(before);
        String other = publish(karim, network, "nl", "Intussen", "Een distelvink");
        assertThat(found(nadia, "distelvink")).containsExactly(other);
        assertThat(found(nadia, "vlasstekerij")).isEmpty();

        server.sql(
                "with r as (update report set published = now() + interval '1 second' where id = ?::uuid returning id, published) "
                        + "update outbox o set due = r.published from r where o.item_id = r.id",
                id);
        eventually("it is found when due", () -> found(nadia, "vlasstekerij").contains(id));
        withdraw(karim, id);
        withdraw(karim, other);
    }

    @Test
    void a_change_committed_late_is_not_skipped() throws SQLException {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String late = "5a000000-0000-4000-8000-000000000001";
        try (Connection slow = TestDatabase.get().connect(server.database())) {
            slow.setAutoCommit(false);
            try (var write = slow.createStatement()) {
                write.execute("insert into report select '" + late + "', circle_id, kind, language, 'Late notenkraker',"
                        + " answers, themes, organisation_id, region, now() from report where circle_id = '" + network
                        + "' limit 1");
                write.execute("insert into outbox (circle_id, kind, item_id) values ('" + network + "', 'report', '"
                        + late + "')");
            }
            String other = publish(karim, network, "nl", "Vroege notenkraker", "Tekst");
            assertThat(found(nadia, "notenkraker")).containsExactly(other);
            slow.commit();
        }
        eventually(
                "the late one is found", () -> found(nadia, "late notenkraker").contains(late));
    }

    @Test
    void a_report_moved_to_another_circle_is_found_there_and_no_longer_here() {
        Browser karim = server.as("karim");
        String id = publish(karim, network, "nl", "Verhuisde pauwenveer", "Tekst");
        String firstLine = server.circle("First line");
        server.sql("delete from byline where report_id = ?::uuid", id);
        server.sql("delete from authorship where report_id = ?::uuid", id);
        server.sql("alter table report disable trigger discussion_goes_along"); // it asks who moves
        server.sql("update report set circle_id = ?::uuid where id = ?::uuid", firstLine, id);
        server.sql(
                "insert into outbox (circle_id, kind, item_id) select unnest(array[?, ?]::uuid[]), 'report', ?::uuid",
                network,
                firstLine,
                id);
        eventually(
                "it is found in the other circle",
                () -> found(karim, "pauwenveer", "&circle=" + firstLine).contains(id));
        assertThat(found(karim, "pauwenveer", "&circle=" + network)).doesNotContain(id);
        assertThat(found(server.as("annemie"), "pauwenveer")).doesNotContain(id);
    }

    @Test
    void two_nodes_on_one_database_come_to_the_same_answers() {
        try (TestServer second = server.sibling()) {
            Browser here = server.as("karim");
            Browser there = second.as("karim");
            String first = publish(here, network, "nl", "Twee knooppunten", "Een school en een vlasstekerij", "school");
            String other = publish(there, network, "fr", "Deux serveurs", "Une école et une vlasstekerij", "school");
            eventually(
                    "both know both",
                    () -> found(here, "vlasstekerij").containsAll(List.of(first, other))
                            && found(there, "vlasstekerij").containsAll(List.of(first, other)));
            assertThat(answers(here)).isEqualTo(answers(there));
            withdraw(there, first);
            withdraw(here, other);
            eventually(
                    "both lost both",
                    () -> found(here, "vlasstekerij").isEmpty()
                            && found(there, "vlasstekerij").isEmpty());
            assertThat(answers(here)).isEqualTo(answers(there));
        }
    }

    @Test
    void a_report_taken_out_of_the_table_by_hand_is_not_shown_and_leaves_the_index() {
        Browser karim = server.as("karim");
        String id = publish(karim, network, "nl", "Met de hand een boterkarn", "Tekst");
        server.sql("delete from report where id = ?::uuid", id);
        Answer answer = search(server.as("nadia"), "boterkarn");
        assertThat(answer.at("total").getIntValue()).isZero();
        assertThat(answer.each("id")).isEmpty();
        assertThat(answer.at("facets.kind").size()).isZero();
        assertThat(suggest(server.as("nadia"), "boterkarn").each("id")).isEmpty();
    }

    @Test
    void a_hit_that_its_reader_may_not_read_is_never_shown_and_raises_an_alarm_without_content() {
        Ghost ghost = new Ghost();
        Logger logger = (Logger) LoggerFactory.getLogger(Rereading.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (TestServer haunted = TestServer.demo(Map.of(), List.of(ghost))) {
            ghost.circle = UUID.fromString(haunted.circle("The network"));
            haunted.sql(
                    "insert into outbox (circle_id, kind, item_id) values (?::uuid, 'ghost', ?)",
                    ghost.circle.toString(),
                    Ghost.ID);
            assertThat(haunted.context().getBeansOfType(Searchable.class)).contains(ghost);
            Browser nadia = haunted.as("nadia");
            eventually("the alarm was raised", () -> {
                Answer answer = search(nadia, "salamander");
                assertThat(answer.at("total").getIntValue()).isZero();
                assertThat(answer.each("id")).isEmpty();
                assertThat(answer.at("facets.language").size()).isZero();
                assertThat(suggest(nadia, "salam").each("text")).isEmpty();
                return log.list.stream().anyMatch(e -> e.getFormattedMessage().startsWith("ALARM"));
            });
            assertThat(log.list).noneMatch(e -> e.getFormattedMessage().contains("alamander"));
        } finally {
            logger.detachAppender(log);
        }
    }

    /** Items that the index knows and nobody may read. */
    static final class Ghost implements Searchable {
        static final UUID ID = UUID.fromString("6a000000-0000-4000-8000-000000000001");
        volatile UUID circle = ID;

        @Override
        public String kind() {
            return "ghost";
        }

        @Override
        public List<Entry> load(UUID wanted, @Nullable UUID after, int limit) {
            return wanted.equals(circle) && after == null ? load(List.of(ID)) : List.of();
        }

        @Override
        public List<Entry> load(Collection<UUID> ids) {
            return List.of(new Entry(ID, circle, Language.NL, "Salamander", "Een salamander", Instant.EPOCH, Map.of()));
        }

        @Override
        public Map<UUID, Found> read(Collection<UUID> ids, Language language) {
            return Map.of();
        }

        @Override
        public Map<String, Map<String, String>> labels(Language language) {
            return Map.of();
        }
    }
}
