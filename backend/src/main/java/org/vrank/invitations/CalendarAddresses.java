package org.vrank.invitations;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Limits;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** The door to calendars' addresses: making and withdrawing them, and what programs read there. */
@Singleton
class CalendarAddresses {
    /** Addresses a member may have: one for each program. Two requests at once may make one more. */
    private static final int MOST = 3;

    private static final String TOKEN = "[A-Za-z0-9_-]{43}";

    private final Readers readers;
    private final CalendarAddressRepository addresses;
    private final List<CalendarSource> sources;
    private final Limits limits;
    private final Ids ids;
    private final Clock clock;
    private final String address;

    CalendarAddresses(
            Readers readers,
            CalendarAddressRepository addresses,
            List<CalendarSource> sources,
            Limits limits,
            Ids ids,
            Clock clock,
            @Value("${vrank.address}") String address) {
        this.readers = readers;
        this.addresses = addresses;
        this.sources = sources;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
        this.address = address;
    }

    /** The asking member's. */
    @ReaderScope
    List<CalendarAddressRepository.Own> own() {
        readers.current().signedIn();
        return addresses.own();
    }

    /** A new address; it is told now and never again. */
    record Made(UUID id, String address) {}

    @ReaderScope
    Made add() {
        UUID member = readers.current().signedIn();
        if (addresses.own().size() >= MOST) {
            throw new Refusal.Invalid("address", "calendar.too-many", MOST);
        }
        UUID id = ids.next();
        String token = ids.secret();
        addresses.add(id, token, member, LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS));
        return new Made(id, address + "/calendars/" + token + ".ics");
    }

    /** Withdraws an address: at once it is an address of nothing. */
    @ReaderScope
    void remove(UUID id) {
        readers.current().signedIn();
        if (addresses.remove(id) == 0) {
            throw new Refusal.NotFound();
        }
    }

    /** When meetings are, and what else its member is to attend, for whoever has this token. Unknown and withdrawn are the same nothing; the request's session counts for nothing. */
    @ReaderScope
    String read(String token) {
        readers.current();
        List<CalendarAddressRepository.Line> lines = token.matches(TOKEN) ? addresses.open(token) : List.of();
        if (lines.isEmpty()) {
            throw new Refusal.NotFound();
        }
        CalendarAddressRepository.Line first = lines.getFirst();
        limits.take("calendar", first.addressId().toString(), 120, Duration.ofHours(1));
        if (first.stale()) {
            addresses.touch(token);
        }
        Language language = Language.of(first.language());
        Stream<CalendarEntry> meetings =
                lines.stream().filter(line -> line.meetingId() != null).map(line -> entry(line, language));
        Stream<CalendarEntry> others = sources.stream().flatMap(source -> source.of(token, language).stream());
        return CalendarEntry.published(Stream.concat(meetings, others).toList(), clock.instant());
    }

    private CalendarEntry entry(CalendarAddressRepository.Line line, Language language) {
        UUID meeting = Objects.requireNonNull(line.meetingId());
        return new CalendarEntry(
                meeting,
                Objects.requireNonNull(line.version()) - 1,
                Objects.requireNonNull(line.day())
                        .atTime(LocalTime.parse(Objects.requireNonNull(line.begins())))
                        .atZone(Clocks.BRUSSELS),
                Objects.requireNonNull(line.minutes()),
                line.title() == null ? Messages.of(language, "calendar.candid") : line.title(),
                Stream.of(line.place(), line.link())
                        .filter(part -> part != null && !part.isEmpty())
                        .collect(Collectors.joining(", ")),
                address + "/" + language.code() + "/meetings/" + meeting,
                "cancelled".equals(line.state()));
    }
}
