package org.vrank.editions;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to editions: who reads the circle of a course sees them, its trainers open, change and end them. */
@Singleton
class Editions {
    private final Readers readers;
    private final EditionRepository editions;
    private final EditionForm form;
    private final EditionLetters letters;
    private final Guard guard;
    private final Idempotency idempotency;
    private final Ids ids;
    private final Clock clock;

    Editions(
            Readers readers,
            EditionRepository editions,
            EditionForm form,
            EditionLetters letters,
            Guard guard,
            Idempotency idempotency,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.editions = editions;
        this.form = form;
        this.letters = letters;
        this.guard = guard;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those of a course, the latest first; none of a course that is not the asker's to read. */
    @ReaderScope
    List<EditionRepository.Line> of(UUID course) {
        readers.current();
        return editions.of(course);
    }

    @ReaderScope
    EditionRepository.Row get(UUID id) {
        readers.current();
        EditionRepository.Row found = editions.find(id);
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return found;
    }

    @ReaderScope
    List<HalfDay> halfDays(UUID id) {
        readers.current();
        return editions.halfDays(id);
    }

    /** What trainers told all; for whoever takes part, and for trainers. */
    @ReaderScope
    List<EditionRepository.Message> messages(UUID id) {
        readers.current();
        return editions.messages(id);
    }

    /** Opens an edition on a published version of a course; for trainers of its circle. */
    @ReaderScope
    UUID open(@Nullable UUID version, EditionForm.Given given) {
        readers.current().signedIn();
        if (version == null) {
            throw new Refusal.Invalid("version", "field.reference");
        }
        return idempotency.once("editions", version + " " + given, () -> {
            UUID id = ids.next();
            String outcome = editions.open(id, version, form.take(given, List.of(), today()));
            if (outcome.equals("absent")) {
                throw new Refusal.Invalid("version", "field.reference");
            }
            settle(outcome);
            return id;
        });
    }

    /** Changes an edition; who has a place keeps it, and is told where the half days have changed. For trainers. */
    @ReaderScope
    EditionRepository.Row change(UUID id, int revision, EditionForm.Given given) {
        readers.current().signedIn();
        trainersOnly(get(id));
        List<HalfDay> before = editions.halfDays(id);
        settle(editions.change(id, revision, form.take(given, before, today())));
        letters.moved(id, before);
        return get(id);
    }

    /** The edition does not take place; for trainers. */
    @ReaderScope
    EditionRepository.Row cancel(UUID id, @Nullable String reason) {
        readers.current().signedIn();
        trainersOnly(get(id));
        Texts texts = new Texts();
        String because = texts.required("reason", reason, 500);
        guard.refuse(texts, "reason", because);
        texts.check();
        settle(editions.end(id, "cancelled", because));
        letters.tell(id);
        return get(id);
    }

    /** The edition is over; for trainers. */
    @ReaderScope
    EditionRepository.Row close(UUID id) {
        readers.current().signedIn();
        trainersOnly(get(id));
        settle(editions.end(id, "over", ""));
        return get(id);
    }

    static void trainersOnly(EditionRepository.Row edition) {
        if (!edition.trains()) {
            throw new Refusal.NotAllowed();
        }
    }

    static void settle(String outcome) {
        switch (outcome) {
            case "done" -> {}
            case "trainer" -> throw new Refusal.NotAllowed();
            case "revision" -> throw new Refusal.Conflict(null);
            case "state" -> throw new Refusal.Invalid("state", "edition.over");
            case "version" -> throw new Refusal.Invalid("version", "edition.version");
            case "candid" -> throw new Refusal.Invalid("approval", "edition.candid");
            case "capacity", "perRoot" -> throw new Refusal.Invalid(outcome, "attendance.places");
            case "presence" -> throw new Refusal.Invalid("halfDays", "edition.presence");
            default -> throw new Refusal.NotFound();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
