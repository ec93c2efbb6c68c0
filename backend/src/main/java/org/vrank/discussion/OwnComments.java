package org.vrank.discussion;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.reports.Reports;

/** The door to a member's own comments, and to what is news to that member. */
@Singleton
class OwnComments {
    private final Readers readers;
    private final Reports reports;
    private final CommentRepository comments;

    OwnComments(Readers readers, Reports reports, CommentRepository comments) {
        this.readers = readers;
        this.reports = reports;
        this.comments = comments;
    }

    /** Everything the asking member wrote, also what appears tomorrow and what lies in circles since left; the newest first. */
    @ReaderScope
    List<CommentRepository.Own> all() {
        readers.current().signedIn();
        return comments.own();
    }

    /** The same under one report; nothing for a visitor. */
    @ReaderScope
    List<CommentRepository.Own> under(UUID report) {
        return readers.current().member() == null
                ? List.of()
                : comments.own().stream()
                        .filter(own -> own.reportId().equals(report))
                        .toList();
    }

    /** What custodians ask the asking member about a report of theirs. */
    @ReaderScope
    List<CommentRepository.Request> requests(UUID report) {
        return readers.current().member() == null
                ? List.of()
                : comments.requests().stream()
                        .filter(request -> request.reportId().equals(report))
                        .toList();
    }

    /** One comment of the asking member's own; for others' the same refusals as for reading them. */
    @ReaderScope
    CommentRepository.Own one(UUID id) {
        readers.current().signedIn();
        return comments.own().stream()
                .filter(own -> own.id().equals(id))
                .findFirst()
                .orElseThrow(() -> refusal(id));
    }

    /** What is new under the asking member's own reports and beside own comments, the newest first. */
    @ReaderScope
    List<CommentRepository.News> news() {
        readers.current().signedIn();
        return comments.news();
    }

    /** What custodians ask the asking member about all own reports. */
    @ReaderScope
    List<CommentRepository.Request> requests() {
        readers.current().signedIn();
        return comments.requests();
    }

    /** The asking member has seen what stands under a report. */
    @ReaderScope
    void seen(UUID report) {
        UUID member = readers.current().signedIn();
        reports.subject(report);
        comments.seen(member, report);
    }

    /** For somebody who did not write it: nothing here where it cannot be read, else not allowed. */
    @ReaderScope
    RuntimeException refusal(UUID id) {
        return comments.reportOf(id) == null ? new Refusal.NotFound() : new Refusal.NotAllowed();
    }
}
