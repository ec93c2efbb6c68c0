package org.vrank.noninterference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * How an operation is asked by somebody who wants to know what is hidden.
 *
 * @param operation method and path template, as the router and OpenAPI name it
 * @param writing whether the requests change anything; these come after all that only read
 * @param asking the requests: with ids of hidden things, of visible ones, of nothing, and with what is malformed
 */
record Enrolment(String operation, boolean writing, BiConsumer<Witness, Bait> asking) {
    static Enrolment reads(String operation, BiConsumer<Witness, Bait> asking) {
        return new Enrolment(operation, false, asking);
    }

    static Enrolment writes(String operation, BiConsumer<Witness, Bait> asking) {
        return new Enrolment(operation, true, asking);
    }

    /** Everything the server offers. An operation that is missing here fails {@link EnrolmentTest}. */
    static List<Enrolment> all() {
        List<Enrolment> all = new ArrayList<>();
        all.addAll(OpenEnrolments.ALL);
        all.addAll(ReportEnrolments.ALL);
        all.addAll(RevisionEnrolments.ALL);
        all.addAll(DiscussionEnrolments.ALL);
        all.addAll(MeetingEnrolments.ALL);
        all.addAll(AgendaEnrolments.ALL);
        all.addAll(AgendaFileEnrolments.ALL);
        all.addAll(MinuteEnrolments.ALL);
        all.addAll(ArchiveEnrolments.ALL);
        all.addAll(CourseEnrolments.ALL);
        all.addAll(ModuleFileEnrolments.ALL);
        all.addAll(SolutionEnrolments.ALL);
        all.addAll(InvitationEnrolments.ALL);
        all.addAll(CalendarEnrolments.ALL);
        all.addAll(EditionEnrolments.ALL);
        all.addAll(LearningEnrolments.ALL);
        all.addAll(SearchEnrolments.ALL);
        all.addAll(FeedEnrolments.ALL);
        all.addAll(SavedSearchEnrolments.ALL);
        all.addAll(ManuscriptEnrolments.ALL);
        all.addAll(AttachmentEnrolments.ALL);
        all.addAll(ImportEnrolments.ALL);
        all.addAll(BoxEnrolments.ALL);
        all.addAll(CircleEnrolments.ALL);
        all.addAll(PeopleEnrolments.ALL);
        return all;
    }
}
