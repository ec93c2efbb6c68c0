package org.vrank.proceedings;

import io.micronaut.context.annotation.Value;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.papers.Pdf;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.mail.Letter;

/**
 * Tells by mail of minutes that were published or corrected: all who read them, which the database alone works out. Of candid notes, and
 * of whatever lies in a candid circle, a mail says that there is something to read and where.
 */
@Singleton
class Announcements {
    private static final List<Language> LANGUAGES = List.of(Language.NL, Language.FR, Language.EN);

    private final ProceedingRepository proceedings;
    private final Rendering rendering;
    private final Pdf pdf;
    private final Circles circles;
    private final Ids ids;
    private final ObjectMapper json;
    private final String address;

    Announcements(
            ProceedingRepository proceedings,
            Rendering rendering,
            Pdf pdf,
            Circles circles,
            Ids ids,
            ObjectMapper json,
            @Value("${vrank.address}") String address) {
        this.proceedings = proceedings;
        this.rendering = rendering;
        this.pdf = pdf;
        this.circles = circles;
        this.ids = ids;
        this.json = json;
        this.address = address;
    }

    /** A letter as the database keeps it until it is sent. */
    @Serdeable
    record Written(String subject, String body, String html, String unsubscribe) {}

    /** Tells of the version that stands, within the transaction that published it; {@code because} is what it corrects, or empty. */
    void tell(Proceeding document, ProceedingRepository.Meeting meeting, Document body, String because) {
        Circle circle = circles.ownById().get(meeting.circleId());
        boolean hidden =
                circle == null || circle.candid() || !document.circleId().equals(meeting.circleId());
        Map<String, Written> letters = new LinkedHashMap<>();
        for (Language language : LANGUAGES) {
            letters.put(language.code(), letter(document, meeting, because, hidden, language));
        }
        Language written = Language.of(document.language());
        byte[] file = hidden
                ? new byte[0]
                : pdf.of(body.title(), rendering.whole(body, proceedings.versions(document.id()), written), written);
        proceedings.tell(document.id(), ids.next(), text(letters), file);
    }

    private Written letter(
            Proceeding document,
            ProceedingRepository.Meeting meeting,
            String because,
            boolean hidden,
            Language language) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("link", address + "/" + language.code() + "/proceedings/" + document.id());
        if (!hidden) {
            places.put("day", Composition.day(meeting.day(), language));
            places.put("because", because);
            places.put("title", meeting.title());
        }
        String name = hidden ? "candid" : because.isEmpty() ? "published" : "corrected";
        Letter letter = Letter.of(language, "minutes-" + name, places);
        return new Written(
                letter.subject(), letter.body(), letter.html(), Letter.unsubscribing(address, letter.language()));
    }

    private String text(Map<String, Written> letters) {
        try {
            return json.writeValueAsString(letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
