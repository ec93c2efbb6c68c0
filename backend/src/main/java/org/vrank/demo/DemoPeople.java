package org.vrank.demo;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;

/** The demo world's organisations, members, seats and funding ties. */
@Singleton
class DemoPeople {
    private final Ids ids;
    private final Clock clock;

    DemoPeople(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** What later parts refer to by key and handle. */
    record Known(Map<String, UUID> organisations, Map<String, UUID> members, Map<String, UUID> roots) {}

    Known load(Connection owner, Node world) throws SQLException {
        Known known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Node organisation : world.list("organisations")) {
            organisation(owner, organisation, known);
        }
        Map<String, UUID> seats = new HashMap<>();
        for (Node member : world.list("members")) {
            member(owner, member, known, seats);
        }
        for (Node tie : world.list("ties")) {
            tie(owner, tie, known);
        }
        return known;
    }

    private void organisation(Connection owner, Node o, Known known) throws SQLException {
        String contentKey = o.optional("nis") != null
                ? "nis:" + o.text("nis")
                : o.optional("actor") != null ? "actor:" + o.text("actor") : "demo:" + o.text("key");
        Node names = o.node("names");
        try (var insert = owner.prepareStatement("""
                insert into organisation (id, content_key, parent_id, root_id, level, kind, region, name_nl, name_fr, name_de, name_en)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (content_key) do update set kind = excluded.kind
                returning id
                """)) {
            UUID id = ids.next();
            insert.setObject(1, id);
            insert.setString(2, contentKey);
            insert.setObject(
                    3,
                    o.optional("parent") == null ? null : known.organisations().get(o.text("parent")));
            insert.setObject(4, id);
            insert.setString(5, o.text("level"));
            insert.setString(6, o.text("kind"));
            insert.setString(7, o.optional("region"));
            insert.setString(8, names.text("nl"));
            insert.setString(9, names.text("fr"));
            insert.setString(10, names.text("de"));
            insert.setString(11, names.text("en"));
            try (var row = insert.executeQuery()) {
                row.next();
                known.organisations().put(o.text("key"), row.getObject(1, UUID.class));
            }
        }
    }

    private void member(Connection owner, Node m, Known known, Map<String, UUID> seats) throws SQLException {
        UUID id = ids.next();
        known.members().put(m.text("handle"), id);
        run(owner, "insert into member (id, name, handle) values (?, ?, ?)", id, m.text("name"), m.text("handle"));
        run(
                owner,
                "insert into account (member_id, email, language) values (?, ?, ?)",
                id,
                m.text("email"),
                m.text("language"));
        for (Node s : m.list("seats")) {
            UUID seat = ids.next();
            seats.putIfAbsent(m.text("handle") + "/" + s.text("kind"), seat);
            String superior = s.optional("superior");
            if (superior != null && !seats.containsKey(superior)) {
                throw new IllegalArgumentException("the demo world names the seat " + superior + " before it exists");
            }
            run(
                    owner,
                    """
                    insert into seat (id, organisation_id, kind, superior_id, title_nl, title_fr, title_en)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """,
                    seat,
                    known.organisations().get(s.text("organisation")),
                    s.text("kind"),
                    superior == null ? null : seats.get(superior),
                    s.node("title").optional("nl"),
                    s.node("title").optional("fr"),
                    s.node("title").optional("en"));
            run(
                    owner,
                    "insert into tenure (id, seat_id, member_id, starts, ends) values (?, ?, ?, ?, ?)",
                    ids.next(),
                    seat,
                    id,
                    monthsAgo(s.number("from")),
                    monthsAgo(s.number("until")));
        }
    }

    private void tie(Connection owner, Node t, Known known) throws SQLException {
        UUID confirmer =
                t.optional("confirmed-by") == null ? null : known.members().get(t.text("confirmed-by"));
        run(
                owner,
                """
                insert into funding_tie (id, funder_id, funded_id, call, starts, ends, source, recorded_by, confirmed_by, confirmed)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, case when ?::uuid is not null then now() end)
                """,
                ids.next(),
                known.organisations().get(t.text("funder")),
                known.organisations().get(t.text("funded")),
                t.text("call"),
                monthsAgo(t.number("from")),
                monthsAgo(t.number("until")),
                t.text("source"),
                known.members().get(t.text("recorded-by")),
                confirmer,
                confirmer);
    }

    private @Nullable LocalDate monthsAgo(@Nullable Integer months) {
        return months == null
                ? null
                : LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS).minusMonths(months);
    }

    static void run(Connection owner, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
