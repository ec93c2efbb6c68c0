package org.vrank.custody;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Identity;
import org.vrank.circles.Context;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.reports.Claim;
import org.vrank.reports.Differences;

/** The custodians' desk. */
@Controller("/api/box")
class BoxController {
    @Serdeable
    record InCircle(UUID id, String name) {}

    /** Months, such as 2026-11. {@code state}: received, asked, answered, proposed, changes-asked, consented, published or closed. */
    @Serdeable
    record BoxLine(
            UUID id,
            String month,
            String answerBy,
            boolean overdue,
            String level,
            String state,
            InCircle circle,
            String title,
            String kind,
            String kindLabel,
            String language) {}

    /** {@code text} in words; {@code value} as it was given, to be edited. */
    @Serdeable
    record AnswerView(String id, String question, String text, Object value, boolean written) {}

    /**
     * A file that came along, as text or as a picture. {@code name} is its title, else a name that tells nothing; {@code text} what is to be read in it,
     * also in the picture of a page; {@code size} in bytes; {@code width} and {@code height} of a picture, in pixels.
     */
    @Serdeable
    record BoxFileView(
            int number,
            String kind,
            String name,
            String title,
            String alt,
            String text,
            @Nullable Integer width,
            @Nullable Integer height,
            int size) {}

    @Serdeable
    record OriginalView(
            String title, List<AnswerView> answers, List<String> themes, List<Claim> claims, List<BoxFileView> files) {}

    /** A file that goes along, with the words that readers see. */
    @Serdeable
    record ChosenFileView(int number, String title, String alt) {}

    /**
     * {@code context} as it was given; {@code shown}, of it, what enough people fit. {@code differences} from what was sent, question by question, in words.
     */
    @Serdeable
    record ProposalView(
            int number,
            String title,
            List<AnswerView> answers,
            List<String> themes,
            List<Claim> claims,
            InCircle circle,
            Context context,
            String shown,
            String pseudonym,
            String note,
            List<ChosenFileView> files,
            List<DifferenceView> differences) {}

    @Serdeable
    record DifferenceView(String answer, String label, List<Differences.Part> pieces) {}

    /** {@code from}: custodian or author. */
    @Serdeable
    record MessageView(String from, String month, String text) {}

    @Serdeable
    record FindingView(String kind, String severity, int start, int end) {}

    @Serdeable
    record OpeningView(String month, String custodian, String reason) {}

    /** {@code identity}: sealed, destroyed or none. {@code circles}: those that a proposal may name, the author's own first. */
    @Serdeable
    record BoxView(
            BoxLine thread,
            OriginalView original,
            @Nullable ProposalView proposal,
            List<MessageView> messages,
            Map<String, List<FindingView>> findings,
            List<OpeningView> openings,
            String identity,
            boolean waitForFive,
            List<InCircle> circles) {}

    @Serdeable
    record NewMessage(@Nullable String text) {}

    @Serdeable
    record NewReason(@Nullable String reason) {}

    @Serdeable
    record IdentityView(UUID member, String name, String seat, String organisation) {}

    private final Custody custody;
    private final BoxViews views;

    BoxController(Custody custody, BoxViews views) {
        this.custody = custody;
        this.views = views;
    }

    /** What the asking custodian can open, by deadline. */
    @Get
    @ReaderScope
    @Operation(operationId = "listBox")
    Page<BoxLine> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(
                custody.list().stream().map(o -> views.line(o, language)).toList());
    }

    /** One thread: what was sent, what is proposed beside it, and what was said. */
    @Get("/{id}")
    @ReaderScope
    @Operation(operationId = "getBox")
    BoxView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return views.page(custody.get(id), Language.ofInterface(speaks));
    }

    /** Asks or tells the author something. */
    @Post("/{id}/messages")
    @Operation(operationId = "addBoxMessage")
    BoxView say(UUID id, @Body NewMessage given, @Nullable @Header("Accept-Language") String speaks) {
        custody.say(id, given.text());
        return get(id, speaks);
    }

    /** Lays a de-identified text before the author. */
    @Put("/{id}/proposal")
    @Operation(operationId = "proposeBox")
    BoxView propose(UUID id, @Body Proposals.Given given, @Nullable @Header("Accept-Language") String speaks) {
        custody.propose(id, given);
        return get(id, speaks);
    }

    /** Opens the sealed identity, for a reason that the author will read. */
    @Post("/{id}/identity-openings")
    @Operation(operationId = "openBoxIdentity")
    IdentityView identity(UUID id, @Body NewReason given) {
        Identity identity = custody.openIdentity(id, given.reason());
        return new IdentityView(identity.member(), identity.name(), identity.seat(), identity.organisation());
    }

    /** Ends a thread from which nothing will be published. */
    @Post("/{id}/closing")
    @Operation(operationId = "closeBox")
    BoxView close(UUID id, @Body NewReason given, @Nullable @Header("Accept-Language") String speaks) {
        custody.close(id, given.reason());
        return get(id, speaks);
    }
}
