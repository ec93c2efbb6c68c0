package org.vrank.agenda;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vrank.guard.Markdown;
import org.vrank.meetings.Meetings;
import org.vrank.meetings.Series;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.search.Lookalikes;
import org.vrank.search.Searchable;

/**
 * The door to what was written and said before about what stands on an agenda. It looks only in the circle of the series and in those
 * that all its readers read: nothing is proposed that somebody at the table could not open, or that would show what a host reads alone.
 */
@Singleton
class Lessons {
    private static final int EACH = 3;
    private static final int MOST_ITEMS = 40;

    private final Readers readers;
    private final Agenda agenda;
    private final Meetings meetings;
    private final Series series;
    private final Lookalikes lookalikes;
    private final Markdown markdown;

    Lessons(
            Readers readers,
            Agenda agenda,
            Meetings meetings,
            Series series,
            Lookalikes lookalikes,
            Markdown markdown) {
        this.readers = readers;
        this.agenda = agenda;
        this.meetings = meetings;
        this.series = series;
        this.lookalikes = lookalikes;
        this.markdown = markdown;
    }

    /** Reports that fit what is planned for a meeting, by item and without those it is about already; hosts only. */
    @ReaderScope
    Map<UUID, List<Searchable.Found>> of(UUID meeting) {
        readers.current().signedIn();
        Meetings.Subject subject = meetings.subject(meeting);
        if (!subject.hosted()) {
            throw new Refusal.NotAllowed();
        }
        List<UUID> circles = series.commonTo(subject.circle());
        List<AgendaItem> planned = agenda.ofMeeting(meeting).stream()
                .filter(item -> meeting.equals(item.meetingId()) && item.state().equals("planned"))
                .limit(MOST_ITEMS)
                .toList();
        Map<UUID, Set<UUID>> linked = agenda
                .links(planned.stream().map(AgendaItem::id).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        AgendaRepository.Link::itemId,
                        Collectors.mapping(AgendaRepository.Link::reportId, Collectors.toSet())));
        Map<UUID, List<Searchable.Found>> lessons = new LinkedHashMap<>();
        for (AgendaItem item : planned) {
            List<Searchable.Found> fitting = like("report", circles, linked.getOrDefault(item.id(), Set.of()), item);
            if (!fitting.isEmpty()) {
                lessons.put(item.id(), fitting);
            }
        }
        return lessons;
    }

    /** Other items that were about the same, for whoever reads this one. */
    @ReaderScope
    List<Searchable.Found> earlier(UUID id) {
        AgendaItem item = agenda.get(id);
        return like("agenda-item", List.of(item.circleId()), Set.of(id), item);
    }

    private List<Searchable.Found> like(String kind, List<UUID> circles, Set<UUID> without, AgendaItem item) {
        return lookalikes.of(
                kind, circles, without, Language.of(item.language()), item.title(), markdown.text(item.text()), EACH);
    }
}
