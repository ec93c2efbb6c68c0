package org.vrank.editions;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.mail.Letter;

/**
 * The words of mail about editions. Whoever gives up a place may not read who gets it, so the database fills in to whom a letter goes and
 * what only it knows; here are the words, in every language.
 */
@Singleton
class EditionLetters {
    private static final List<Language> LANGUAGES = List.of(Language.NL, Language.FR, Language.EN);

    private final EditionRepository editions;
    private final EditionEntries entries;
    private final Ids ids;
    private final ObjectMapper json;
    private final String address;

    EditionLetters(
            EditionRepository editions,
            EditionEntries entries,
            Ids ids,
            ObjectMapper json,
            @Value("${vrank.address}") String address) {
        this.editions = editions;
        this.entries = entries;
        this.ids = ids;
        this.json = json;
        this.address = address;
    }

    @Serdeable
    record Written(String subject, String body, String html, String unsubscribe, List<EditionEntries.Entry> entries) {}

    /** Mails what participants have to be told; of one edition, or of all. */
    @ReaderScope
    void tell(@Nullable UUID edition) {
        send(edition, null);
    }

    /** The same, after a change: with what the half days were before it. */
    @ReaderScope
    void moved(UUID edition, List<HalfDay> before) {
        send(edition, before);
    }

    /** The same as {@link #tell}, of all and by a job, which is nobody. */
    void sweep() {
        send(null, null);
    }

    private void send(@Nullable UUID edition, @Nullable List<HalfDay> before) {
        for (EditionRepository.Pending pending : editions.pending(edition)) {
            String mark = mark(ids);
            List<HalfDay> days = days(pending.days());
            Map<String, Map<String, Written>> letters = new LinkedHashMap<>();
            for (String spoken : pending.languages().split(",")) {
                Language language = Language.of(spoken);
                Map<String, Written> byKind = new LinkedHashMap<>();
                for (String kind : pending.kinds().split(",")) {
                    byKind.put(kind, written(pending, kind, language, days, before == null ? days : before, mark));
                }
                letters.put(language.code(), byKind);
            }
            editions.tell(pending.id(), ids.next(), mark, text(letters));
        }
    }

    private Written written(
            EditionRepository.Pending edition,
            String kind,
            Language language,
            List<HalfDay> days,
            List<HalfDay> before,
            String mark) {
        String page = page(edition.id(), language);
        if (edition.candid()) {
            return hidden(page, language);
        }
        String what = kind.split(" ")[0];
        String title = Titles.pick(json, edition.title(), language, edition.language());
        boolean takesPart = List.of("enrolled", "risen", "moved", "reminder").contains(what);
        Map<String, String> places = new LinkedHashMap<>();
        places.put("link", page);
        places.put(
                "days",
                entries.days(
                        what.equals("reminder")
                                ? days.stream()
                                        .filter(day -> kind.endsWith(day.id().toString()))
                                        .toList()
                                : days,
                        edition.place(),
                        takesPart ? edition.link() : "",
                        language));
        places.put("because", edition.because());
        places.put("title", title);
        Letter letter = Letter.of(language, "edition-" + what, places);
        return new Written(
                letter.subject(),
                letter.body(),
                letter.html(),
                Letter.unsubscribing(address, language),
                entries.of(
                        what,
                        title,
                        page,
                        days,
                        before,
                        edition.place(),
                        takesPart ? edition.link() : "",
                        language,
                        mark));
    }

    /** Of a candid circle a mail says that there is something to read, and where. */
    private Written hidden(String page, Language language) {
        Letter letter = Letter.of(language, "edition-candid", Map.of("link", page));
        return new Written(
                letter.subject(), letter.body(), letter.html(), Letter.unsubscribing(address, language), List.of());
    }

    /**
     * What a superior is asked, by the language they are written to in; the database puts in who asks and the token of the link.
     *
     * @param spoken by whoever asks, for a superior of whom no language is known; null where each is written to in their own
     */
    String approval(EditionRepository.Row edition, List<HalfDay> days, String mark, @Nullable Language spoken) {
        Map<String, Written> letters = new LinkedHashMap<>();
        for (Language known : LANGUAGES) {
            Language language = spoken == null || !LANGUAGES.contains(spoken) ? known : spoken;
            Letter letter = Letter.of(
                    language,
                    "edition-approval",
                    Map.of(
                            "title", Titles.pick(json, edition.title(), language, edition.language()),
                            "days", entries.days(days, edition.place(), "", language),
                            "link", address + "/" + language.code() + "/enrolment-approvals#" + mark));
            letters.put(known.code(), new Written(letter.subject(), letter.body(), letter.html(), "", List.of()));
        }
        return text(letters);
    }

    /** What a trainer tells all, by language. */
    String message(EditionRepository.Row edition, boolean candid, String subject, String said) {
        Map<String, Written> letters = new LinkedHashMap<>();
        for (Language language : LANGUAGES) {
            String page = page(edition.id(), language);
            if (candid) {
                letters.put(language.code(), hidden(page, language));
                continue;
            }
            Map<String, String> places = new LinkedHashMap<>();
            places.put("link", page);
            places.put("title", Titles.pick(json, edition.title(), language, edition.language()));
            // last, so that nothing in it is taken for a place
            places.put("subject", subject);
            places.put("text", said);
            Letter letter = Letter.of(language, "edition-message", places);
            letters.put(
                    language.code(),
                    new Written(
                            letter.subject(),
                            letter.body(),
                            letter.html(),
                            Letter.unsubscribing(address, language),
                            List.of()));
        }
        return text(letters);
    }

    /** What stands for a token in letters, and for an address in entries: short enough for a line that is not folded. */
    static String mark(Ids ids) {
        return "vrank-" + ids.secret().replaceAll("[^A-Za-z0-9]", "").substring(0, 12);
    }

    private String page(UUID edition, Language language) {
        return address + "/" + language.code() + "/editions/" + edition;
    }

    private List<HalfDay> days(String written) {
        try {
            return json.readValue(written, Argument.listOf(HalfDay.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(Object letters) {
        try {
            return json.writeValueAsString(letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
