package org.vrank.certificates;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.learning.Words;
import org.vrank.platform.ClientAddress;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;

/** Certificates: issued by trainers, and shown to whoever was given a code. */
@Controller("/api")
class CertificateController {
    /** Who takes part; {@code state}: valid or revoked, null where there is no certificate. */
    @Serdeable
    record CertificateLine(
            UUID enrolment,
            String name,
            boolean complete,
            @Nullable UUID certificate,
            @Nullable String state,
            @Nullable LocalDate issued) {}

    /** {@code enrolments}: to whom; null for all who completed the edition and have none. */
    @Serdeable
    record NewCertificates(@Nullable List<UUID> enrolments) {}

    @Serdeable
    record CertificatesMade(int made) {}

    @Serdeable
    record CertificateRevocation(@Nullable String because) {}

    /** The asker's own; {@code code}: null once it was revoked; {@code because}: why it was, or empty. */
    @Serdeable
    record OwnCertificate(
            String state, LocalDate issued, @Nullable String code, String because) {}

    /** One of the asker's own, of a course by this title. */
    @Serdeable
    record OwnCertificateLine(UUID edition, String title, String language, OwnCertificate certificate) {}

    /** {@code state}: valid, replaced or revoked; only one that is valid says anything more. */
    @Serdeable
    record CertificateView(
            String state,
            @Nullable LocalDate issued,
            @Nullable CertificateText text) {}

    private final Certificates certificates;
    private final CertificatePaper paper;
    private final ClientAddress addresses;

    CertificateController(Certificates certificates, CertificatePaper paper, ClientAddress addresses) {
        this.certificates = certificates;
        this.paper = paper;
        this.addresses = addresses;
    }

    /** Who takes part, who completed it and who has a certificate; for the trainers of an edition. */
    @Get("/editions/{id}/certificates")
    @Operation(operationId = "listCertificates")
    Page<CertificateLine> of(UUID id) {
        return Page.whole(certificates.of(id).stream()
                .map(one -> new CertificateLine(
                        one.enrolmentId(), one.name(), one.complete(), one.certificateId(), one.state(), one.issued()))
                .toList());
    }

    /** Issues certificates to one, to some, or to all who completed the edition. */
    @Post("/editions/{id}/certificates")
    @Operation(operationId = "issueCertificates")
    @Status(HttpStatus.CREATED)
    CertificatesMade issue(UUID id, @Body NewCertificates given) {
        return new CertificatesMade(certificates.issue(id, given.enrolments()));
    }

    /** The asker's own certificate of an edition. */
    @Get("/editions/{id}/certificates/own")
    @Operation(operationId = "getOwnCertificate")
    OwnCertificate own(UUID id) {
        return view(certificates.own(id));
    }

    private static OwnCertificate view(Certificates.Own own) {
        return new OwnCertificate(own.state(), own.issued(), own.code(), own.because());
    }

    /** All of the asker's own, the latest first. */
    @Get("/me/certificates")
    @Operation(operationId = "listOwnCertificates")
    Page<OwnCertificateLine> all(@Nullable @Header("Accept-Language") String speaks) {
        return Page.whole(certificates.all().stream()
                .map(one -> {
                    Words words = Words.of(Language.ofInterface(speaks), one.language());
                    return new OwnCertificateLine(
                            one.edition(), words.text(one.title()), words.language(one.title()), view(one.own()));
                })
                .toList());
    }

    /** Issues one anew; the code it had then says that it was replaced. */
    @Post("/editions/{id}/certificates/{certificate}/replacements")
    @Operation(operationId = "replaceCertificate")
    @Status(HttpStatus.NO_CONTENT)
    void replace(UUID id, UUID certificate) {
        certificates.replace(id, certificate);
    }

    /** Takes one back; why is told to its owner alone. */
    @Put("/editions/{id}/certificates/{certificate}/revocation")
    @Operation(operationId = "revokeCertificate")
    @Status(HttpStatus.NO_CONTENT)
    void revoke(UUID id, UUID certificate, @Body CertificateRevocation given) {
        certificates.revoke(id, certificate, given.because());
    }

    /** What stands on the certificate with this code, for whoever was given it. */
    @Get("/certificates/{code}")
    @ReaderScope
    @Operation(operationId = "getCertificate")
    CertificateView find(HttpRequest<?> request, String code, @Nullable @Header("Accept-Language") String speaks) {
        CertificateRepository.Found found = certificates.find(code, addresses.of(request));
        String body = found.body();
        return new CertificateView(
                found.state(), found.issued(), body == null ? null : paper.text(body, Language.ofInterface(speaks)));
    }

    /** The certificate with this code as a tagged PDF, in the language of its edition. */
    @Get(value = "/certificates/{code}/pdf", produces = MediaType.APPLICATION_PDF)
    @ReaderScope
    @Operation(operationId = "getCertificatePdf")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF,
                            schema = @Schema(type = "string", format = "binary")))
    HttpResponse<byte[]> pdf(HttpRequest<?> request, String code) {
        CertificateRepository.Found found = certificates.find(code, addresses.of(request));
        String body = found.body();
        LocalDate issued = found.issued();
        if (body == null || issued == null) {
            throw new Refusal.NotFound();
        }
        return HttpResponse.ok(paper.pdf(body, issued, code))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"certificate.pdf\"");
    }
}
