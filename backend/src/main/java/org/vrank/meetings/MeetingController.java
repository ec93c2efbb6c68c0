package org.vrank.meetings;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circles;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

@Controller("/api/meetings")
class MeetingController {
    /** {@code title}: of its series; {@code begins}: in Brussels; {@code state}: planned, held or cancelled. */
    @Serdeable
    record MeetingLine(
            UUID id,
            UUID series,
            String title,
            String language,
            LocalDate day,
            String begins,
            int minutes,
            String state) {}

    /**
     * A meeting.
     *
     * @param occurrence the day its rule gave it
     * @param because why it was cancelled; else empty
     * @param hosts whether the asker hosts it
     */
    @Serdeable
    record MeetingView(
            UUID id,
            UUID series,
            SeriesController.CircleName circle,
            String title,
            LocalDate occurrence,
            LocalDate day,
            String begins,
            int minutes,
            List<String> languages,
            String place,
            String link,
            String state,
            String because,
            int version,
            boolean hosts) {}

    @Serdeable
    record ChangedMeeting(
            int version,
            @Nullable LocalDate day,
            @Nullable String begins,
            @Nullable Integer minutes,
            @Nullable List<String> languages,
            @Nullable String place,
            @Nullable String link) {}

    @Serdeable
    record Cancellation(@Nullable String reason) {}

    private final Meetings meetings;
    private final Series series;
    private final Circles circles;

    MeetingController(Meetings meetings, Series series, Circles circles) {
        this.meetings = meetings;
        this.series = series;
        this.circles = circles;
    }

    /** Meetings to come, the next first. */
    @Get
    @Operation(operationId = "listMeetings")
    Page<MeetingLine> list() {
        return Page.whole(
                meetings.coming().stream().map(MeetingController::line).toList());
    }

    /** One meeting. */
    @Get("/{id}")
    @ReaderScope
    @Operation(operationId = "getMeeting")
    MeetingView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return view(meetings.get(id), Language.ofInterface(speaks));
    }

    /** Moves a meeting, or changes its place; for hosts. */
    @Put("/{id}")
    @ReaderScope
    @Operation(operationId = "changeMeeting")
    MeetingView change(UUID id, @Body ChangedMeeting given, @Nullable @Header("Accept-Language") String speaks) {
        return view(
                meetings.change(
                        id,
                        given.version(),
                        new Meetings.Given(
                                given.day(),
                                given.begins(),
                                given.minutes(),
                                given.languages(),
                                given.place(),
                                given.link())),
                Language.ofInterface(speaks));
    }

    /** The meeting is over: what it did not finish goes on to the next. For hosts. */
    @Post("/{id}/closing")
    @ReaderScope
    @Operation(operationId = "closeMeeting")
    MeetingView close(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return view(meetings.close(id), Language.ofInterface(speaks));
    }

    /** The meeting does not take place. For hosts. */
    @Post("/{id}/cancellation")
    @ReaderScope
    @Operation(operationId = "cancelMeeting")
    MeetingView cancel(UUID id, @Body Cancellation given, @Nullable @Header("Accept-Language") String speaks) {
        return view(meetings.cancel(id, given.reason()), Language.ofInterface(speaks));
    }

    static MeetingLine line(Meeting meeting) {
        return new MeetingLine(
                meeting.id(),
                meeting.seriesId(),
                meeting.title(),
                meeting.languages()[0],
                meeting.day(),
                meeting.begins(),
                meeting.minutes(),
                meeting.state());
    }

    private MeetingView view(Meeting meeting, Language language) {
        return new MeetingView(
                meeting.id(),
                meeting.seriesId(),
                SeriesController.name(circles.ownById().get(meeting.circleId()), meeting.circleId(), language),
                meeting.title(),
                meeting.occurrence(),
                meeting.day(),
                meeting.begins(),
                meeting.minutes(),
                List.of(meeting.languages()),
                meeting.place(),
                meeting.link(),
                meeting.state(),
                meeting.because(),
                meeting.version(),
                series.hosts(meeting.circleId()));
    }
}
