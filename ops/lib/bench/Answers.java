package bench;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Puts one circle, a course with one open and one single question, and an edition with so many learners into a migrated database, as its
 * server's superuser. Prints the edition and a session of each learner as JSON.
 *
 * <p>Arguments: database address (JDBC, with user), how many learners, the seed.
 */
final class Answers {
    private static final String COURSE = """
            with c as (insert into course (id, circle_id, created) values (?::uuid, ?::uuid, current_date) returning *),
            v as (insert into course_version (id, circle_id, course_id, number, state, title, licence, outline, published)
                  select gen_random_uuid(), circle_id, id, 1, 'published', '{"nl": "Cursus"}', 'CC', '{}', current_date from c returning *),
            m as (insert into course_module (version_id, circle_id, key, position, title, minutes)
                  select id, circle_id, 'one', 0, '{"nl": "Een"}', 10 from v returning *),
            x as (insert into course_exercise (version_id, circle_id, module, key, position, kind, body)
                  select version_id, circle_id, 'one', k.key, k.position, k.kind, k.body::jsonb from m,
                      (values ('open', 0, 'open', '{"question": {"nl": "Wat?"}}'),
                              ('single', 1, 'single', '{"question": {"nl": "Welk?"}, "options": [
                                  {"text": {"nl": "Dit"}, "right": true, "explanation": {"nl": "Daarom."}},
                                  {"text": {"nl": "Dat"}, "right": false, "explanation": {"nl": "Daarom niet."}}]}')) k (key, position, kind, body)
                  returning *)
            insert into edition (id, circle_id, course_id, version_id, language, capacity, closes, approval, waiting)
            select ?::uuid, circle_id, course_id, id, 'nl', 1000, current_date, false, 'automatic' from v
            """;

    private Answers() {}

    public static void main(String[] args) throws Exception {
        Random random = new Random(Long.parseLong(args[2]));
        String circle = id(random);
        String edition = id(random);
        List<String> sessions = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(args[0])) {
            connection.setAutoCommit(false);
            run(connection, "set search_path = vrank");
            run(connection, """
                    insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en)
                    values (?::uuid, 'network', false, true, '{practitioner}', 'Bench', 'Bench', 'Bench', 'Bench')
                    """, circle);
            run(connection, COURSE, id(random), circle, edition);
            String town = "(select id from organisation where parent_id is null and kind = 'municipality' order by content_key limit 1)";
            run(connection, "alter table membership disable trigger admission_keeps_the_rule");
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                String member = id(random);
                String seat = id(random);
                byte[] bytes = new byte[32];
                random.nextBytes(bytes);
                String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                run(connection, "insert into member (id, name, handle) values (?::uuid, ?, ?)", member, "Learner " + i, "learner" + i);
                run(connection, "insert into account (member_id, email, language) values (?::uuid, ?, 'nl')", member, "l" + i + "@example.org");
                run(connection, "insert into seat (id, organisation_id, kind) select ?::uuid, " + town + ", 'practitioner'", seat);
                run(connection, "insert into tenure (id, seat_id, member_id, starts) values (?::uuid, ?::uuid, ?::uuid, '2020-01-01')", id(random), seat, member);
                run(connection, """
                        insert into membership (id, circle_id, member_id, confirmed, accepted) values (?::uuid, ?::uuid, ?::uuid, now(), now())
                        """, id(random), circle, member);
                run(connection, """
                        insert into enrolment (id, edition_id, member_id, root_id, state, asked)
                        select ?::uuid, ?::uuid, ?::uuid, o.root_id, 'enrolled', 1 from organisation o where o.id =
                        """ + town, id(random), edition, member);
                try (var insert = connection.prepareStatement(
                        "insert into session (id, secret_hash, member_id, expires) values (?::uuid, ?, ?::uuid, now() + interval '30 days')")) {
                    insert.setString(1, id(random));
                    insert.setBytes(2, MessageDigest.getInstance("SHA-256").digest(secret.getBytes()));
                    insert.setString(3, member);
                    insert.execute();
                }
                sessions.add('"' + secret + '"');
            }
            run(connection, "alter table membership enable trigger admission_keeps_the_rule");
            connection.commit();
            connection.setAutoCommit(true);
            run(connection, "analyze");
        }
        System.out.println("{\"edition\":\"" + edition + "\",\"sessions\":[" + String.join(",", sessions) + "]}");
    }

    private static String id(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }

    private static void run(Connection connection, String statement, String... values) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) prepared.setString(i + 1, values[i]);
            prepared.execute();
        }
    }
}
