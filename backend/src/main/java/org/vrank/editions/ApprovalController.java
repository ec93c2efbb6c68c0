package org.vrank.editions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.ClientAddress;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;

/** What a superior answers, without an account, with the link from their mail. */
@Controller("/api/enrolment-approvals")
class ApprovalController {
    /** {@code token}: from the link of a mail. */
    @Serdeable
    record ApprovalLink(@Nullable String token) {}

    /** {@code reason}: needed to refuse; whoever asked reads it. */
    @Serdeable
    record ApprovalAnswer(
            @Nullable String token,
            @Nullable Boolean approves,
            @Nullable String reason) {}

    /**
     * What a superior is asked.
     *
     * @param title of the course
     * @param language in which it is held
     * @param name who asks
     * @param organisation for which they would take part
     */
    @Serdeable
    record ApprovalView(
            String title,
            String language,
            String name,
            String organisation,
            String place,
            List<EditionController.HalfDayView> halfDays) {}

    private final Approvals approvals;
    private final Organisations organisations;
    private final ClientAddress addresses;
    private final ObjectMapper json;

    ApprovalController(Approvals approvals, Organisations organisations, ClientAddress addresses, ObjectMapper json) {
        this.approvals = approvals;
        this.organisations = organisations;
        this.addresses = addresses;
        this.json = json;
    }

    /** What a superior's link asks; changes nothing. */
    @Post("/readings")
    @ReaderScope
    @Operation(operationId = "readApproval")
    ApprovalView open(
            HttpRequest<?> request, @Body ApprovalLink given, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Approvals.Asked asked = approvals.open(given.token(), addresses.of(request));
        EnrolmentRepository.Approval approval = asked.approval();
        return new ApprovalView(
                Titles.pick(json, approval.title(), language, approval.language()),
                approval.language(),
                approval.name(),
                Organisation.fullName(organisations.byId(), approval.rootId(), language),
                approval.place(),
                asked.halfDays().stream()
                        .map(day -> new EditionController.HalfDayView(
                                day.id(), day.day(), day.begins(), day.minutes(), day.place()))
                        .toList());
    }

    /** Approves or refuses, once; then the link opens nothing any more. */
    @Post
    @Operation(operationId = "answerApproval")
    @Status(HttpStatus.NO_CONTENT)
    void answer(HttpRequest<?> request, @Body ApprovalAnswer given) {
        approvals.answer(given.token(), given.approves(), given.reason(), addresses.of(request));
    }
}
