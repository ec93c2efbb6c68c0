package org.vrank.proceedings;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vrank.meetings.Seat;
import org.vrank.meetings.Seats;
import org.vrank.platform.Dates;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/** Puts the minutes of a layer together, in each language of the meeting. */
@Singleton
class Composition {
    private static final Argument<Map<String, Document>> BY_LANGUAGE = Argument.mapOf(String.class, Document.class);

    private final ProceedingRepository proceedings;
    private final Seats seats;
    private final ObjectMapper mapper;

    Composition(ProceedingRepository proceedings, Seats seats, ObjectMapper mapper) {
        this.proceedings = proceedings;
        this.seats = seats;
        this.mapper = mapper;
    }

    /** What would be published now of this layer: of the outcomes everything, of candid notes the notes alone. */
    Documents of(UUID id, ProceedingRepository.Meeting meeting, UUID circle) {
        boolean outcomes = circle.equals(meeting.circleId());
        Facts facts = new Facts(
                outcomes,
                items(id, circle),
                outcomes ? proceedings.decided(id) : List.of(),
                outcomes ? proceedings.promised(id) : List.of(),
                outcomes ? proceedings.there(id) : List.of(),
                outcomes ? proceedings.guests(id) : List.of());
        Map<Language, Document> each = new LinkedHashMap<>();
        for (String spoken : meeting.languages()) {
            Language language = Language.of(spoken).spoken();
            Map<UUID, Seat> known = outcomes ? seats.of(meeting.circleId(), language) : Map.of();
            each.putIfAbsent(language, document(meeting, facts, known, language));
        }
        return new Documents(each);
    }

    /** In the order of the version that stands, so that a correction changes no other place; what is new in it after what it followed. */
    private List<ProceedingRepository.Item> items(UUID id, UUID circle) {
        List<ProceedingRepository.Item> now = proceedings.items(id, circle);
        Map<UUID, ProceedingRepository.Item> known =
                now.stream().collect(Collectors.toMap(ProceedingRepository.Item::id, Function.identity()));
        List<ProceedingRepository.Item> ordered = proceedings.of(id).stream()
                .filter(one -> one.circleId().equals(circle))
                .flatMap(one -> proceedings.versions(one.id()).stream().limit(1))
                .flatMap(version -> read(version.body()).inFirst().items().stream())
                .map(item -> known.get(item.id()))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(ArrayList::new));
        for (int at = 0; at < now.size(); at++) {
            if (!ordered.contains(now.get(at))) {
                ordered.add(at == 0 ? 0 : ordered.indexOf(now.get(at - 1)) + 1, now.get(at));
            }
        }
        return ordered;
    }

    /** What the documents of all languages hold. */
    private record Facts(
            boolean outcomes,
            List<ProceedingRepository.Item> items,
            List<ProceedingRepository.Decided> decided,
            List<ProceedingRepository.Promised> promised,
            List<ProceedingRepository.There> there,
            List<String> guests) {}

    private static Document document(
            ProceedingRepository.Meeting meeting, Facts facts, Map<UUID, Seat> known, Language language) {
        String day = Dates.day(meeting.day(), language);
        String ends =
                LocalTime.parse(meeting.begins()).plusMinutes(meeting.minutes()).toString();
        String title = facts.outcomes() ? "proceedings.title" : "proceedings.notes";
        return new Document(
                Messages.of(language, title, meeting.title(), day),
                Messages.of(language, "proceedings.when", day, meeting.begins(), ends),
                meeting.place(),
                present(facts, known, language),
                seated(facts.there(), "excused", known, language).toList(),
                seated(facts.there(), "absent", known, language).toList(),
                facts.items().stream()
                        .map(item -> item(item, facts, known, language))
                        .filter(item -> facts.outcomes() || !item.text().isEmpty())
                        .toList());
    }

    private static Document.Item item(
            ProceedingRepository.Item item, Facts facts, Map<UUID, Seat> known, Language language) {
        List<Document.Line> decisions = facts.decided().stream()
                .filter(one -> one.itemId().equals(item.id()))
                .map(one -> new Document.Line(one.text(), one.language(), one.reasons()))
                .toList();
        List<Document.Line> actions = facts.promised().stream()
                .filter(one -> one.itemId().equals(item.id()))
                .map(one -> new Document.Line(one.text(), one.language(), doer(one, known.get(one.seatId()), language)))
                .toList();
        boolean nothing = item.text().isEmpty() && decisions.isEmpty() && actions.isEmpty();
        return new Document.Item(
                item.id(),
                item.title(),
                item.language(),
                item.text(),
                decisions,
                actions,
                nothing ? parked(item.because(), language) : null);
    }

    private static @Nullable String parked(@Nullable String because, Language language) {
        if (because == null) {
            return null;
        }
        return because.isEmpty()
                ? Messages.of(language, "proceedings.parked")
                : Messages.of(language, "proceedings.parked-because", because);
    }

    /** Those in the room, those who took part from elsewhere, and guests: the last two say so. */
    private static List<String> present(Facts facts, Map<UUID, Seat> known, Language language) {
        return Stream.of(
                        seated(facts.there(), "present", known, language),
                        seated(facts.there(), "online", known, language)
                                .map(name -> Messages.of(language, "proceedings.online", name)),
                        facts.guests().stream().map(name -> Messages.of(language, "proceedings.guest", name)))
                .flatMap(names -> names)
                .toList();
    }

    private static Stream<String> seated(
            List<ProceedingRepository.There> there, String presence, Map<UUID, Seat> known, Language language) {
        return there.stream()
                .filter(one -> presence.equals(one.presence()))
                .filter(one -> known.containsKey(one.seatId()))
                .map(one -> {
                    String seat = name(known.get(one.seatId()));
                    return one.represented() ? Messages.of(language, "proceedings.represented", seat) : seat;
                })
                .sorted();
    }

    /** A JSON object: a document for each language. */
    String write(Documents documents) {
        Map<String, Document> each = new LinkedHashMap<>();
        documents.each().forEach((language, document) -> each.put(language.code(), document));
        try {
            return mapper.writeValueAsString(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Documents read(String body) {
        Map<Language, Document> each = new LinkedHashMap<>();
        try {
            Objects.requireNonNull(mapper.readValue(body, BY_LANGUAGE))
                    .forEach((language, document) -> each.put(Language.of(language), document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Documents(each);
    }

    /** What a state is known by, so that nothing else is published than was read over. */
    String seen(Documents documents) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(write(documents).getBytes(StandardCharsets.UTF_8)),
                            0,
                            16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String doer(ProceedingRepository.Promised promised, @Nullable Seat seat, Language language) {
        return Messages.of(language, "proceedings.until", name(seat), Dates.day(promised.until(), language));
    }

    /** A seat, never who holds it: what was promised stays with it. */
    private static String name(@Nullable Seat seat) {
        return seat == null ? "" : seat.organisation() + ", " + seat.title();
    }
}
