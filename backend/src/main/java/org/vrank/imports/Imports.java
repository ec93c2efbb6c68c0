package org.vrank.imports;

import jakarta.inject.Singleton;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.Violation;
import org.vrank.reports.Manuscripts;
import org.vrank.reports.Reports;

/** The door for texts from elsewhere: publishes each as its member would, or says why not. */
@Singleton
class Imports {
    /** Most rows in one request: some seconds of work. */
    static final int MOST_ROWS = 50;

    private static final int LONGEST_SOURCE = 60;
    private static final int LONGEST_ID = 200;
    private static final int A_MINUTE = 240;

    private final Readers readers;
    private final ImportRepository imported;
    private final Manuscripts manuscripts;
    private final Reports reports;
    private final Limits limits;

    Imports(Readers readers, ImportRepository imported, Manuscripts manuscripts, Reports reports, Limits limits) {
        this.readers = readers;
        this.imported = imported;
        this.manuscripts = manuscripts;
        this.reports = reports;
        this.limits = limits;
    }

    /** A text, and the id it has where it comes from. */
    record Row(@Nullable String externalId, Manuscripts.Draft draft) {}

    /** What became of a row; the report is null where none came of it, or none is left. */
    record Outcome(Status status, @Nullable UUID report, List<Violation> violations) {}

    enum Status {
        PUBLISHED,
        PRESENT,
        WITHDRAWN,
        REFUSED,
        /** Would have been published; only tried. */
        FITS
    }

    /** Ends the transaction of a row that was only tried, so that nothing of it stays. */
    private static final class Tried extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        Tried() {
            super(null, null, false, false);
        }
    }

    /**
     * Publishes rows, each in a transaction of its own, in their order; where the server fails at one, those before it stay.
     *
     * @param source what the rows' ids are unique in, 60 characters at most
     * @param circle where they all go, one of the asking member's
     * @param reviewed whether somebody looked at every warning of the guard, so that only hard stops count
     * @param tryOnly whether to go all the way for each and then leave nothing of it
     */
    List<Outcome> bring(
            @Nullable String source, @Nullable UUID circle, List<Row> rows, boolean reviewed, boolean tryOnly) {
        String from = admit(source, circle, rows.size());
        List<Outcome> outcomes = new ArrayList<>();
        for (Row row : rows) {
            try {
                outcomes.add(one(from, row, reviewed, tryOnly));
            } catch (Refusal.Invalid refused) {
                outcomes.add(new Outcome(Status.REFUSED, null, refused.violations()));
            } catch (Tried fits) {
                outcomes.add(new Outcome(Status.FITS, null, List.of()));
            }
        }
        return outcomes;
    }

    /** Refuses the whole request before its first row; answers the source. */
    @ReaderScope
    String admit(@Nullable String source, @Nullable UUID circle, int rows) {
        UUID member = readers.current().signedIn();
        limits.take("imports", member.toString(), A_MINUTE, Duration.ofMinutes(1));
        Texts texts = new Texts();
        String from = texts.required("source", source, LONGEST_SOURCE);
        if (circle == null || !readers.current().reads(circle)) {
            texts.reject("circle", "field.reference");
        }
        if (rows == 0 || rows > MOST_ROWS) {
            texts.reject("rows", "import.rows", MOST_ROWS);
        }
        texts.check();
        return from;
    }

    @ReaderScope
    Outcome one(String source, Row row, boolean reviewed, boolean tryOnly) {
        UUID member = readers.current().signedIn();
        Texts texts = new Texts();
        String externalId = texts.required("externalId", row.externalId(), LONGEST_ID);
        texts.check();
        if (imported.claim(member, source, externalId) == 0) {
            UUID report = imported.find(member, source, externalId).reportId();
            return new Outcome(report == null ? Status.WITHDRAWN : Status.PRESENT, report, List.of());
        }
        UUID report = reports.publish(manuscripts.add(row.draft()), 1, reviewed);
        imported.settle(member, source, externalId, report);
        if (tryOnly) {
            throw new Tried();
        }
        return new Outcome(Status.PUBLISHED, report, List.of());
    }
}
