package org.vrank.people;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to what is kept about the asking member, and to its end. */
@Singleton
class OwnData {
    /** What becomes of a report when its author's account is deleted. */
    private static final List<String> CHOICES = List.of("stay", "unname", "withdraw");

    private final Readers readers;
    private final OwnDataRepository data;
    private final ObjectMapper json;
    private final Clock clock;

    OwnData(Readers readers, OwnDataRepository data, ObjectMapper json, Clock clock) {
        this.readers = readers;
        this.data = data;
        this.json = json;
        this.clock = clock;
    }

    /** Everything kept about the asking member that is theirs to know. */
    @ReaderScope
    Map<String, Object> all() {
        readers.current().signedIn();
        try {
            Map<String, Object> read = json.readValue(data.data(), Argument.mapOf(String.class, Object.class));
            return read == null ? Map.of() : read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The asking member's published reports, each of which stays, loses its name, or goes. */
    @ReaderScope
    List<OwnDataRepository.Departing> departing() {
        readers.current().signedIn();
        return data.departing();
    }

    /**
     * Deletes the asking member's account, at once and for good.
     *
     * @param address the member's own address, typed once more
     * @param reports what becomes of each report; one that is not named stays as it is
     * @return whose it was
     */
    @ReaderScope
    UUID erase(@Nullable String address, Map<String, String> reports) {
        UUID me = readers.current().signedIn();
        Texts texts = new Texts();
        String given = texts.required("email", address, 254);
        texts.check();
        if (!data.isAddress(me, given)) {
            texts.reject("email", "deletion.address");
        }
        Set<String> own = new HashSet<>();
        data.departing().forEach(report -> own.add(report.id().toString()));
        reports.forEach((id, choice) -> {
            if (!own.contains(id)) {
                texts.reject("reports", "field.reference");
            } else if (choice == null || !CHOICES.contains(choice)) {
                texts.reject("reports", "field.choice", String.join(", ", CHOICES));
            }
        });
        texts.check();
        String refused = data.erase(
                chosen(reports, "withdraw"),
                chosen(reports, "unname"),
                LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS),
                Messages.of(readers.current().language(), "deletion.withdrawn"));
        if (refused != null) {
            throw new Refusal.Invalid("email", "deletion." + refused);
        }
        return me;
    }

    private static String[] chosen(Map<String, String> reports, String choice) {
        return reports.entrySet().stream()
                .filter(e -> choice.equals(e.getValue()))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }
}
