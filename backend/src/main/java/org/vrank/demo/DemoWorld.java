package org.vrank.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.database.ContentFiles;
import org.vrank.platform.database.ContentLoaded;
import org.vrank.platform.database.Owner;

/** Fills an installation made for the demo world, once. */
@Singleton
@Requires(beans = Owner.class)
class DemoWorld {
    private final Owner owner;
    private final DemoPeople people;
    private final DemoCircles circles;
    private final DemoReports demoReports;
    private final DemoDiscussions demoDiscussions;
    private final DemoMeetings demoMeetings;
    private final DemoBox demoBox;
    private final DemoCourses demoCourses;

    DemoWorld(
            Owner owner,
            DemoPeople people,
            DemoCircles circles,
            DemoReports demoReports,
            DemoDiscussions demoDiscussions,
            DemoMeetings demoMeetings,
            DemoBox demoBox,
            DemoCourses demoCourses) {
        this.owner = owner;
        this.people = people;
        this.circles = circles;
        this.demoReports = demoReports;
        this.demoDiscussions = demoDiscussions;
        this.demoMeetings = demoMeetings;
        this.demoBox = demoBox;
        this.demoCourses = demoCourses;
    }

    @EventListener
    void fill(ContentLoaded loaded) {
        boolean demo = owner.transact(c -> yes(c, "select demo from installation"));
        if (!demo) {
            return;
        }
        Known made = owner.transact(this::world);
        if (made != null) {
            write(made);
        }
    }

    /** What reports refer to by key. */
    record Known(Map<String, UUID> circles, Map<String, UUID> organisations, Map<String, UUID> members) {}

    private @Nullable Known world(Connection connection) throws SQLException {
        if (yes(connection, "select exists (select from member)")) {
            return null;
        }
        Node world = new Node(ContentFiles.yaml("demo/world.yml"));
        DemoPeople.Known known = people.load(connection, world);
        return new Known(circles.load(connection, world, known), known.organisations(), known.members());
    }

    private void write(Known known) {
        Map<String, UUID> reports = new HashMap<>();
        for (String name : new Node(ContentFiles.yaml("demo/world.yml")).texts("reports")) {
            reports.put(name, demoReports.publish(name, new Node(ContentFiles.yaml("demo/reports/" + name)), known));
        }
        demoDiscussions.write(reports);
        demoMeetings.hold(known, reports);
        demoBox.fill(known);
        demoCourses.publish(known);
        owner.transact(c -> {
            DemoPeople.run(
                    c, "insert into outbox (circle_id, kind, item_id) select circle_id, 'report', id from report");
            DemoPeople.run(
                    c, "insert into outbox (circle_id, kind, item_id) select circle_id, 'comment', id from comment");
            DemoPeople.run(c, "delete from session where member_id is not null");
            return true;
        });
    }

    private static boolean yes(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
