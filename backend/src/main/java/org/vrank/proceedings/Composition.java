package org.vrank.proceedings;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vrank.meetings.Seat;
import org.vrank.meetings.Seats;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/** Puts the minutes of a layer together, in the first language of the meeting. */
@Singleton
class Composition {
    private static final Set<String> CAME = Set.of("present", "online");

    private final ProceedingRepository proceedings;
    private final Seats seats;
    private final ObjectMapper mapper;

    Composition(ProceedingRepository proceedings, Seats seats, ObjectMapper mapper) {
        this.proceedings = proceedings;
        this.seats = seats;
        this.mapper = mapper;
    }

    /** What would be published now of this layer: of the outcomes everything, of candid notes the notes alone. */
    Document of(UUID id, ProceedingRepository.Meeting meeting, UUID circle) {
        Language language = Language.of(meeting.languages()[0]);
        boolean outcomes = circle.equals(meeting.circleId());
        Map<UUID, Seat> known = outcomes ? seats.of(meeting.circleId(), language) : Map.of();
        List<ProceedingRepository.Decided> decided = outcomes ? proceedings.decided(id) : List.of();
        List<ProceedingRepository.Promised> promised = outcomes ? proceedings.promised(id) : List.of();
        List<ProceedingRepository.There> there = outcomes ? proceedings.there(id) : List.of();
        List<Document.Item> items = proceedings.items(id, circle).stream()
                .map(item -> new Document.Item(
                        item.id(),
                        item.title(),
                        item.language(),
                        item.text(),
                        decided.stream()
                                .filter(one -> one.itemId().equals(item.id()))
                                .map(one -> new Document.Line(one.text(), one.language(), one.reasons()))
                                .toList(),
                        promised.stream()
                                .filter(one -> one.itemId().equals(item.id()))
                                .map(one -> new Document.Line(
                                        one.text(), one.language(), doer(one, known.get(one.seatId()), language)))
                                .toList()))
                .filter(item -> outcomes || !item.text().isEmpty())
                .toList();
        return new Document(
                Messages.of(
                        language,
                        outcomes ? "proceedings.title" : "proceedings.notes",
                        meeting.title(),
                        day(meeting.day(), language)),
                Messages.of(
                        language,
                        "proceedings.when",
                        day(meeting.day(), language),
                        meeting.begins(),
                        LocalTime.parse(meeting.begins())
                                .plusMinutes(meeting.minutes())
                                .toString()),
                meeting.place(),
                Stream.concat(
                                there.stream()
                                        .filter(one -> CAME.contains(one.presence()))
                                        .map(one -> name(known.get(one.seatId())))
                                        .sorted(),
                                outcomes ? proceedings.guests(id).stream() : Stream.of())
                        .filter(name -> !name.isEmpty())
                        .toList(),
                there.stream()
                        .filter(one -> one.presence().equals("excused"))
                        .map(one -> name(known.get(one.seatId())))
                        .filter(name -> !name.isEmpty())
                        .sorted()
                        .toList(),
                items);
    }

    String write(Document body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Document read(String body) {
        try {
            return Objects.requireNonNull(mapper.readValue(body, Document.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a state is known by, so that nothing else is published than was read over. */
    String seen(Document body) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(write(body).getBytes(StandardCharsets.UTF_8)),
                            0,
                            16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.of(language == Language.DE ? "en" : language.code()))
                .format(day);
    }

    private static String doer(ProceedingRepository.Promised promised, @Nullable Seat seat, Language language) {
        return Messages.of(language, "proceedings.until", name(seat), day(promised.until(), language));
    }

    /** A seat, never who holds it: what was promised stays with it. */
    private static String name(@Nullable Seat seat) {
        return seat == null ? "" : seat.organisation() + ", " + seat.title();
    }
}
