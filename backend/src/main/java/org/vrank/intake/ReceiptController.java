package org.vrank.intake;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Refusal;

/** Sending from the desk into the box. */
@Controller("/api")
class ReceiptController {
    @Serdeable
    record NewReceipt(@Nullable String language) {}

    @Serdeable
    record ReceiptView(String phrase) {}

    @Serdeable
    record NewSending(
            int version,
            @Nullable String level,
            @Nullable String phrase,
            @Nullable Boolean waitForFive) {}

    /** Months, such as 2026-11. */
    @Serdeable
    record SendingView(String received, String answerBy) {}

    private final Sendings sendings;

    ReceiptController(Sendings sendings) {
        this.sendings = sendings;
    }

    /** A fresh receipt of nine words, to be noted before sending; it is kept nowhere. */
    @Post("/receipts")
    @Operation(operationId = "addReceipt")
    @Status(HttpStatus.CREATED)
    ReceiptView receipt(@Body NewReceipt given) {
        String phrase = sendings.receipt();
        if (given.language() == null
                || !java.util.List.of("nl", "fr", "de", "en").contains(given.language())) {
            throw new Refusal.Invalid("language", "field.choice", "nl, fr, de, en");
        }
        return new ReceiptView(phrase);
    }

    /** Sends a manuscript to the custodians and takes it off the desk; repeated with the same receipt it answers the same. */
    @Post("/manuscripts/{id}/confidential-sending")
    @Operation(operationId = "sendConfidentially")
    @Status(HttpStatus.CREATED)
    SendingView send(UUID id, @Body NewSending given) {
        Sendings.Sent sent = sendings.send(
                id, given.version(), given.level(), given.phrase(), Boolean.TRUE.equals(given.waitForFive()));
        return new SendingView(sent.received().toString(), sent.answerBy().toString());
    }
}
