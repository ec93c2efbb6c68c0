package org.vrank.agenda;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Markdown;
import org.vrank.meetings.Seat;
import org.vrank.meetings.Seats;
import org.vrank.platform.Language;

/** Items as readers see them: labels in the interface's language, text as sanitised HTML in its own. */
@Singleton
class AgendaRendering {
    private final Agenda agenda;
    private final AgendaFiles files;
    private final Seats seats;
    private final Markdown markdown;

    AgendaRendering(Agenda agenda, AgendaFiles files, Seats seats, Markdown markdown) {
        this.agenda = agenda;
        this.files = files;
        this.seats = seats;
        this.markdown = markdown;
    }

    AgendaController.AgendaItemView view(AgendaItem item, Language language) {
        return views(List.of(item), language).getFirst();
    }

    List<AgendaController.AgendaItemView> views(List<AgendaItem> items, Language language) {
        List<UUID> ids = items.stream().map(AgendaItem::id).toList();
        Map<UUID, List<AgendaRepository.Link>> links =
                agenda.links(ids).stream().collect(Collectors.groupingBy(AgendaRepository.Link::itemId));
        Map<UUID, List<AgendaFileController.AgendaFileView>> attached = files.of(ids).stream()
                .collect(Collectors.groupingBy(
                        AgendaFile::itemId,
                        Collectors.mapping(file -> AgendaFileController.view(file, language), Collectors.toList())));
        Map<UUID, Map<UUID, Seat>> known = new HashMap<>();
        Map<UUID, Boolean> hosted = new HashMap<>();
        return items.stream()
                .map(item -> {
                    Seat seat = known.computeIfAbsent(item.circleId(), circle -> seats.of(circle, language))
                            .get(item.seatId());
                    boolean editable = hosted.computeIfAbsent(item.seriesId(), series -> agenda.hosts(item))
                            || (item.proposed() && seat != null && seat.mine());
                    return view(
                            item,
                            seat,
                            links.getOrDefault(item.id(), List.of()),
                            attached.getOrDefault(item.id(), List.of()),
                            editable);
                })
                .toList();
    }

    private AgendaController.AgendaItemView view(
            AgendaItem item,
            @Nullable Seat seat,
            List<AgendaRepository.Link> links,
            List<AgendaFileController.AgendaFileView> attached,
            boolean editable) {
        return new AgendaController.AgendaItemView(
                item.id(),
                item.seriesId(),
                item.meetingId(),
                seat == null
                        ? null
                        : new AgendaController.SeatOf(
                                seat.id(), seat.title(), seat.organisation(), seat.name(), seat.mine()),
                item.kind(),
                item.language(),
                item.title(),
                item.text(),
                markdown.html(item.text()),
                item.minutes(),
                item.state(),
                item.mergedInto(),
                item.because(),
                item.moved(),
                item.guests(),
                item.version(),
                links.stream()
                        .map(link -> new AgendaController.ReportLink(link.reportId(), link.title(), link.language()))
                        .toList(),
                attached,
                item.approves(),
                editable);
    }
}
