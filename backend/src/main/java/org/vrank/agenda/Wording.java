package org.vrank.agenda;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.meetings.Seat;
import org.vrank.meetings.Seats;
import org.vrank.platform.Readers;
import org.vrank.platform.Texts;

/** How an item is worded, as it comes from outside. */
@Singleton
class Wording {
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");
    private static final int LONGEST = 480;

    private final Readers readers;
    private final Seats seats;
    private final Guard guard;

    Wording(Readers readers, Seats seats, Guard guard) {
        this.readers = readers;
        this.seats = seats;
        this.guard = guard;
    }

    /**
     * What somebody enters.
     *
     * @param seat who brings it; the asker's own where it is null and there is one
     * @param answered keys of the guard's warnings that the writer answered
     */
    record Given(
            @Nullable String kind,
            @Nullable String language,
            @Nullable String title,
            @Nullable String text,
            @Nullable Integer minutes,
            @Nullable UUID seat,
            Set<String> answered) {}

    /** What was entered, as it can be kept. */
    record Checked(UUID seat, String kind, String language, String title, String text, int minutes) {}

    /** Takes what was entered, or refuses it by field. */
    Checked check(UUID circle, boolean hosted, Given given) {
        Texts texts = new Texts();
        String kind = given.kind() == null || !AgendaItem.KINDS.contains(given.kind()) ? "" : given.kind();
        if (kind.isEmpty()) {
            texts.reject("kind", "field.choice", "information, discussion, decision, candid");
        }
        String title = texts.required("title", given.title(), 200);
        String text = texts.optional("text", given.text(), 4000);
        String language = given.language() == null || !LANGUAGES.contains(given.language()) ? "" : given.language();
        if (language.isEmpty()) {
            texts.reject("language", "field.choice", "nl, fr, de, en");
        } else {
            guard.pass(texts, "title", title, language, given.answered());
            guard.pass(texts, "text", text, language, given.answered());
        }
        int minutes = given.minutes() == null ? 0 : given.minutes();
        if (minutes < 0 || minutes > LONGEST) {
            texts.reject("minutes", "field.range", 0, LONGEST);
        }
        UUID seat = seat(circle, hosted, given.seat());
        if (seat == null) {
            texts.reject("seat", "attendance.seat");
        }
        texts.check();
        return new Checked(Objects.requireNonNull(seat), kind, language, title, text, minutes);
    }

    private @Nullable UUID seat(UUID circle, boolean hosted, @Nullable UUID wanted) {
        Map<UUID, Seat> all = seats.of(circle, readers.current().language());
        if (wanted == null) {
            return all.values().stream()
                    .filter(Seat::mine)
                    .map(Seat::id)
                    .findFirst()
                    .orElse(null);
        }
        Seat seat = all.get(wanted);
        return seat != null && (seat.mine() || (hosted && seat.name() != null)) ? wanted : null;
    }
}
