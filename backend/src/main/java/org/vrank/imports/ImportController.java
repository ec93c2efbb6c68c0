package org.vrank.imports;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.Violation;
import org.vrank.reports.Claim;
import org.vrank.reports.Manuscripts;

@Controller("/api/imports")
class ImportController {
    /** A line of the ledger of claims. */
    @Serdeable
    record NewClaim(
            @Nullable String stage,
            @Nullable String text,
            @Nullable String judge,
            @Nullable UUID organisation,
            @Nullable String known,
            @Nullable String evidence) {}

    @Serdeable
    record NewRow(
            @Nullable String externalId,
            @Nullable String kind,
            @Nullable String language,
            @Nullable String title,
            @Nullable Map<String, Object> answers,
            @Nullable List<String> themes,
            @Nullable List<NewClaim> claims) {}

    @Serdeable
    record NewImport(
            @Nullable String source,
            @Nullable UUID circle,
            @Nullable String name,
            @Nullable List<NewRow> rows,
            /** Whether somebody looked at every warning of the guard: without it, a row with a warning is refused. */
            @Nullable Boolean reviewed,
            /** Whether only to try: every check is made and nothing stays. */
            @Nullable Boolean tryOnly) {}

    /** What is wrong with a field of a row; {@code code} is a stable word for programs, such as {@code guard.phone}. */
    @Serdeable
    record RowProblem(String field, String code, String message) {}

    /**
     * What became of a row: {@code published}; {@code present} or {@code withdrawn}, when it was imported before; {@code refused};
     * {@code fits}, when it was only tried.
     */
    @Serdeable
    record RowView(
            @Nullable String externalId,
            String status,
            @Nullable UUID report,
            List<RowProblem> violations) {}

    /** In the order of the rows that were sent. */
    @Serdeable
    record ImportView(List<RowView> rows) {}

    private static final NewRow NOTHING = new NewRow(null, null, null, null, null, null, null);
    private static final NewClaim UNSAID = new NewClaim(null, null, null, null, null, null);

    /** Reasons end up in a list on somebody's disk: it must not be a second copy of what the guard found. */
    private static final Object[] UNSAID_WORDS = {"…"};

    private final Imports imports;

    ImportController(Imports imports) {
        this.imports = imports;
    }

    /**
     * Publishes up to fifty texts from elsewhere in one circle, each on its own: one that is refused does not stop the others,
     * and one whose id was imported before is left alone. As often as it takes: the same request publishes nothing twice.
     */
    @Post
    @Operation(operationId = "importReports")
    ImportView bring(@Body NewImport given, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        List<NewRow> rows = new ArrayList<>();
        if (given.rows() != null) {
            given.rows().forEach(row -> rows.add(row == null ? NOTHING : row));
        }
        List<Imports.Outcome> outcomes = imports.bring(
                given.source(),
                given.circle(),
                rows.stream().map(row -> row(row, given)).toList(),
                Boolean.TRUE.equals(given.reviewed()),
                Boolean.TRUE.equals(given.tryOnly()));
        List<RowView> views = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Imports.Outcome outcome = outcomes.get(i);
            views.add(new RowView(
                    rows.get(i).externalId(),
                    outcome.status().name().toLowerCase(Locale.ROOT),
                    outcome.report(),
                    outcome.violations().stream().map(v -> view(v, language)).toList()));
        }
        return new ImportView(views);
    }

    private static Imports.Row row(NewRow row, NewImport given) {
        return new Imports.Row(
                row.externalId(),
                new Manuscripts.Draft(
                        row.kind(),
                        row.language(),
                        row.title(),
                        row.answers(),
                        row.themes(),
                        claims(row),
                        given.circle(),
                        given.name()));
    }

    private static List<Claim> claims(NewRow row) {
        List<Claim> claims = new ArrayList<>();
        if (row.claims() != null) {
            for (@Nullable NewClaim given : row.claims()) {
                NewClaim c = given == null ? UNSAID : given;
                claims.add(new Claim(c.stage(), c.text(), c.judge(), c.organisation(), c.known(), c.evidence(), null));
            }
        }
        return claims;
    }

    private static RowProblem view(Violation v, Language language) {
        return new RowProblem(
                v.field(),
                v.message(),
                Messages.of(
                        language, v.message(), v.hit() == null ? v.arguments().toArray() : UNSAID_WORDS));
    }
}
