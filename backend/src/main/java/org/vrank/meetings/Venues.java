package org.vrank.meetings;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Finding;
import org.vrank.guard.FindingKind;
import org.vrank.guard.Guard;
import org.vrank.guard.Severity;
import org.vrank.platform.Texts;

/** When and where one meets, as it comes from outside. */
@Singleton
class Venues {
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");
    private static final Pattern HOUR = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final int SHORTEST = 15;
    private static final int LONGEST = 720;

    /** A room has an address, which nobody lives at. */
    private static final Set<FindingKind> OF_ROOMS = Set.of(FindingKind.ADDRESS, FindingKind.COORDINATES);

    private final Guard guard;

    Venues(Guard guard) {
        this.guard = guard;
    }

    /** What was given, as it can be kept. */
    record Venue(String begins, int minutes, String[] languages, String place, String link) {}

    /** Takes it, with what is wrong by field; only what {@code texts} then lets through may be kept. */
    Venue take(
            Texts texts,
            @Nullable String begins,
            @Nullable Integer minutes,
            @Nullable List<String> languages,
            @Nullable String place,
            @Nullable String link) {
        if (begins == null || !HOUR.matcher(begins).matches()) {
            texts.reject("begins", "meeting.hour");
        }
        if (minutes == null || minutes < SHORTEST || minutes > LONGEST) {
            texts.reject("minutes", "field.range", SHORTEST, LONGEST);
        }
        List<String> spoken =
                languages == null ? List.of() : languages.stream().distinct().toList();
        if (spoken.isEmpty() || !spoken.stream().allMatch(code -> code != null && LANGUAGES.contains(code))) {
            texts.reject("languages", "field.choice", "nl, fr, de, en");
        }
        String room = texts.optional("place", place, 300);
        for (Finding finding : guard.check(room, "nl")) {
            if (finding.severity() == Severity.STOP && !OF_ROOMS.contains(finding.kind())) {
                texts.reject("place", finding.message());
            }
        }
        String online = texts.optional("link", link, 500);
        if (!online.isEmpty() && !isAddress(online)) {
            texts.reject("link", "meeting.link");
        }
        return new Venue(
                String.valueOf(begins), minutes == null ? 0 : minutes, spoken.toArray(String[]::new), room, online);
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
