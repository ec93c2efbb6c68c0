package org.vrank.editions;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circles;
import org.vrank.guard.Guard;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to who takes part: for the trainers of an edition and nobody else. */
@Singleton
class Rosters {
    private final Readers readers;
    private final RosterRepository rosters;
    private final EditionRepository repository;
    private final Editions editions;
    private final EditionLetters letters;
    private final Organisations organisations;
    private final Circles circles;
    private final Guard guard;
    private final Ids ids;

    Rosters(
            Readers readers,
            RosterRepository rosters,
            EditionRepository repository,
            Editions editions,
            EditionLetters letters,
            Organisations organisations,
            Circles circles,
            Guard guard,
            Ids ids) {
        this.readers = readers;
        this.rosters = rosters;
        this.repository = repository;
        this.editions = editions;
        this.letters = letters;
        this.organisations = organisations;
        this.circles = circles;
        this.guard = guard;
        this.ids = ids;
    }

    /** Somebody on the list; {@code presences}: by half day. */
    record Line(RosterRepository.Row row, String organisation, Map<UUID, String> presences) {}

    @ReaderScope
    List<Line> of(UUID edition, Language language) {
        trained(edition);
        Map<UUID, Organisation> roots = organisations.byId();
        Map<UUID, Map<UUID, String>> presences = new HashMap<>();
        for (RosterRepository.Presence presence : rosters.presences(edition)) {
            presences
                    .computeIfAbsent(presence.enrolmentId(), id -> new HashMap<>())
                    .put(presence.halfDayId(), presence.presence());
        }
        return rosters.of(edition).stream()
                .map(row -> new Line(
                        row,
                        Organisation.fullName(roots, row.rootId(), language),
                        presences.getOrDefault(row.id(), Map.of())))
                .toList();
    }

    /** Whether somebody was there; null takes that back. */
    @ReaderScope
    void tick(UUID edition, UUID halfDay, UUID enrolment, @Nullable String presence) {
        trained(edition);
        if (presence != null && !RosterFile.PRESENCES.contains(presence)) {
            throw new Refusal.Invalid("presence", "field.choice", String.join(", ", RosterFile.PRESENCES));
        }
        Editions.settle(rosters.tick(edition, halfDay, enrolment, presence));
    }

    /** Offers a place to the first of the waiting list who could have it. */
    @ReaderScope
    void offer(UUID edition) {
        trained(edition);
        String outcome = rosters.offer(edition);
        letters.tell(edition);
        if (outcome.equals("none")) {
            throw new Refusal.Invalid("state", "edition.none-waits");
        }
        Editions.settle(outcome);
    }

    /** Takes somebody off the list. */
    @ReaderScope
    void remove(UUID edition, UUID enrolment) {
        trained(edition);
        Editions.settle(rosters.remove(edition, enrolment));
        letters.tell(edition);
    }

    /**
     * Tells all who take part; each gets a mail of their own, and finds it on the page of the edition.
     *
     * @param answered keys of the guard's warnings that the trainer answered
     * @return to how many a mail goes
     */
    @ReaderScope
    int say(UUID id, @Nullable String subject, @Nullable String text, @Nullable List<String> answered) {
        EditionRepository.Row edition = trained(id);
        Texts texts = new Texts();
        String about = texts.required("subject", subject, 200);
        String said = texts.required("text", text, 4000);
        Set<String> known = answered == null ? Set.of() : new HashSet<>(answered);
        guard.pass(texts, "subject", about, edition.language(), known);
        guard.pass(texts, "text", said, edition.language(), known);
        texts.check();
        var circle = circles.ownById().get(edition.circleId());
        Integer told = repository.say(
                id, ids.next(), about, said, letters.message(edition, circle == null || circle.candid(), about, said));
        if (told == null) {
            throw new Refusal.NotAllowed();
        }
        return told;
    }

    /** The list with attendance, as CSV. */
    @ReaderScope
    String csv(UUID edition, Language language) {
        List<Line> lines = of(edition, language);
        List<HalfDay> days = editions.halfDays(edition);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("id", "name", "organisation", "state"));
        days.forEach(day -> header.add(label(day)));
        rows.add(header);
        for (Line line : lines) {
            List<String> row = new ArrayList<>(List.of(
                    line.row().id().toString(),
                    line.row().name(),
                    line.organisation(),
                    line.row().state()));
            for (HalfDay day : days) {
                String presence = line.presences().get(day.id());
                row.add(presence == null ? "" : RosterFile.word(presence, language));
            }
            rows.add(row);
        }
        return RosterFile.write(rows);
    }

    /**
     * Takes a list in: with a column {@code email}, people to be brought in, in the order of the lines; with {@code id}, attendance as the
     * list went out. Everything or nothing.
     *
     * @return how many lines
     */
    @ReaderScope
    int take(UUID edition, @Nullable String given) {
        trained(edition);
        Texts texts = new Texts();
        RosterFile.Lines lines = RosterFile.read(texts, given == null ? "" : given);
        texts.check();
        if (lines.header().contains("email")) {
            enter(texts, edition, lines);
        } else if (lines.header().contains("id")) {
            tick(texts, edition, lines);
        } else {
            texts.reject("text", "roster.columns");
        }
        texts.check();
        letters.tell(edition);
        return lines.rows().size();
    }

    private void enter(Texts texts, UUID edition, RosterFile.Lines lines) {
        for (int i = 0; i < lines.rows().size(); i++) {
            String email = lines.rows().get(i).getOrDefault("email", "");
            switch (rosters.enter(edition, email, ids.next())) {
                case "done" -> {}
                case "email" -> texts.reject("lines." + lines.numbers().get(i) + ".email", "roster.email");
                case "state" -> throw new Refusal.Invalid("state", "edition.over");
                default -> throw new Refusal.NotAllowed();
            }
        }
    }

    private void tick(Texts texts, UUID edition, RosterFile.Lines lines) {
        Map<String, UUID> days = editions.halfDays(edition).stream()
                .collect(Collectors.toMap(Rosters::label, HalfDay::id, (one, other) -> one));
        for (String column : lines.header()) {
            if (!days.containsKey(column)
                    && !Set.of("id", "name", "organisation", "state", "").contains(column)) {
                texts.reject("lines.1." + column, "roster.column");
            }
        }
        Map<String, UUID> enrolled = rosters.of(edition).stream()
                .filter(row -> row.state().equals("enrolled"))
                .collect(Collectors.toMap(row -> row.id().toString(), RosterRepository.Row::id));
        for (int i = 0; i < lines.rows().size(); i++) {
            String at = "lines." + lines.numbers().get(i) + ".";
            Map<String, String> row = lines.rows().get(i);
            UUID who = enrolled.get(row.getOrDefault("id", ""));
            for (Map.Entry<String, UUID> day : days.entrySet()) {
                String cell = row.getOrDefault(day.getKey(), "");
                if (cell.isEmpty()) {
                    continue;
                }
                String presence = RosterFile.presence(cell);
                if (who == null) {
                    texts.reject(at + "id", "roster.id");
                    break;
                } else if (presence == null) {
                    texts.reject(at + day.getKey(), "roster.presence");
                } else {
                    Editions.settle(rosters.tick(edition, day.getValue(), who, presence));
                }
            }
        }
    }

    private static String label(HalfDay day) {
        return day.day() + " " + day.begins();
    }

    private EditionRepository.Row trained(UUID id) {
        readers.current().signedIn();
        EditionRepository.Row edition = editions.get(id);
        Editions.trainersOnly(edition);
        return edition;
    }
}
