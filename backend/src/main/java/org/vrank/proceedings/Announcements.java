package org.vrank.proceedings;

import io.micronaut.context.annotation.Value;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.papers.Pdf;
import org.vrank.platform.Dates;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.mail.Letter;

/**
 * Tells by mail of minutes that were published or corrected: all who read them, which the database alone works out. Of candid notes, and
 * of whatever lies in a candid circle, a mail says that there is something to read and where. Whoever reads a language of the meeting is
 * sent the document in it, everybody else in the first.
 */
@Singleton
class Announcements {
    private static final List<Language> LANGUAGES = List.of(Language.NL, Language.FR, Language.EN);

    private final ProceedingRepository proceedings;
    private final Rendering rendering;
    private final Pdf pdf;
    private final Circles circles;
    private final Ids ids;
    private final ObjectMapper mapper;
    private final String address;

    Announcements(
            ProceedingRepository proceedings,
            Rendering rendering,
            Pdf pdf,
            Circles circles,
            Ids ids,
            ObjectMapper mapper,
            @Value("${vrank.address}") String address) {
        this.proceedings = proceedings;
        this.rendering = rendering;
        this.pdf = pdf;
        this.circles = circles;
        this.ids = ids;
        this.mapper = mapper;
        this.address = address;
    }

    /** A letter as the database keeps it until it is sent. */
    @Serdeable
    record Written(String subject, String body, String html, String unsubscribe) {}

    /** A file that goes along; {@code content} in Base64. */
    @Serdeable
    record File(String name, String content) {}

    /**
     * Tells of the version that stands, within the transaction that published it.
     *
     * @param because what it corrects, or empty
     * @param withheld whether nobody reads any more what stood there before
     */
    void tell(
            Proceeding document,
            ProceedingRepository.Meeting meeting,
            Documents documents,
            String because,
            boolean withheld) {
        Circle circle = circles.ownById().get(meeting.circleId());
        boolean hidden =
                circle == null || circle.candid() || !document.circleId().equals(meeting.circleId());
        String kind;
        if (hidden) {
            kind = "candid";
        } else if (because.isEmpty()) {
            kind = proceedings.comesBack(document.id()) ? "published" : "published-last";
        } else {
            kind = withheld ? "corrected-withheld" : "corrected";
        }
        Map<String, Written> letters = new LinkedHashMap<>();
        for (Language language : LANGUAGES) {
            letters.put(language.code(), letter(document, meeting, because, kind, language));
        }
        Map<String, File> files = new LinkedHashMap<>();
        if (!hidden) {
            List<ProceedingRepository.Version> versions = proceedings.versions(document.id());
            documents.each().forEach((language, body) -> files.put(language.code(), file(body, versions, language)));
        }
        proceedings.tell(
                document.id(),
                ids.next(),
                json(letters),
                json(files),
                documents.first().code());
    }

    private File file(Document body, List<ProceedingRepository.Version> versions, Language language) {
        byte[] content = pdf.of(body.title(), rendering.whole(body, versions, language), language);
        return new File(
                Messages.of(language, "proceedings.file"), Base64.getEncoder().encodeToString(content));
    }

    private Written letter(
            Proceeding document, ProceedingRepository.Meeting meeting, String because, String kind, Language language) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("link", address + "/" + language.code() + "/proceedings/" + document.id());
        if (!kind.equals("candid")) {
            places.put("day", Dates.day(meeting.day(), language));
            places.put("because", because);
            places.put("title", meeting.title());
        }
        Letter letter = Letter.of(language, "minutes-" + kind, places);
        return new Written(
                letter.subject(), letter.body(), letter.html(), Letter.unsubscribing(address, letter.language()));
    }

    private String json(Map<String, ?> byLanguage) {
        try {
            return mapper.writeValueAsString(byLanguage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
