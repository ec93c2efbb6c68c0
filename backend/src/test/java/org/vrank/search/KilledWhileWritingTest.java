package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.eventually;
import static org.vrank.search.Writing.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.ServerProcess;
import org.vrank.testing.TestServer;

/** Killed again and again while it writes: nothing is lost in search, nothing doubled, no index torn. Twice here, a hundred times as a proof. */
class KilledWhileWritingTest {
    private static final int CYCLES = Integer.getInteger("vrank.kill.cycles", 2);
    private static final List<String> WRITERS = List.of("karim", "annemie");

    @TempDir
    Path data;

    private final int port = TestServer.freePort();
    private final Random random = new Random(20261128);

    /** What was answered: published, and published and then withdrawn. */
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    @Test
    void whatever_moment_it_is_killed_at_search_holds_afterwards_what_was_answered_and_each_once() throws Exception {
        int answered = 0;
        try (ServerProcess servers = new ServerProcess(data, Map.of("VRANK_SEARCH_COMMIT_EVERY", "150ms"))) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                published.clear();
                withdrawn.clear();
                Process server = servers.start(port, "server.log");
                writeUntilKilled(server, cycle, 5 + random.nextInt(20));
                answered += published.size() + withdrawn.size();
                assertThat(sound()).as("indexes that were looked at").isPositive();
                Process again = servers.start(port, "server.log");
                agrees(cycle);
                again.destroyForcibly();
                again.waitFor();
            }
            servers.start(port, "server.log");
        }
        Path proof = Path.of("target", "proof");
        Files.createDirectories(proof);
        Files.writeString(
                proof.resolve("kill.json"),
                "{\"proof\":\"kill\",\"cycles\":" + CYCLES + ",\"answered\":" + answered
                        + ",\"lost\":0,\"doubled\":0,\"torn\":0}\n");
    }

    private Browser as(String handle) {
        Browser browser = TestServer.browser("http://127.0.0.1:" + port);
        assertThat(browser.post("/api/sign-ins", Map.of("as", handle)).status()).isEqualTo(201);
        return browser;
    }

    private void writeUntilKilled(Process server, int cycle, int answers) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(answers);
        List<Thread> writers = new ArrayList<>();
        for (String handle : WRITERS) {
            Browser browser = as(handle);
            String circle = own(browser);
            writers.add(Thread.ofPlatform().start(() -> write(server, browser, circle, word(cycle), left)));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        server.waitFor();
    }

    private static String own(Browser browser) {
        Answer circles = browser.get("/api/circles");
        int member = circles.each("state").indexOf("member");
        return circles.each("id").get(member);
    }

    private void write(Process server, Browser browser, String circle, String word, AtomicInteger left) {
        try {
            for (int i = 0; server.isAlive(); i++) {
                String id = Writing.written(browser, circle, "Stuk " + i + " " + word);
                published.add(id);
                if (left.decrementAndGet() == 0) {
                    server.destroyForcibly();
                }
                if (i % 3 == 2) {
                    // until it is answered nobody knows which of both it is
                    published.remove(id);
                    Answer gone = browser.post("/api/reports/" + id + "/withdrawal", Map.of("reason", "Te herkenbaar"));
                    assertThat(gone.status()).isEqualTo(200);
                    withdrawn.add(id);
                }
            }
        } catch (UncheckedIOException killed) {
            assertThat(left.get()).isNotPositive();
        }
    }

    private static String word(int cycle) {
        StringBuilder word = new StringBuilder("dorpsomroeper");
        for (char digit : Integer.toString(cycle).toCharArray()) {
            word.append((char) ('a' + digit - '0')).append('x');
        }
        return word.toString();
    }

    /** Looks at each index as it lies there; how many there are. */
    private int sound() throws IOException {
        int looked = 0;
        try (var folders = Files.walk(data.resolve("search"), 2)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                try (FSDirectory directory = FSDirectory.open(folder)) {
                    if (DirectoryReader.indexExists(directory)) {
                        try (CheckIndex check = new CheckIndex(directory)) {
                            assertThat(check.checkIndex().clean)
                                    .as(folder.toString())
                                    .isTrue();
                            looked++;
                        }
                    }
                }
            }
        }
        return looked;
    }

    private void agrees(int cycle) {
        Browser reader = as(WRITERS.getFirst());
        Browser other = as(WRITERS.getLast());
        eventually(
                "all indexes stand",
                () -> !search(reader, "").at("partial").getBooleanValue()
                        && !search(other, "").at("partial").getBooleanValue());
        eventually(
                "what was answered is found", () -> found(reader, other, cycle).containsAll(published));
        // this way round: it may have been killed before any withdrawal was answered
        assertThat(withdrawn).doesNotContainAnyElementsOf(found(reader, other, cycle));
    }

    private static Set<String> found(Browser reader, Browser other, int cycle) {
        Set<String> all = new LinkedHashSet<>();
        for (Browser browser : List.of(reader, other)) {
            // as a phrase: while nothing holds the word, near words of other cycles would be found
            Answer answer = search(browser, '"' + word(cycle) + '"', "&limit=50");
            List<String> ids = answer.each("id");
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(answer.at("total").getIntValue()).isEqualTo(ids.size());
            all.addAll(ids);
        }
        return all;
    }
}
