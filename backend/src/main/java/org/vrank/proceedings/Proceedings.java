package org.vrank.proceedings;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.guard.Markdown;
import org.vrank.meetings.Meetings;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Outbox;

/** The door to published minutes: reading over, publishing, correcting, and the group's agreement. */
@Singleton
class Proceedings {
    private final Readers readers;
    private final ProceedingRepository proceedings;
    private final Composition composition;
    private final Announcements announcements;
    private final Meetings meetings;
    private final Guard guard;
    private final Markdown markdown;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Proceedings(
            Readers readers,
            ProceedingRepository proceedings,
            Composition composition,
            Announcements announcements,
            Meetings meetings,
            Guard guard,
            Markdown markdown,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.proceedings = proceedings;
        this.composition = composition;
        this.announcements = announcements;
        this.meetings = meetings;
        this.guard = guard;
        this.markdown = markdown;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What could be published now of a layer.
     *
     * @param language in which a correction is explained
     * @param number of the version that stands; 0 where none does
     * @param seen what this state is known by
     */
    record Draft(UUID circle, String language, int number, String seen, Documents documents) {
        Document body() {
            return documents.inFirst();
        }
    }

    /**
     * What a note-taker publishes: the state that was read over, and from the second time on what it corrects.
     *
     * @param withhold whether nobody is to read any more what stood there before
     */
    record Given(
            @Nullable UUID circle,
            @Nullable String seen,
            @Nullable String because,
            Set<String> answered,
            boolean withhold) {}

    /** A document in one of its versions, with the version before it; {@code writes}: whether the asker may correct it. */
    record Read(
            Proceeding document,
            Documents documents,
            @Nullable Documents before,
            int number,
            List<ProceedingRepository.Version> versions,
            boolean writes) {}

    /** What was published of a meeting, in the circles the asker reads. */
    @ReaderScope
    List<Proceeding> of(UUID meeting) {
        meetings.subject(meeting);
        return proceedings.of(meeting);
    }

    /** What the asker could publish of a meeting. */
    @ReaderScope
    List<Draft> drafts(UUID meeting) {
        readers.current();
        ProceedingRepository.Meeting found = meeting(meeting);
        Map<UUID, Integer> numbers =
                proceedings.of(meeting).stream().collect(Collectors.toMap(Proceeding::circleId, Proceeding::number));
        return proceedings.layers(meeting).stream()
                .filter(ProceedingRepository.Layer::writes)
                .map(layer -> draft(meeting, found, layer.circleId(), numbers.getOrDefault(layer.circleId(), 0)))
                .filter(draft ->
                        !draft.body().items().isEmpty() || draft.circle().equals(found.circleId()))
                .toList();
    }

    /** Publishes a layer, or corrects it with an addendum. Answers the document's id. */
    @ReaderScope
    UUID publish(UUID id, Given given) {
        readers.current().signedIn();
        ProceedingRepository.Meeting meeting = meeting(id);
        UUID circle = given.circle();
        ProceedingRepository.Layer layer = proceedings.layers(id).stream()
                .filter(one -> one.circleId().equals(circle))
                .findFirst()
                .orElse(null);
        if (layer == null) {
            throw new Refusal.Invalid("circle", "field.reference");
        }
        if (!layer.writes()) {
            throw new Refusal.NotAllowed();
        }
        return idempotency.once("proceedings", id + " " + given, () -> make(id, meeting, layer, given));
    }

    private UUID make(UUID id, ProceedingRepository.Meeting meeting, ProceedingRepository.Layer layer, Given given) {
        Proceeding present = proceedings.of(id).stream()
                .filter(one -> one.circleId().equals(layer.circleId()))
                .findFirst()
                .orElse(null);
        int follows = present == null ? 0 : present.number();
        Draft draft = draft(id, meeting, layer.circleId(), follows);
        if (!draft.seen().equals(given.seen())) {
            throw new Refusal.Conflict(null);
        }
        String because = check(draft, given, follows > 0);
        switch (proceedings.publish(
                id,
                layer.circleId(),
                ids.next(),
                follows,
                draft.language(),
                draft.body().title(),
                plain(draft.body()),
                composition.write(draft.documents()),
                because,
                Readers.stored(clock.instant()))) {
            case "done" -> {
                if (given.withhold()) {
                    proceedings.withhold(id, layer.circleId());
                }
                outbox.changed();
            }
            case "behind" -> throw new Refusal.Conflict(null);
            case "state" -> throw new Refusal.Invalid("circle", "meeting.over");
            case "may-not" -> throw new Refusal.NotAllowed();
            default -> throw new Refusal.NotFound();
        }
        Proceeding published = proceedings.of(id).stream()
                .filter(one -> one.circleId().equals(layer.circleId()))
                .findFirst()
                .orElseThrow();
        announcements.tell(published, meeting, draft.documents(), because, given.withhold());
        return published.id();
    }

    /** A document; in the version of this number, or the one that stands. */
    @ReaderScope
    Read get(UUID id, @Nullable Integer number) {
        readers.current();
        Proceeding document = find(id);
        List<ProceedingRepository.Version> versions = proceedings.versions(id);
        int wanted = number == null ? document.number() : number;
        Map<Integer, Documents> bodies = versions.stream()
                .filter(one -> !one.withheld())
                .filter(one -> one.number() == wanted || one.number() == wanted - 1)
                .collect(Collectors.toMap(ProceedingRepository.Version::number, one -> composition.read(one.body())));
        Documents documents = bodies.get(wanted);
        if (documents == null) {
            throw new Refusal.NotFound();
        }
        boolean writes =
                readers.current().member() != null && proceedings.writes(document.meetingId(), document.circleId());
        return new Read(document, documents, bodies.get(wanted - 1), wanted, versions, writes);
    }

    /** The group agreed with its minutes; said by whoever may publish them. */
    @ReaderScope
    void approve(UUID id) {
        readers.current().signedIn();
        find(id);
        switch (proceedings.approve(id, LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS))) {
            case "done" -> {}
            case "may-not" -> throw new Refusal.NotAllowed();
            default -> throw new Refusal.NotFound();
        }
    }

    /** Documents by id that the asker reads, for search. */
    @ReaderScope
    List<Proceeding> among(Collection<UUID> wanted) {
        readers.current();
        return proceedings.among(wanted.stream().map(UUID::toString).toArray(String[]::new));
    }

    private Proceeding find(UUID id) {
        Proceeding found = proceedings.find(id);
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return found;
    }

    private ProceedingRepository.Meeting meeting(UUID id) {
        ProceedingRepository.Meeting found = proceedings.meeting(id);
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return found;
    }

    private Draft draft(UUID id, ProceedingRepository.Meeting meeting, UUID circle, int number) {
        Documents documents = composition.of(id, meeting, circle);
        return new Draft(circle, meeting.languages()[0], number, composition.seen(documents), documents);
    }

    /** Holds every text against the guard, in its own language; what was asked must have been answered. */
    private String check(Draft draft, Given given, boolean correcting) {
        Texts texts = new Texts();
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        for (Document.Item item : draft.body().items()) {
            fields.computeIfAbsent(item.language(), language -> new LinkedHashMap<>())
                    .put("items." + item.id(), item.text());
        }
        fields.forEach((language, some) -> guard.pass(texts, some, language, given.answered()));
        String because = "";
        if (correcting) {
            because = texts.required("because", given.because(), 2000);
            guard.pass(texts, "because", because, draft.language(), given.answered());
        }
        if (draft.body().items().isEmpty()) {
            texts.reject("circle", "proceedings.nothing");
        }
        texts.check();
        return because;
    }

    /** What search finds it by. */
    private String plain(Document body) {
        return body.items().stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(item.title(), markdown.text(item.text())),
                        Stream.concat(item.decisions().stream(), item.actions().stream())
                                .map(Document.Line::text)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
