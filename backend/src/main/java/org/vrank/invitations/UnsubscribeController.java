package org.vrank.invitations;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ClientAddress;

/** Refusing mail about meetings from the mail itself: by its page, or by the mail program alone. */
@Controller
class UnsubscribeController {
    /** Languages that have pages. */
    private static final Set<String> PAGES = Set.of("nl", "fr", "en");

    /** {@code token}: from the link of a mail. */
    @Serdeable
    record Unsubscription(@Nullable String token) {}

    private final Unsubscribing door;
    private final ClientAddress addresses;

    UnsubscribeController(Unsubscribing door, ClientAddress addresses) {
        this.door = door;
        this.addresses = addresses;
    }

    /** No more mail about meetings to whom this link was sent; the same answer however often. */
    @Post("/api/unsubscriptions")
    @Operation(operationId = "refuseMeetingMails")
    @Status(HttpStatus.NO_CONTENT)
    void refuse(HttpRequest<?> request, @Body Unsubscription given) {
        door.refuse(given.token(), addresses.of(request));
    }

    /**
     * What a mail program sends when its user presses the button beside the sender (RFC 8058): a form from wherever it runs, without
     * cookies and without a page of ours. What the form says is not looked at, for it says nothing that the address does not. Opened, the
     * same address is a page with a button.
     */
    @Hidden
    @Post("/{language}/unsubscribe/{token}")
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void press(HttpRequest<?> request, String language, String token) {
        door.refuse(PAGES.contains(language) ? token : null, addresses.of(request));
    }
}
