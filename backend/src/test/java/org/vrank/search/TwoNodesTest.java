package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Two servers on one database, both written to by several at once. */
class TwoNodesTest {
    private static final List<String> WORDS = List.of("klompenmaker", "spinnewiel", "houtskool", "wagenwiel");
    private static final List<String> CIRCLES = List.of("First line", "The network", "Brussels platform");

    @Test
    void under_write_load_both_come_to_the_same_answers_byte_for_byte() throws Exception {
        try (TestServer one = TestServer.demo();
                TestServer two = one.sibling();
                ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Browser browser = (i % 2 == 0 ? one : two).as("karim");
                List<String> circles = CIRCLES.stream().map(one::circle).toList();
                Random random = new Random(i);
                work.add(() -> write(browser, circles, random));
            }
            int left = 0;
            for (Future<Integer> writer : writers.invokeAll(work)) {
                left += writer.get();
            }
            Followed.upToNow(one.context());
            Followed.upToNow(two.context());
            List<String> here = answers(one);
            assertThat(answers(two)).isEqualTo(here);
            assertThat(search(one.as("karim"), "zwirqix", "&limit=50")
                            .at("total")
                            .getIntValue())
                    .isEqualTo(left);
        }
    }

    /** Publishes and withdraws; how many are left. */
    private static int write(Browser browser, List<String> circles, Random random) {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (!mine.isEmpty() && random.nextInt(3) == 0) {
                Writing.withdraw(browser, mine.removeLast());
            } else {
                String words = WORDS.get(random.nextInt(4)) + " " + WORDS.get(random.nextInt(4));
                mine.add(Writing.publish(browser, circles.get(random.nextInt(3)), "nl", "Zwirqix " + words, words));
            }
        }
        return mine.size();
    }

    private static List<String> answers(TestServer server) {
        List<String> answers = new ArrayList<>();
        for (String handle : List.of("karim", "annemie", "leila")) {
            Browser reader = server.as(handle);
            for (String word : WORDS) {
                answers.add(search(reader, word, "&limit=50").bytes());
                answers.add(search(reader, word.substring(1), "&limit=50").bytes());
                answers.add(Writing.suggest(reader, word.substring(0, 4)).bytes());
            }
        }
        return answers;
    }
}
