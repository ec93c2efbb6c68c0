package org.vrank.invitations;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ClientAddress;

/** Telling a circle of a meeting, and answering from the mail. */
@Controller("/api")
class InvitationController {
    /**
     * Who was told of a meeting.
     *
     * @param told how many
     * @param missing how many of those invited were not told yet
     * @param undelivered to how many no mail gets through
     */
    @Serdeable
    record InvitationsView(long told, long missing, long undelivered) {}

    /** {@code token}: from the link of a mail. */
    @Serdeable
    record RsvpLink(@Nullable String token) {}

    /** {@code answer}: there, online or not. */
    @Serdeable
    record Rsvp(@Nullable String token, @Nullable String answer) {}

    /**
     * What a mail's link shows.
     *
     * @param language of the title
     * @param state planned, held or cancelled
     * @param answer what was answered; null where nothing was, or not the same for all seats
     * @param waiting the place on the waiting list; null for who does not wait
     * @param crowded whether whoever says to come now has to wait, or waits
     */
    @Serdeable
    record RsvpView(
            String title,
            String language,
            LocalDate day,
            String begins,
            int minutes,
            String place,
            String link,
            String state,
            @Nullable String answer,
            @Nullable Integer waiting,
            boolean crowded) {}

    @Serdeable
    record MeetingMails(boolean wanted) {}

    private final Invitations invitations;
    private final Rsvps rsvps;
    private final ClientAddress addresses;

    InvitationController(Invitations invitations, Rsvps rsvps, ClientAddress addresses) {
        this.invitations = invitations;
        this.rsvps = rsvps;
        this.addresses = addresses;
    }

    /** How many were told of a meeting by mail; for hosts. */
    @Get("/meetings/{id}/invitations")
    @Operation(operationId = "countInvitations")
    InvitationsView told(UUID id) {
        return view(invitations.told(id));
    }

    /** Sends an invitation to everybody with a seat in the circle who has none yet; for hosts. */
    @Post("/meetings/{id}/invitations")
    @Operation(operationId = "inviteToMeeting")
    InvitationsView invite(UUID id) {
        return view(invitations.invite(id));
    }

    /** The meeting to which a mail's link leads; changes nothing. */
    @Post("/rsvps/readings")
    @Operation(operationId = "readRsvp")
    RsvpView open(HttpRequest<?> request, @Body RsvpLink given) {
        InvitationRepository.Opened opened = rsvps.open(given.token(), addresses.of(request));
        return new RsvpView(
                opened.title(),
                opened.languages()[0],
                opened.day(),
                opened.begins(),
                opened.minutes(),
                opened.place(),
                opened.link(),
                opened.state(),
                opened.answer(),
                opened.waiting(),
                opened.crowded());
    }

    /** Answers an invitation through a mail's link. */
    @Post("/rsvps")
    @Operation(operationId = "answerRsvp")
    @Status(HttpStatus.NO_CONTENT)
    void answer(HttpRequest<?> request, @Body Rsvp given) {
        rsvps.answer(given.token(), given.answer(), addresses.of(request));
    }

    /** Whether the asking member gets mails about meetings. */
    @Get("/me/meeting-mails")
    @Operation(operationId = "getMeetingMails")
    MeetingMails wanted() {
        return new MeetingMails(invitations.wanted());
    }

    /** Chooses whether to get mails about meetings. */
    @Put("/me/meeting-mails")
    @Operation(operationId = "chooseMeetingMails")
    MeetingMails want(@Body MeetingMails wish) {
        invitations.want(wish.wanted());
        return new MeetingMails(invitations.wanted());
    }

    private static InvitationsView view(InvitationRepository.Told told) {
        return new InvitationsView(told.told(), told.missing(), told.undelivered());
    }
}
