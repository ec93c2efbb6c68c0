package org.vrank.learning;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The course of {@code content/courses/polarisation} in a circle of the demo world, and an edition of it with learners. */
public record Classroom(TestServer server, String circle, String version, String edition) {
    public static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

    private static final Path FOLDER = Path.of("../content/courses/polarisation");

    /** An edition whose two half days are over, in the circle of the whole network, which Ruth trains. */
    public static Classroom of(TestServer server, String... learners) {
        return in(server, server.circle("The network"), learners);
    }

    public static Classroom in(TestServer server, String circle, String... learners) {
        String version = version(server, circle);
        String edition = next(server);
        server.sql("""
                insert into edition (id, circle_id, course_id, version_id, language, capacity, closes, approval, waiting)
                select ?::uuid, circle_id, course_id, id, 'nl', 20, current_date - 60, false, 'automatic'
                from course_version where id = ?::uuid
                """, edition, version);
        for (int ago : List.of(50, 42)) {
            server.sql("""
                    insert into half_day (id, circle_id, edition_id, day, begins, minutes)
                    values (?::uuid, ?::uuid, ?::uuid, vrank.vrank_today() - ?::integer, '09:00', 210)
                    """, next(server), circle, edition, ago);
        }
        Classroom room = new Classroom(server, circle, version, edition);
        for (String learner : learners) {
            room.enrol(learner);
        }
        return room;
    }

    /** The whole course as published version 1, in a circle. */
    public static String version(TestServer server, String circle) {
        Map<String, Object> course = yaml(FOLDER.resolve("course.yml"));
        String id = next(server);
        String version = next(server);
        server.sql("insert into course (id, circle_id, created) values (?::uuid, ?::uuid, current_date)", id, circle);
        server.sql("""
                insert into course_version (id, circle_id, course_id, number, state, title, licence, outline, published)
                values (?::uuid, ?::uuid, ?::uuid, 1, 'published', ?::jsonb, 'CC-BY-SA-4.0', ?::jsonb, current_date)
                """, version, circle, id, json(course.getOrDefault("title", "")), json(course));
        int place = 0;
        for (Object key : (List<?>) course.getOrDefault("modules", List.of())) {
            Map<String, Object> module = yaml(FOLDER.resolve("modules/" + key + "/module.yml"));
            server.sql(
                    """
                    insert into course_module (version_id, circle_id, key, position, title, minutes)
                    values (?::uuid, ?::uuid, ?, ?, ?::jsonb, ?)
                    """, version, circle, key, place++, json(module.getOrDefault("title", "")), module.get("minutes"));
            int number = 0;
            for (Object exercise : (List<?>) module.getOrDefault("exercises", List.of())) {
                Map<?, ?> body = (Map<?, ?>) exercise;
                server.sql("""
                        insert into course_exercise (version_id, circle_id, module, key, position, kind, body)
                        values (?::uuid, ?::uuid, ?, ?, ?, ?, ?::jsonb)
                        """, version, circle, key, body.get("key"), number++, body.get("kind"), json(body));
            }
        }
        return version;
    }

    /** Lets somebody of the demo world take part; answers the enrolment. */
    public String enrol(String handle) {
        String id = next(server);
        server.sql("""
                insert into enrolment (id, edition_id, member_id, root_id, state, asked)
                select ?::uuid, ?::uuid, m.id, (select o.root_id from organisation o limit 1), 'enrolled',
                       (select count(*) + 1 from enrolment where edition_id = ?::uuid)
                from member m where m.handle = ?
                """, id, edition, edition, handle);
        return id;
    }

    /** Was there on both half days, calls seven modules done and answered fourteen exercises. */
    public void completes(String handle) {
        server.sql("""
                insert into half_day_presence (half_day_id, enrolment_id, presence)
                select d.id, n.id, 'present' from half_day d join enrolment n on n.edition_id = d.edition_id
                    join member m on m.id = n.member_id
                where n.edition_id = ?::uuid and m.handle = ?
                """, edition, handle);
        server.sql("""
                insert into module_done (enrolment_id, module)
                select n.id, c.key from enrolment n join member m on m.id = n.member_id
                    join (select key from course_module where version_id = ?::uuid order by position limit 7) c on true
                where n.edition_id = ?::uuid and m.handle = ?
                """, version, edition, handle);
        server.sql("""
                insert into exercise_answer (enrolment_id, module, exercise, answer, shared, done)
                select n.id, c.module, c.key, '{}', false, true from enrolment n join member m on m.id = n.member_id
                    join (select module, key from course_exercise where version_id = ?::uuid order by module, key limit 14) c on true
                where n.edition_id = ?::uuid and m.handle = ?
                """, version, edition, handle);
    }

    public String path() {
        return "/api/editions/" + edition;
    }

    public Answer module(Browser who, String module) {
        return who.get(path() + "/modules/" + module + "/exercises");
    }

    public Answer answer(Browser who, String module, String exercise, int revision, Map<String, Object> reply) {
        return who.put(path() + "/answers/" + module + "/" + exercise, body(revision, reply));
    }

    public Answer attempt(Browser who, String module, String exercise, Map<String, Object> reply) {
        return who.post("/api/course-versions/" + version + "/tries/" + module + "/" + exercise, body(0, reply));
    }

    public static Map<String, Object> body(int revision, Map<String, Object> reply) {
        return new HashMap<>(Map.of("revision", revision, "reply", reply));
    }

    private static String next(TestServer server) {
        return server.ids().next().toString();
    }

    private static Map<String, Object> yaml(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Object value) {
        try {
            return JsonMapper.createDefault().writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
