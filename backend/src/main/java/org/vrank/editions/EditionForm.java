package org.vrank.editions;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Finding;
import org.vrank.guard.FindingKind;
import org.vrank.guard.Guard;
import org.vrank.guard.Severity;
import org.vrank.platform.Ids;
import org.vrank.platform.Texts;

/** What a trainer enters of an edition, checked field by field. */
@Singleton
class EditionForm {
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "en");
    private static final Set<String> WAITING = Set.of("automatic", "by-hand");
    private static final Pattern HOUR = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final int MOST_DAYS = 20;
    private static final int MOST_PLACES = 1000;
    private static final int SHORTEST = 15;
    private static final int LONGEST = 720;
    private static final int LONGEST_WAIT = 60;

    /** A room has an address, which nobody lives at. */
    private static final Set<FindingKind> OF_ROOMS = Set.of(FindingKind.ADDRESS, FindingKind.COORDINATES);

    private final Guard guard;
    private final Ids ids;
    private final ObjectMapper json;

    EditionForm(Guard guard, Ids ids, ObjectMapper json) {
        this.guard = guard;
        this.ids = ids;
        this.json = json;
    }

    /** A half day as it comes from outside; {@code id}: of one that stands already. */
    record Day(
            @Nullable UUID id,
            @Nullable LocalDate day,
            @Nullable String begins,
            @Nullable Integer minutes,
            @Nullable String place) {}

    record Given(
            @Nullable String language,
            @Nullable List<Day> halfDays,
            @Nullable String place,
            @Nullable String link,
            @Nullable Integer capacity,
            @Nullable Integer perRoot,
            @Nullable LocalDate closes,
            boolean approval,
            @Nullable String waiting,
            @Nullable Integer confirmDays) {}

    @Serdeable
    record Checked(
            String language,
            String place,
            String link,
            int capacity,
            @Nullable Integer perRoot,
            LocalDate closes,
            boolean approval,
            String waiting,
            int confirmDays,
            List<HalfDay> days) {}

    /**
     * What may be kept, as JSON; refuses with what is wrong.
     *
     * @param known the half days that stand already, which alone may lie behind us
     */
    String take(Given given, List<HalfDay> known, LocalDate today) {
        Texts texts = new Texts();
        choice(texts, "language", given.language(), LANGUAGES, "nl, fr, en");
        String place = place(texts, "place", given.place());
        String link = texts.optional("link", given.link(), 500);
        if (!link.isEmpty() && !isAddress(link)) {
            texts.reject("link", "meeting.link");
        }
        range(texts, "capacity", given.capacity(), MOST_PLACES);
        if (given.perRoot() != null) {
            range(texts, "perRoot", given.perRoot(), MOST_PLACES);
        }
        choice(texts, "waiting", given.waiting(), WAITING, "automatic, by-hand");
        int confirmDays = given.confirmDays() == null ? 3 : given.confirmDays();
        range(texts, "confirmDays", confirmDays, LONGEST_WAIT);
        List<HalfDay> days = days(texts, given.halfDays(), known, today);
        LocalDate first =
                days.stream().map(HalfDay::day).min(LocalDate::compareTo).orElse(null);
        texts.day("closes", given.closes());
        if (given.closes() == null) {
            texts.reject("closes", "text.missing");
        } else if (first != null && given.closes().isAfter(first)) {
            texts.reject("closes", "edition.closes");
        }
        texts.check();
        try {
            return json.writeValueAsString(new Checked(
                    String.valueOf(given.language()),
                    place,
                    link,
                    given.capacity() == null ? 0 : given.capacity(),
                    given.perRoot(),
                    given.closes() == null ? today : given.closes(),
                    given.approval(),
                    String.valueOf(given.waiting()),
                    confirmDays,
                    days));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<HalfDay> days(Texts texts, @Nullable List<Day> given, List<HalfDay> known, LocalDate today) {
        List<HalfDay> days = new ArrayList<>();
        if (given == null || given.isEmpty() || given.size() > MOST_DAYS) {
            texts.reject("halfDays", "field.range", 1, MOST_DAYS);
            return days;
        }
        for (int i = 0; i < given.size(); i++) {
            Day day = given.get(i);
            String at = "halfDays." + i + ".";
            HalfDay before = day == null
                    ? null
                    : known.stream()
                            .filter(one -> one.id().equals(day.id()))
                            .findFirst()
                            .orElse(null);
            UUID id = before == null ? ids.next() : before.id();
            if (day == null || day.day() == null) {
                texts.reject(at + "day", "text.missing");
                continue;
            }
            texts.day(at + "day", day.day());
            if (day.day().isBefore(today) && (before == null || !day.day().equals(before.day()))) {
                texts.reject(at + "day", "meeting.past");
            }
            if (day.begins() == null || !HOUR.matcher(day.begins()).matches()) {
                texts.reject(at + "begins", "meeting.hour");
            }
            if (day.minutes() == null || day.minutes() < SHORTEST || day.minutes() > LONGEST) {
                texts.reject(at + "minutes", "field.range", SHORTEST, LONGEST);
            }
            if (days.stream().anyMatch(one -> one.id().equals(id))) {
                texts.reject(at + "id", "edition.day-twice");
            }
            days.add(new HalfDay(
                    id,
                    day.day(),
                    String.valueOf(day.begins()),
                    day.minutes() == null ? 0 : day.minutes(),
                    place(texts, at + "place", day.place()),
                    0));
        }
        return days;
    }

    private String place(Texts texts, String field, @Nullable String given) {
        String place = texts.optional(field, given, 300);
        for (Finding finding : guard.check(place, "nl")) {
            if (finding.severity() == Severity.STOP && !OF_ROOMS.contains(finding.kind())) {
                texts.reject(field, finding.message());
            }
        }
        return place;
    }

    private static void choice(Texts texts, String field, @Nullable String given, Set<String> among, String said) {
        if (given == null || !among.contains(given)) {
            texts.reject(field, "field.choice", said);
        }
    }

    private static void range(Texts texts, String field, @Nullable Integer given, int most) {
        if (given == null || given < 1 || given > most) {
            texts.reject(field, "field.range", 1, most);
        }
    }

    private static boolean isAddress(String link) {
        try {
            URI uri = new URI(link);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
