package org.vrank.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** What was said of a place when its author agreed to it is judged again when it appears. */
class LeftSinceTest {
    private static final List<String> TOWNS = List.of("21001", "21012", "21007");

    private static TestServer server;
    private static String circle;
    private static final List<String> newcomers = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        circle = server.circle("First line");
        People people = new People(server);
        for (int i = 0; i < 6; i++) {
            String handle = "passing-" + i;
            UUID town = UUID.fromString(String.valueOf(server.ask(
                    "select id from organisation where content_key = ?", "nis:" + TOWNS.get(i % TOWNS.size()))));
            UUID member = people.member(handle, town, "practitioner");
            server.sql("update account set language = 'nl' where member_id = ?", member);
            server.sql("""
                    insert into membership (id, circle_id, member_id, confirmed_by, confirmed, accepted)
                    select ?, ?::uuid, ?, id, now(), now() from member where handle = 'bilal'
                    """, server.ids().next(), circle, member);
            newcomers.add(handle);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Sent, proposed as coming from Brussels, and agreed to. */
    private static void agreed(String title, String proposed) {
        String phrase = Boxed.send(server.as("wout"), Boxed.draft(circle, "confidential", title, "Iets gebeurde."));
        Browser jan = Boxed.custodian(server, "jan");
        Map<String, Object> proposal = new HashMap<>(Boxed.proposal(proposed, "Er kwam niemand."));
        proposal.put("context", Map.of("region", "brussels", "setting", "school", "features", List.of()));
        Answer laid = jan.put(Boxed.thread(jan, title) + "/proposal", proposal);
        assertThat(laid.status()).as(laid.body()).isEqualTo(200);
        assertThat(Boxed.act(server, phrase, "open", Map.of()).body())
                .contains("Brussels", "If too few people fit it by then, it says ‘Belgium’.");
        Boxed.act(server, phrase, "consent", Map.of("proposal", laid.text("proposal.number")));
    }

    private static Answer published(String title) {
        assertThat(server.visitor().post("/api/demo/month", Map.of()).status()).isEqualTo(204);
        Browser reader = server.as("wout");
        Answer list = reader.get("/api/reports?limit=50");
        assertThat(list.each("title")).contains(title);
        return reader.get(
                "/api/reports/" + list.each("id").get(list.each("title").indexOf(title)));
    }

    @Test
    void a_place_that_too_few_fit_by_the_month_it_appears_in_is_not_said() {
        agreed("Nog met velen", "Waar velen bij passen");
        assertThat(published("Waar velen bij passen").text("place")).contains("Brussels");

        agreed("Straks met weinigen", "Waar te weinigen bij passen");
        for (String handle : newcomers) {
            assertThat(server.as(handle)
                            .delete("/api/circles/" + circle + "/membership")
                            .status())
                    .isEqualTo(204);
        }
        Answer report = published("Waar te weinigen bij passen");
        assertThat(report.text("place")).isEqualTo("Belgium");
        assertThat(report.body()).doesNotContain("Brussels", "chool");
        assertThat(published("Waar velen bij passen").text("place"))
                .as("what appeared stays as it was read")
                .contains("Brussels");
    }
}
