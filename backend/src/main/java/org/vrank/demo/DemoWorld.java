package org.vrank.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vrank.people.SignIns;
import org.vrank.platform.Readers;
import org.vrank.platform.database.ContentFiles;
import org.vrank.platform.database.ContentLoaded;
import org.vrank.platform.database.Owner;
import org.vrank.reports.Manuscripts;
import org.vrank.reports.Reports;

/** Fills an installation made for the demo world, once. */
@Singleton
@Requires(beans = Owner.class)
class DemoWorld {
    private final Owner owner;
    private final DemoPeople people;
    private final DemoCircles circles;
    private final SignIns signIns;
    private final Readers readers;
    private final Manuscripts manuscripts;
    private final Reports reports;

    DemoWorld(
            Owner owner,
            DemoPeople people,
            DemoCircles circles,
            SignIns signIns,
            Readers readers,
            Manuscripts manuscripts,
            Reports reports) {
        this.owner = owner;
        this.people = people;
        this.circles = circles;
        this.signIns = signIns;
        this.readers = readers;
        this.manuscripts = manuscripts;
        this.reports = reports;
    }

    @EventListener
    void fill(ContentLoaded loaded) {
        boolean demo = owner.transact(c -> yes(c, "select demo from installation"));
        if (!demo) {
            return;
        }
        Map<String, UUID> made = owner.transact(this::world);
        if (!made.isEmpty()) {
            write(made);
        }
    }

    private Map<String, UUID> world(Connection connection) throws SQLException {
        if (yes(connection, "select exists (select from member)")) {
            return Map.of();
        }
        Node world = new Node(ContentFiles.yaml("demo/world.yml"));
        return circles.load(connection, world, people.load(connection, world));
    }

    private void write(Map<String, UUID> circleIds) {
        Map<UUID, Integer> published = new HashMap<>();
        for (String name : new Node(ContentFiles.yaml("demo/world.yml")).texts("reports")) {
            Node report = new Node(ContentFiles.yaml("demo/reports/" + name));
            String secret = signIns.as(report.text("author"), null);
            UUID id = readers.as(secret, () -> {
                UUID manuscript = manuscripts.add(draft(report, circleIds));
                return reports.publish(manuscript, 1);
            });
            published.put(id, report.number("days-ago"));
        }
        owner.transact(c -> {
            for (var report : published.entrySet()) {
                DemoPeople.run(c, """
                        update report set published = date_trunc('day', now()) + interval '9 hours' - make_interval(days => ?)
                        where id = ?
                        """, report.getValue(), report.getKey());
            }
            DemoPeople.run(
                    c, "insert into outbox (circle_id, kind, item_id) select circle_id, 'report', id from report");
            DemoPeople.run(c, "delete from session where member_id is not null");
            return true;
        });
    }

    private static Manuscripts.Draft draft(Node report, Map<String, UUID> circleIds) {
        Map<String, Object> answers = new HashMap<>();
        report.node("answers")
                .map()
                .forEach((id, answer) -> answers.put(
                        id.toString(),
                        answer instanceof List<?> chosen
                                ? chosen.stream().map(Object::toString).toList()
                                : answer.toString()));
        return new Manuscripts.Draft(
                report.text("kind"),
                report.text("language"),
                report.text("title"),
                answers,
                report.texts("themes"),
                circleIds.get(report.text("circle")),
                report.text("name"));
    }

    private static boolean yes(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
