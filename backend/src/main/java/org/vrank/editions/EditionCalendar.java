package org.vrank.editions;

import io.micronaut.context.annotation.Value;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import org.vrank.invitations.CalendarEntry;
import org.vrank.invitations.CalendarSource;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;

/** The half days that a member has a place in, for their calendar's address; of a candid circle only when they are. */
@Singleton
class EditionCalendar implements CalendarSource {
    private final EnrolmentRepository enrolments;
    private final EditionEntries entries;
    private final ObjectMapper json;
    private final String address;

    EditionCalendar(
            EnrolmentRepository enrolments,
            EditionEntries entries,
            ObjectMapper json,
            @Value("${vrank.address}") String address) {
        this.enrolments = enrolments;
        this.entries = entries;
        this.json = json;
        this.address = address;
    }

    @Override
    @ReaderScope
    public List<CalendarEntry> of(String token, Language language) {
        return enrolments.calendar(token).stream()
                .map(line -> entry(line, language))
                .toList();
    }

    private CalendarEntry entry(EnrolmentRepository.Booked line, Language language) {
        HalfDay day = new HalfDay(line.halfDayId(), line.day(), line.begins(), line.minutes(), "", line.sequence());
        String page = address + "/" + language.code() + "/editions/" + line.editionId();
        return line.candid()
                ? entries.hidden(day, page, line.cancelled(), language)
                : EditionEntries.calendar(
                        day,
                        Titles.pick(json, line.title(), language, line.language()),
                        page,
                        line.place(),
                        line.link(),
                        line.cancelled());
    }
}
