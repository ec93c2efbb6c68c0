package org.vrank.archive;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.PlainWords;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.search.WrittenIn;

/** Minutes from before a series met here. */
@Controller("/api")
class OldMinutesController {
    private static final int MOST_ANSWERS = 200;

    /**
     * What was recognised in a file, for a host to look at; nothing is kept.
     *
     * @param day of the meeting, or null where none was found
     * @param language the one it seems to be written in, else the first in which the series is held
     * @param whole whether the text is all that was to be read
     */
    @Serdeable
    record OldMinutesReading(String title, @Nullable LocalDate day, String language, String text, boolean whole) {}

    @Serdeable
    record OldMinutesLine(UUID id, LocalDate day, String language, String title) {}

    /** Minutes; {@code hosts}: whether the asker hosts their series. */
    @Serdeable
    record OldMinutesView(
            UUID id, UUID series, LocalDate day, String language, String title, String text, boolean hosts) {}

    @Serdeable
    record NewOldMinutes(
            @Nullable LocalDate day,
            @Nullable String language,
            @Nullable String title,
            @Nullable String text,
            @Nullable List<String> answered) {}

    @Serdeable
    record OldMinutesMade(UUID id) {}

    private final OldMinutes minutes;
    private final PlainWords words;

    OldMinutesController(OldMinutes minutes, PlainWords words) {
        this.minutes = minutes;
        this.words = words;
    }

    /** The old minutes of a series, the latest first. */
    @Get("/series/{id}/old-minutes")
    @Operation(operationId = "listOldMinutes")
    Page<OldMinutesLine> list(UUID id) {
        return Page.whole(minutes.of(id).stream()
                .map(one -> new OldMinutesLine(one.id(), one.day(), one.language(), one.title()))
                .toList());
    }

    /**
     * Reads a file (PDF, DOCX, PPTX, ODT, HTML, Markdown, a mail or plain text, of at most 20 MB) and says what was recognised in it. It
     * keeps nothing. For hosts.
     */
    @Post("/series/{id}/old-minutes/readings")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "readOldMinutes")
    OldMinutesReading read(UUID id, StreamingFileUpload file, HttpRequest<?> request) {
        String held = minutes.mayAdd(id);
        String text = words.of(file.asInputStream(), request.getContentLength());
        Recognised recognised = Recognised.in(text, minutes.today());
        String language = WrittenIn.of(text).map(Language::code).orElse(held);
        boolean whole = text.length() <= OldMinutes.LONGEST;
        int end = Math.min(OldMinutes.LONGEST, text.length());
        end -= !whole && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        return new OldMinutesReading(recognised.title(), recognised.day(), language, text.substring(0, end), whole);
    }

    /** Brings old minutes in, as a host has seen them. For hosts. */
    @Post("/series/{id}/old-minutes")
    @Operation(operationId = "addOldMinutes")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<OldMinutesMade> add(UUID id, @Body NewOldMinutes given) {
        UUID made = minutes.add(
                id,
                new OldMinutes.Given(
                        given.day(), given.language(), given.title(), given.text(), answered(given.answered())));
        return HttpResponse.created(new OldMinutesMade(made), URI.create("/api/old-minutes/" + made));
    }

    /** Old minutes. */
    @Get("/old-minutes/{id}")
    @ReaderScope
    @Operation(operationId = "getOldMinutes")
    OldMinutesView get(UUID id) {
        OldMinute one = minutes.get(id);
        return new OldMinutesView(
                one.id(), one.seriesId(), one.day(), one.language(), one.title(), one.text(), minutes.hosts(one));
    }

    /** Takes old minutes away. For hosts. */
    @Delete("/old-minutes/{id}")
    @Operation(operationId = "removeOldMinutes")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id) {
        minutes.remove(id);
    }

    private static Set<String> answered(@Nullable List<String> keys) {
        return keys == null
                ? Set.of()
                : keys.stream().filter(Objects::nonNull).limit(MOST_ANSWERS).collect(Collectors.toSet());
    }
}
