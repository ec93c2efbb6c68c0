package org.vrank.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkKeysTest {
    @TempDir
    Path data;

    @Test
    void written_anew_a_file_remembers_nothing_of_when_it_was_made_and_what_was_destroyed_stays_so()
            throws IOException {
        LinkKeys keys = new LinkKeys(new KeysFolder("", data.toString()));
        UUID kept = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        var key = keys.make(kept, YearMonth.of(2026, 10));
        keys.make(gone, YearMonth.of(2026, 10));
        keys.destroy(gone);
        Path file = data.resolve("keys/link-" + kept + ".key");
        Object before = Files.getAttribute(file, "unix:ino");
        Files.createLink(data.resolve("keys/old-1.tmp"), Files.copy(file, data.resolve("keys/new1.tmp")));
        var month = Files.getLastModifiedTime(file);
        keys.renew();
        assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(before);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(month);
        assertThat(keys.find(kept))
                .isNotNull()
                .satisfies(read -> assertThat(read.equalsKeyset(key)).isTrue());
        assertThat(keys.find(gone)).isNull();
        try (var left = Files.list(data.resolve("keys"))) {
            assertThat(left.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder("link-" + kept + ".key", "lock");
        }
    }
}
