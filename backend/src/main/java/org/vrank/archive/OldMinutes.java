package org.vrank.archive;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.meetings.Series;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Outbox;

/** The door to minutes from before: who reads the circle of their series reads them, its hosts bring them in. */
@Singleton
class OldMinutes {
    /** Characters of one text: as many as the guard looks at in one go. */
    static final int LONGEST = 60_000;

    private static final int MOST = 1_000;
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");

    private final Readers readers;
    private final OldMinutesRepository minutes;
    private final Series series;
    private final Guard guard;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    OldMinutes(
            Readers readers,
            OldMinutesRepository minutes,
            Series series,
            Guard guard,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.minutes = minutes;
        this.series = series;
        this.guard = guard;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a host has seen and confirms; {@code answered} are keys of the guard's warnings. */
    record Given(
            @Nullable LocalDate day,
            @Nullable String language,
            @Nullable String title,
            @Nullable String text,
            Set<String> answered) {}

    /** Those of a series, the latest first. */
    @ReaderScope
    List<OldMinutesRepository.Line> of(UUID id) {
        series.subject(id);
        return minutes.of(id);
    }

    @ReaderScope
    OldMinute get(UUID id) {
        readers.current();
        OldMinute found = minutes.find(id);
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return found;
    }

    /** Those among these that the asker reads, for search. */
    @ReaderScope
    List<OldMinute> read(Collection<UUID> wanted) {
        readers.current();
        return minutes.among(wanted.stream().map(UUID::toString).toArray(String[]::new));
    }

    @ReaderScope
    boolean hosts(OldMinute one) {
        return series.subject(one.seriesId()).hosted();
    }

    /** Refuses whoever does not host a series, before anything is read for them; answers the language it is held in first. */
    @ReaderScope
    String mayAdd(UUID id) {
        readers.current().signedIn();
        Series.Subject subject = series.subject(id);
        if (!subject.hosted()) {
            throw new Refusal.NotAllowed();
        }
        return subject.language();
    }

    /** Brings them in; hosts only. */
    @ReaderScope
    UUID add(UUID id, Given given) {
        mayAdd(id);
        Texts texts = new Texts();
        String title = texts.required("title", given.title(), 200);
        String text = texts.required("text", given.text(), LONGEST);
        String language = given.language() == null || !LANGUAGES.contains(given.language()) ? "" : given.language();
        if (language.isEmpty()) {
            texts.reject("language", "field.choice", "nl, fr, de, en");
        } else {
            guard.pass(texts, "title", title, language, given.answered());
            guard.pass(texts, "text", text, language, given.answered());
        }
        LocalDate day = given.day();
        if (day == null || day.isAfter(today())) {
            texts.reject("day", "archive.day");
        }
        texts.day("day", day);
        texts.check();
        if (minutes.number(id) >= MOST) {
            throw new Refusal.Invalid("title", "archive.too-many", MOST);
        }
        UUID circle = series.subject(id).circle();
        UUID made = idempotency.once("old-minutes", id + " " + given, () -> {
            UUID one = ids.next();
            minutes.add(one, circle, id, Objects.requireNonNull(day), language, title, text);
            return one;
        });
        outbox.changed();
        return made;
    }

    /** Takes them away; hosts only. */
    @ReaderScope
    void remove(UUID id) {
        readers.current().signedIn();
        if (!hosts(get(id))) {
            throw new Refusal.NotAllowed();
        }
        minutes.remove(id);
        outbox.changed();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
