package org.vrank.platform.mail;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.vrank.platform.Page;
import org.vrank.platform.SessionCookie;

/** In the demo world: mail for the signed-in member, or that this browser asked for. Elsewhere there is nothing here. */
@Controller("/api/mails")
class MailController {
    @Serdeable
    record MailView(UUID id, Instant sent, String to, String subject, String text) {}

    private final Mails mails;

    MailController(Mails mails) {
        this.mails = mails;
    }

    /** Only in the demo world: mail for the signed-in member, or that this browser asked for. */
    @Get
    @Operation(operationId = "listMails")
    Page<MailView> list(HttpRequest<?> request) {
        return Page.whole(mails.own(SessionCookie.asker(request).orElse("")).stream()
                .map(m -> new MailView(m.id(), m.sent(), m.recipient(), m.subject(), m.body()))
                .toList());
    }
}
