package org.vrank.demo;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.meetings.Series;
import org.vrank.people.SignIns;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;
import org.vrank.platform.Readers;
import org.vrank.platform.database.ContentFiles;
import org.vrank.platform.database.Owner;

/**
 * The meetings of the demo world. Its series is made by its host, through the same door as anybody's, which opens the next meeting too;
 * what lies behind is written by the owner, for no door lets anybody hold a meeting last month.
 */
@Singleton
@Requires(beans = Owner.class)
class DemoMeetings {
    /** How many months of the past there are. */
    private static final int BEHIND = 2;

    private final Owner owner;
    private final SignIns signIns;
    private final Readers readers;
    private final Series series;
    private final Ids ids;
    private final Clock clock;

    DemoMeetings(Owner owner, SignIns signIns, Readers readers, Series series, Ids ids, Clock clock) {
        this.owner = owner;
        this.signIns = signIns;
        this.readers = readers;
        this.series = series;
        this.ids = ids;
        this.clock = clock;
    }

    /** A meeting by how many come after it until the next one. */
    private record Held(UUID id, LocalDate day) {}

    /** All of them; {@code reports} says which file became which report. */
    void hold(DemoWorld.Known known, Map<String, UUID> reports) {
        Node world = new Node(ContentFiles.yaml("demo/meetings.yml"));
        UUID circle = Objects.requireNonNull(known.circles().get(world.text("circle")));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
        Series.Given given = new Series.Given(
                world.text("title"),
                world.text("about").strip(),
                world.texts("languages"),
                world.text("rule"),
                today.minusMonths(BEHIND + 1),
                false,
                world.text("begins"),
                world.number("minutes"),
                world.text("place"),
                "",
                null);
        UUID id = readers.as(signIns.as(world.text("by"), null), () -> series.add(circle, given));
        owner.transact(c -> {
            Map<Integer, Held> meetings = meetings(c, id, today);
            for (Node meeting : world.list("meetings")) {
                attend(c, meeting, Objects.requireNonNull(meetings.get(meeting.number("at"))));
            }
            int place = 1;
            for (Node item : world.list("items")) {
                bring(c, id, item, meetings, reports, place++, today);
            }
            DemoPeople.run(c, "select vrank_open_next(?, ?)", id, today);
            return true;
        });
    }

    private Map<Integer, Held> meetings(Connection c, UUID id, LocalDate today) throws SQLException {
        Map<Integer, Held> meetings = new HashMap<>();
        try (var ask = c.prepareStatement("select id, day from meeting where series_id = ?")) {
            ask.setObject(1, id);
            try (var row = ask.executeQuery()) {
                row.next();
                meetings.put(0, new Held(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)));
            }
        }
        LocalDate day = today;
        for (int back = 1; back <= BEHIND; back++) {
            LocalDate first = day.with(TemporalAdjusters.firstInMonth(DayOfWeek.TUESDAY));
            day = first.isBefore(day)
                    ? first
                    : day.minusMonths(1).with(TemporalAdjusters.firstInMonth(DayOfWeek.TUESDAY));
            meetings.put(back, new Held(ids.next(), day));
            DemoPeople.run(
                    c,
                    "insert into occurrence (series_id, circle_id, day) select id, circle_id, ? from series where id = ?",
                    day,
                    id);
            DemoPeople.run(c, """
                    insert into meeting (id, circle_id, series_id, occurrence, day, begins, minutes, languages, place, link, state)
                    select ?, circle_id, id, ?, ?, begins, minutes, languages, place, link, 'held' from series where id = ?
                    """, held(meetings, back).id(), day, day, id);
        }
        return meetings;
    }

    private void attend(Connection c, Node meeting, Held held) throws SQLException {
        for (String presence : new String[] {"present", "online", "absent"}) {
            for (String handle : meeting.texts(presence)) {
                tick(c, held, handle, presence, "");
            }
        }
        for (var excused : meeting.node("excused").map().entrySet()) {
            tick(
                    c,
                    held,
                    excused.getKey().toString(),
                    "excused",
                    excused.getValue().toString());
        }
        for (Node guest : meeting.list("guests")) {
            DemoPeople.run(
                    c,
                    "insert into guest (id, meeting_id, circle_id, name, from_where, presence) select ?, id, circle_id, ?, ?, 'present' from meeting where id = ?",
                    ids.next(),
                    guest.text("name"),
                    guest.text("from"),
                    held.id());
        }
    }

    private void tick(Connection c, Held held, String handle, String presence, String apology) throws SQLException {
        @Nullable
        String answer = switch (presence) {
            case "present" -> "there";
            case "online" -> "online";
            case "excused" -> "not";
            default -> null;
        };
        DemoPeople.run(c, """
                insert into attendance (meeting_id, circle_id, seat_id, answer, apology, presence)
                select id, circle_id, ?, ?, ?, ? from meeting where id = ?
                """, seat(c, handle), answer, apology, presence, held.id());
    }

    /** An item goes from meeting to meeting until it is closed, as the database itself would carry it. */
    private void bring(
            Connection c,
            UUID id,
            Node item,
            Map<Integer, Held> meetings,
            Map<String, UUID> reports,
            int place,
            LocalDate today)
            throws SQLException {
        UUID made = ids.next();
        Integer at = item.number("at");
        LocalDate proposed =
                at == null ? today.minusDays(9) : held(meetings, at).day().minusDays(20);
        DemoPeople.run(
                c,
                """
                insert into agenda_item (id, circle_id, series_id, seat_id, kind, language, title, text, minutes, state, position, moved)
                select ?, circle_id, id, ?, ?, ?, ?, ?, ?, 'proposed', ?, ? from series where id = ?
                """,
                made,
                seat(c, item.text("by")),
                item.text("kind"),
                item.text("language"),
                item.text("title"),
                item.text("text").strip(),
                item.number("minutes"),
                place,
                proposed.isAfter(today) ? today : proposed,
                id);
        String report = item.optional("report");
        if (report != null) {
            DemoPeople.run(
                    c,
                    "insert into agenda_report (item_id, circle_id, report_id) select id, circle_id, ? from agenda_item where id = ?",
                    Objects.requireNonNull(reports.get(report)),
                    made);
        }
        String parked = item.optional("parked");
        if (parked != null) {
            DemoPeople.run(
                    c,
                    "update agenda_item set state = 'parked', because = ?, moved = ? where id = ?",
                    parked,
                    today,
                    made);
        }
        if (at != null) {
            int last = Objects.requireNonNullElse(item.number("closed"), 0);
            for (int now = at; now >= last; now--) {
                LocalDate came = now == at
                        ? held(meetings, now).day().minusDays(12)
                        : held(meetings, now + 1).day();
                DemoPeople.run(
                        c,
                        "update agenda_item set state = 'planned', meeting_id = ?, moved = ? where id = ?",
                        held(meetings, now).id(),
                        came.isAfter(today) ? today : came,
                        made);
            }
            if (last > 0) {
                DemoPeople.run(
                        c,
                        "update agenda_item set state = 'closed', moved = ? where id = ?",
                        held(meetings, last).day(),
                        made);
            }
        }
        outcomes(c, made, item, meetings);
    }

    private void outcomes(Connection c, UUID id, Node item, Map<Integer, Held> meetings) throws SQLException {
        for (Node decision : item.list("decisions")) {
            Held held = held(meetings, Objects.requireNonNull(decision.number("at")));
            DemoPeople.run(
                    c,
                    """
                    insert into decision (id, circle_id, series_id, item_id, meeting_id, language, text, reasons, review, made)
                    select ?, circle_id, series_id, id, ?, ?, ?, ?, ?, ? from agenda_item where id = ?
                    """,
                    ids.next(),
                    held.id(),
                    decision.text("language"),
                    decision.text("text"),
                    decision.text("reasons"),
                    held.day().plusDays(Objects.requireNonNull(decision.number("review"))),
                    held.day(),
                    id);
        }
        for (Node action : item.list("actions")) {
            Held held = held(meetings, Objects.requireNonNull(action.number("at")));
            LocalDate until = held.day().plusDays(Objects.requireNonNull(action.number("until")));
            boolean done = "done".equals(action.optional("state"));
            DemoPeople.run(
                    c,
                    """
                    insert into action (id, circle_id, series_id, item_id, meeting_id, language, text, seat_id, until, state, settled)
                    select ?, circle_id, series_id, id, ?, ?, ?, ?, ?, ?, ? from agenda_item where id = ?
                    """,
                    ids.next(),
                    held.id(),
                    action.text("language"),
                    action.text("text"),
                    seat(c, action.text("by")),
                    until,
                    done ? "done" : "open",
                    done ? held.day() : null,
                    id);
        }
    }

    private static Held held(Map<Integer, Held> meetings, int at) {
        return Objects.requireNonNull(meetings.get(at));
    }

    /** The seat that somebody has held the longest. */
    private static UUID seat(Connection c, String handle) throws SQLException {
        try (var ask = c.prepareStatement("""
                select t.seat_id from tenure t join member m on m.id = t.member_id
                where m.handle = ? and (t.ends is null or t.ends >= vrank_today()) order by t.starts limit 1
                """)) {
            ask.setString(1, handle);
            try (var row = ask.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("the demo world has no seat of " + handle);
                }
                return Objects.requireNonNull(row.getObject(1, UUID.class));
            }
        }
    }
}
