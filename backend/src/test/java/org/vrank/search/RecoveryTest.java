package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.eventually;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;
import static org.vrank.search.Writing.withdraw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class RecoveryTest {
    private static Path folder(TestServer server, String circle) {
        return server.data().resolve("search").resolve(circle);
    }

    private static List<String> generations(Path folder) {
        try (var paths = Files.list(folder)) {
            return paths.map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static Map<String, Object> on(TestServer server) {
        return Map.of("vrank.data", server.data().toString());
    }

    @Test
    void after_a_crash_the_index_resumes_where_it_was_committed() throws IOException {
        try (TestServer server = TestServer.demo(Map.of("vrank.search.commit-every", "1h"), List.of())) {
            String network = server.circle("The network");
            Browser karim = server.as("karim");
            eventually(
                    "all indexes stand", () -> !search(karim, "").at("partial").getBooleanValue());
            int built =
                    karim.every("/api/reports?limit=50&circle=" + network, "id").size()
                            + Integer.parseInt(String.valueOf(server.ask(
                                    "select count(*) from comment where circle_id = ?::uuid and published <= now() and withdrawn is null"
                                            + " and set_aside is null and exists (select from report r where r.id = report_id and r.circle_id = comment.circle_id)",
                                    network)))
                            + Writing.modules(server, network);
            String before = publish(karim, network, "nl", "Voor de klap een drixquop", "Tekst");
            String gone = publish(karim, network, "nl", "Weg met de drixquop", "Tekst");
            withdraw(karim, gone);
            Path index = folder(server, network).resolve("1");
            int committed = documents(index);
            server.context().getBean(Feed.class).crash();
            assertThat(documents(index))
                    .as("nothing was committed since")
                    .isEqualTo(committed)
                    .isEqualTo(built);
            String during = "";
            try (TestServer other = server.sibling()) {
                during = publish(other.as("karim"), network, "nl", "Tijdens de klap een drixquop", "Tekst");
            }
            server.context().close();
            try (TestServer again = server.sibling(on(server))) {
                assertThat(found(again.as("nadia"), "drixquop")).containsExactlyInAnyOrder(before, during);
                assertThat(generations(folder(server, network)))
                        .as("resumed, not built anew")
                        .containsExactly("1");
            }
        }
    }

    private static int documents(Path index) throws IOException {
        try (FSDirectory directory = FSDirectory.open(index);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.numDocs();
        }
    }

    @Test
    void after_an_orderly_stop_the_index_is_taken_up_as_it_was() {
        try (TestServer server = TestServer.demo()) {
            String network = server.circle("The network");
            String id = publish(server.as("karim"), network, "nl", "Een ordelijke drixquop", "Tekst");
            String answer = search(server.as("nadia"), "drixquop").bytes();
            server.context().close();
            try (TestServer again = server.sibling(on(server))) {
                assertThat(search(again.as("nadia"), "drixquop").bytes())
                        .isEqualTo(answer)
                        .contains(id);
                assertThat(generations(folder(server, network))).containsExactly("1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"truncated", "garbage", "no commit", "one file gone", "everything gone", "other installation"})
    void an_index_that_is_torn_or_not_ours_builds_itself_from_the_tables(String damage) throws IOException {
        try (TestServer server = TestServer.demo()) {
            String network = server.circle("The network");
            publish(server.as("karim"), network, "nl", "Een gebroken drixquop", "Tekst");
            String answer = search(server.as("nadia"), "drixquop").bytes();
            server.context().close();
            Path folder = folder(server, network);
            damage(server, folder.resolve("1"), damage);
            try (TestServer again = server.sibling(on(server))) {
                assertThat(search(again.as("nadia"), "drixquop").bytes()).isEqualTo(answer);
                assertThat(generations(folder)).hasSize(1).doesNotContain(damage.equals("everything gone") ? "2" : "1");
                publish(again.as("karim"), network, "nl", "Herstelde drixquop", "Tekst");
                assertThat(found(again.as("nadia"), "drixquop")).hasSize(2);
            }
        }
    }

    private static void damage(TestServer server, Path index, String damage) throws IOException {
        try (var files = Files.list(index)) {
            List<Path> all = files.sorted(
                            Comparator.comparingLong((Path p) -> p.toFile().length()))
                    .toList();
            Path largest = all.getLast();
            switch (damage) {
                case "truncated" -> {
                    try (FileChannel file = FileChannel.open(largest, StandardOpenOption.WRITE)) {
                        file.truncate(file.size() / 2);
                    }
                }
                case "garbage" -> {
                    try (FileChannel file = FileChannel.open(largest, StandardOpenOption.WRITE)) {
                        file.write(ByteBuffer.wrap(new byte[] {7, 7, 7, 7, 7, 7, 7, 7}), file.size() / 2);
                    }
                }
                case "no commit" -> {
                    for (Path file : all) {
                        if (file.getFileName().toString().startsWith("segments")) {
                            Files.delete(file);
                        }
                    }
                }
                case "one file gone" -> Files.delete(largest);
                case "everything gone" -> deleteAll(folder(server, server.circle("The network")));
                default -> {
                    server.sql("alter table installation disable trigger user");
                    server.sql("update installation set id = gen_random_uuid()");
                }
            }
        }
    }

    @Test
    void an_index_deleted_under_a_running_server_builds_itself_while_the_other_circles_go_on() throws IOException {
        try (TestServer server = TestServer.demo(Map.of("vrank.search.commit-every", "100ms"), List.of())) {
            String network = server.circle("The network");
            String firstLine = server.circle("First line");
            Browser karim = server.as("karim");
            String id = publish(karim, network, "nl", "Een verdwenen drixquop", "Tekst");
            String other = publish(karim, firstLine, "nl", "Een andere drixquop", "Tekst");
            deleteAll(folder(server, network));
            eventually("a new one stands there", () -> {
                assertThat(found(karim, "drixquop")).contains(other);
                return !generations(folder(server, network)).isEmpty()
                        && !search(karim, "drixquop").at("partial").getBooleanValue();
            });
            assertThat(found(karim, "drixquop")).containsExactlyInAnyOrder(id, other);
            String later = publish(karim, network, "nl", "Een latere drixquop", "Tekst");
            assertThat(found(karim, "drixquop")).containsExactlyInAnyOrder(id, other, later);
        }
    }

    @Test
    void an_index_is_of_use_to_its_own_installation_and_chains_only() throws IOException {
        try (TestServer server = TestServer.demo()) {
            String network = server.circle("The network");
            search(server.as("karim"), "");
            String installation = String.valueOf(server.ask("select id::text from installation"));
            String ours =
                    Analysis.VERSION + server.context().getBean(Items.class).version();
            server.context().close();
            Path index = folder(server, network).resolve("1");
            assertThat(CircleIndex.position(index, new CircleIndex.Stamp(installation, ours)))
                    .isNotNull();
            assertThat(CircleIndex.position(index, new CircleIndex.Stamp(installation, "other chains")))
                    .isNull();
            assertThat(CircleIndex.position(index, new CircleIndex.Stamp(installation, Analysis.VERSION)))
                    .as("of other terms")
                    .isNull();
        }
    }

    /** Under a running server something may be written meanwhile: that goes too. */
    private static void deleteAll(Path folder) throws IOException {
        boolean again = true;
        while (again) {
            again = false;
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (DirectoryNotEmptyException | UncheckedIOException written) {
                again = true;
            }
        }
    }
}
