package org.vrank.demo;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vrank.platform.Ids;

/** The demo world's circles and who is in them. The database checks each admission as it would check anybody's. */
@Singleton
class DemoCircles {
    private final Ids ids;

    DemoCircles(Ids ids) {
        this.ids = ids;
    }

    Map<String, UUID> load(Connection owner, Node world, DemoPeople.Known known) throws SQLException {
        Map<String, UUID> circles = new HashMap<>();
        circles.put("public", publicCircle(owner));
        for (Node circle : world.list("circles")) {
            UUID id = ids.next();
            circles.put(circle.text("key"), id);
            Node names = circle.node("names");
            Node abouts = circle.node("about");
            DemoPeople.run(
                    owner,
                    """
                    insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en,
                                        about_nl, about_fr, about_de, about_en)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    id,
                    circle.text("kind"),
                    circle.yes("candid"),
                    circle.yes("superiors"),
                    owner.createArrayOf("text", circle.texts("admits").toArray()),
                    names.text("nl"),
                    names.text("fr"),
                    names.text("de"),
                    names.text("en"),
                    abouts.text("nl"),
                    abouts.text("fr"),
                    abouts.text("de"),
                    abouts.text("en"));
            admit(owner, id, circle.texts("members"), known);
        }
        return circles;
    }

    private static UUID publicCircle(Connection owner) throws SQLException {
        try (var ask = owner.createStatement();
                var row = ask.executeQuery("select id from circle where kind = 'public'")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private void admit(Connection owner, UUID circle, List<String> handles, DemoPeople.Known known)
            throws SQLException {
        UUID founder = null;
        int months = 24;
        for (String handle : handles) {
            UUID member = known.members().get(handle);
            try {
                DemoPeople.run(owner, """
                        insert into membership (id, circle_id, member_id, confirmed_by, proposed, confirmed, accepted)
                        values (?, ?, ?, ?, now() - make_interval(months => ?, days => 9),
                                now() - make_interval(months => ?, days => 4), now() - make_interval(months => ?))
                        """, ids.next(), circle, member, founder, months, months, months);
            } catch (SQLException refused) {
                throw new SQLException("the demo world cannot admit " + handle, refused);
            }
            founder = founder == null ? member : founder;
            months = Math.max(0, months - 1);
        }
    }
}
