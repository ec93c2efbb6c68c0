package org.vrank.courses;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.reports.Reports;

/** The door to what reports are used for: told to whoever reads the course and the report, and to the author who reads the course. */
@Singleton
class Cases {
    private final Readers readers;
    private final CourseRepository courses;
    private final Reports reports;

    Cases(Readers readers, CourseRepository courses, Reports reports) {
        this.readers = readers;
        this.courses = courses;
        this.reports = reports;
    }

    /** The courses that take a report as a case. */
    @ReaderScope
    List<CourseRepository.Use> of(UUID report) {
        readers.current();
        reports.subject(report);
        return courses.uses(report.toString());
    }

    /** The courses that take the asker's own reports as cases. */
    @ReaderScope
    List<CourseRepository.Use> own() {
        readers.current().signedIn();
        return courses.ownUses();
    }
}
