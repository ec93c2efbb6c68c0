package org.vrank.invitations;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ClientAddress;

/** What guests do without an account, with the link from their mail. */
@Controller("/api/guests")
class GuestLinkController {
    /** {@code token}: from the link of a mail. */
    @Serdeable
    record GuestLink(@Nullable String token) {}

    /** {@code answer}: there, online or not. */
    @Serdeable
    record GuestAnswer(@Nullable String token, @Nullable String answer) {}

    /** An item that guests are shown; {@code minutes}: 0 where nobody said. */
    @Serdeable
    record GuestItem(String title, String language, int minutes) {}

    /**
     * What a guest sees of a meeting.
     *
     * @param title of its series; null where its circle does not tell
     * @param language of the title
     * @param state planned, held or cancelled
     * @param waiting the guest's place on the waiting list; null for who does not wait
     * @param crowded whether whoever says to come now has to wait, or waits
     */
    @Serdeable
    record GuestView(
            @Nullable String title,
            String language,
            LocalDate day,
            String begins,
            int minutes,
            String place,
            String link,
            String state,
            @Nullable String answer,
            @Nullable Integer waiting,
            boolean crowded,
            List<GuestItem> items) {}

    private final GuestLinks guests;
    private final ClientAddress addresses;

    GuestLinkController(GuestLinks guests, ClientAddress addresses) {
        this.guests = guests;
        this.addresses = addresses;
    }

    /** The meeting to which a guest's link leads; changes nothing. */
    @Post("/readings")
    @Operation(operationId = "readGuestLink")
    GuestView open(HttpRequest<?> request, @Body GuestLink given) {
        GuestLinks.Page page = guests.open(given.token(), addresses.of(request));
        GuestLinkRepository.Opened meeting = page.meeting();
        return new GuestView(
                meeting.title(),
                meeting.languages()[0],
                meeting.day(),
                meeting.begins(),
                meeting.minutes(),
                meeting.place(),
                meeting.link(),
                meeting.state(),
                meeting.answer(),
                meeting.waiting(),
                meeting.crowded(),
                page.items().stream()
                        .map(item -> new GuestItem(item.title(), item.language(), item.minutes()))
                        .toList());
    }

    /** Answers an invitation as a guest. */
    @Post
    @Operation(operationId = "answerAsGuest")
    @Status(HttpStatus.NO_CONTENT)
    void answer(HttpRequest<?> request, @Body GuestAnswer given) {
        guests.answer(given.token(), given.answer(), addresses.of(request));
    }

    /** Erases the guest's address: no more mail, and the link opens nothing any more. */
    @Post("/erasures")
    @Operation(operationId = "forgetGuest")
    @Status(HttpStatus.NO_CONTENT)
    void forget(HttpRequest<?> request, @Body GuestLink given) {
        guests.forget(given.token(), addresses.of(request));
    }
}
