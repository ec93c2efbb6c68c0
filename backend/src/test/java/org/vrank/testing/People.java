package org.vrank.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts organisations, members, seats, ties and circles into a server's database without going through its doors. Triggers and
 * constraints hold here too. Days count back from today: 10 is ten days ago, -3 is in three days.
 */
public final class People {
    private final TestServer server;
    private final Connection connection;

    public People(TestServer server) {
        this.server = server;
        try {
            // one connection for all of it: opening one costs more than what is written through it
            this.connection = TestDatabase.get().connect(server.database());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An organisation of its own. */
    public UUID organisation(String name) {
        return unit(null, name);
    }

    /** A unit of an organisation or of another unit. */
    public UUID unit(@Nullable UUID parent, String name) {
        UUID id = server.ids().next();
        run("""
                insert into organisation (id, parent_id, root_id, level, kind, name_nl, name_fr, name_de, name_en)
                values (?, ?, ?, 'local', 'municipality', ?, ?, ?, ?)
                """, id, parent, id, name, name, name, name);
        return id;
    }

    /** A member without any seat, with the handle and the name and address made from it. */
    public UUID member(String handle) {
        UUID id = server.ids().next();
        run("insert into member (id, name, handle) values (?, ?, ?)", id, "Name " + handle, handle);
        run("insert into account (member_id, email, language) values (?, ?, 'en')", id, handle + "@example.org");
        return id;
    }

    /** A member with a seat since two months. */
    public UUID member(String handle, UUID organisation, String kind) {
        UUID id = member(handle);
        holds(id, seat(organisation, kind, null), 60, null);
        return id;
    }

    public UUID seat(UUID organisation, String kind, @Nullable UUID superior) {
        UUID id = server.ids().next();
        run(
                "insert into seat (id, organisation_id, kind, superior_id) values (?, ?, ?, ?)",
                id,
                organisation,
                kind,
                superior);
        return id;
    }

    /** Lets a member hold a seat from so many days ago until so many days ago, both included. */
    public void holds(UUID member, UUID seat, int from, @Nullable Integer until) {
        run("""
                insert into tenure (id, seat_id, member_id, starts, ends)
                values (?, ?, ?, vrank_today() - ?::integer, vrank_today() - ?::integer)
                """, server.ids().next(), seat, member, from, until);
    }

    /** A confirmed tie. */
    public UUID tie(UUID funder, UUID funded, int from, @Nullable Integer until) {
        UUID id = waitingTie(funder, funded, from, until);
        run("update funding_tie set confirmed = now() where id = ?", id);
        return id;
    }

    /** A tie nobody has confirmed yet. */
    public UUID waitingTie(UUID funder, UUID funded, int from, @Nullable Integer until) {
        UUID id = server.ids().next();
        run("""
                insert into funding_tie (id, funder_id, funded_id, call, starts, ends, source)
                values (?, ?, ?, 'a call', vrank_today() - ?::integer, vrank_today() - ?::integer, 'made for a test')
                """, id, funder, funded, from, until);
        return id;
    }

    public UUID circle(String name, boolean candid, boolean superiors, String... admits) {
        UUID id = server.ids().next();
        run("""
                insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en)
                values (?, 'working', ?, ?, string_to_array(?, ','), ?, ?, ?, ?)
                """, id, candid, superiors, String.join(",", admits), name, name, name, name);
        return id;
    }

    /** Admits a member who has accepted the house rule; the first of a candid circle needs nobody to confirm. */
    public void admit(UUID circle, UUID member, @Nullable UUID confirmer) {
        run("""
                insert into membership (id, circle_id, member_id, confirmed_by, confirmed, accepted)
                values (?, ?, ?, ?, now(), now())
                """, server.ids().next(), circle, member, confirmer);
    }

    /** Whether the member reads the circle now, as the database sees it. */
    public boolean reads(UUID member, UUID circle) {
        return "1".equals(server.ask("select 1 from reader where member_id = ? and circle_id = ?", member, circle));
    }

    private synchronized void run(String statement, @Nullable Object... values) {
        try (var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
