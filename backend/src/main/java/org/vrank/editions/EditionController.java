package org.vrank.editions;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.HeldSeat;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.ReaderScope;

/** Editions of courses, for whoever reads the circle of the course. */
@Controller("/api")
class EditionController {
    /** {@code begins}: in Brussels; {@code place}: other than that of the edition, or empty. */
    @Serdeable
    record HalfDayView(UUID id, LocalDate day, String begins, int minutes, String place) {}

    /**
     * The asker's own enrolment.
     *
     * @param state asked, refused, waiting, offered, enrolled or cancelled
     * @param until an offered place is to be confirmed by then; or null
     * @param because why the superior refused; or empty
     * @param position in the waiting list, or null
     */
    @Serdeable
    record OwnEnrolment(
            String state,
            @Nullable LocalDate until,
            String because,
            @Nullable Integer position) {}

    /** A seat with which the asker could take part; {@code superior}: whether the one above it has an account here. */
    @Serdeable
    record EnrolmentSeat(UUID id, String title, String organisation, boolean superior) {}

    @Serdeable
    record EditionMessageView(UUID id, LocalDate day, String subject, String text) {}

    /**
     * An edition.
     *
     * @param version of the course, which the edition keeps; {@code number}: which one that is
     * @param language in which it is held
     * @param link for who takes part and for trainers; else empty
     * @param perRoot seats of one municipality; null where nobody counts
     * @param closes the last day on which one can ask
     * @param waiting automatic or by-hand
     * @param because why it was cancelled; or empty
     * @param trains whether the asker is a trainer of it
     * @param own null where there is none
     * @param messages for who takes part and for trainers
     */
    @Serdeable
    record EditionView(
            UUID id,
            UUID course,
            UUID version,
            int number,
            String title,
            String language,
            List<HalfDayView> halfDays,
            String place,
            String link,
            int capacity,
            @Nullable Integer perRoot,
            int free,
            LocalDate closes,
            boolean approval,
            String waiting,
            int confirmDays,
            String state,
            String because,
            int revision,
            boolean trains,
            @Nullable OwnEnrolment own,
            List<EnrolmentSeat> seats,
            List<EditionMessageView> messages) {}

    /** {@code id}: of a half day that stands already. */
    @Serdeable
    record HalfDayGiven(
            @Nullable UUID id,
            @Nullable LocalDate day,
            @Nullable String begins,
            @Nullable Integer minutes,
            @Nullable String place) {}

    /** {@code version}: a published version of a course. */
    @Serdeable
    record NewEdition(
            @Nullable UUID version,
            @Nullable String language,
            @Nullable List<HalfDayGiven> halfDays,
            @Nullable String place,
            @Nullable String link,
            @Nullable Integer capacity,
            @Nullable Integer perRoot,
            @Nullable LocalDate closes,
            @Nullable Boolean approval,
            @Nullable String waiting,
            @Nullable Integer confirmDays) {}

    @Serdeable
    record ChangedEdition(
            int revision,
            @Nullable String language,
            @Nullable List<HalfDayGiven> halfDays,
            @Nullable String place,
            @Nullable String link,
            @Nullable Integer capacity,
            @Nullable Integer perRoot,
            @Nullable LocalDate closes,
            @Nullable Boolean approval,
            @Nullable String waiting,
            @Nullable Integer confirmDays) {}

    @Serdeable
    record EditionCancellation(@Nullable String reason) {}

    @Serdeable
    record EditionMade(UUID id) {}

    private final Editions editions;
    private final Enrolments enrolments;
    private final Organisations organisations;
    private final ObjectMapper json;

    EditionController(Editions editions, Enrolments enrolments, Organisations organisations, ObjectMapper json) {
        this.editions = editions;
        this.enrolments = enrolments;
        this.organisations = organisations;
        this.json = json;
    }

    /** Opens an edition on a published version of a course; for trainers. */
    @Post("/editions")
    @ReaderScope
    @Operation(operationId = "openEdition")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<EditionMade> open(@Body NewEdition given) {
        UUID id = editions.open(
                given.version(),
                new EditionForm.Given(
                        given.language(),
                        days(given.halfDays()),
                        given.place(),
                        given.link(),
                        given.capacity(),
                        given.perRoot(),
                        given.closes(),
                        Boolean.TRUE.equals(given.approval()),
                        given.waiting(),
                        given.confirmDays()));
        return HttpResponse.created(new EditionMade(id), URI.create("/api/editions/" + id));
    }

    /** One edition. */
    @Get("/editions/{id}")
    @ReaderScope
    @Operation(operationId = "getEdition")
    EditionView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return view(editions.get(id), Language.ofInterface(speaks));
    }

    /** Changes an edition; whoever has a place keeps it. For trainers. */
    @Put("/editions/{id}")
    @ReaderScope
    @Operation(operationId = "changeEdition")
    EditionView change(UUID id, @Body ChangedEdition given, @Nullable @Header("Accept-Language") String speaks) {
        return view(
                editions.change(
                        id,
                        given.revision(),
                        new EditionForm.Given(
                                given.language(),
                                days(given.halfDays()),
                                given.place(),
                                given.link(),
                                given.capacity(),
                                given.perRoot(),
                                given.closes(),
                                Boolean.TRUE.equals(given.approval()),
                                given.waiting(),
                                given.confirmDays())),
                Language.ofInterface(speaks));
    }

    /** The edition does not take place; everybody who asked is told why. For trainers. */
    @Post("/editions/{id}/cancellation")
    @ReaderScope
    @Operation(operationId = "cancelEdition")
    EditionView cancel(UUID id, @Body EditionCancellation given, @Nullable @Header("Accept-Language") String speaks) {
        return view(editions.cancel(id, given.reason()), Language.ofInterface(speaks));
    }

    /** The edition is over. For trainers. */
    @Post("/editions/{id}/closing")
    @ReaderScope
    @Operation(operationId = "closeEdition")
    EditionView close(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return view(editions.close(id), Language.ofInterface(speaks));
    }

    private static @Nullable List<EditionForm.Day> days(@Nullable List<HalfDayGiven> given) {
        return given == null
                ? null
                : given.stream()
                        .map(day -> day == null
                                ? new EditionForm.Day(null, null, null, null, null)
                                : new EditionForm.Day(day.id(), day.day(), day.begins(), day.minutes(), day.place()))
                        .toList();
    }

    private EditionView view(EditionRepository.Row edition, Language language) {
        EnrolmentRepository.Own own = enrolments.own(edition.id());
        Map<UUID, Organisation> units = organisations.byId();
        return new EditionView(
                edition.id(),
                edition.courseId(),
                edition.versionId(),
                edition.number(),
                Titles.pick(json, edition.title(), language, edition.language()),
                edition.language(),
                editions.halfDays(edition.id()).stream()
                        .map(day -> new HalfDayView(day.id(), day.day(), day.begins(), day.minutes(), day.place()))
                        .toList(),
                edition.place(),
                edition.link(),
                edition.capacity(),
                edition.perRoot(),
                edition.free(),
                edition.closes(),
                edition.approval(),
                edition.waiting(),
                edition.confirmDays(),
                edition.state(),
                edition.because(),
                edition.revision(),
                edition.trains(),
                own == null ? null : new OwnEnrolment(own.state(), own.until(), own.because(), own.place()),
                enrolments.seats(edition.id()).stream()
                        .map(seat -> new EnrolmentSeat(
                                seat.seatId(),
                                HeldSeat.title(language, seat.kind(), seat.titleNl(), seat.titleFr(), seat.titleEn()),
                                Organisation.fullName(units, seat.organisationId(), language),
                                seat.superior()))
                        .toList(),
                editions.messages(edition.id()).stream()
                        .map(said -> new EditionMessageView(said.id(), said.day(), said.subject(), said.text()))
                        .toList());
    }
}
