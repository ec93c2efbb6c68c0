package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** What is kept about a member, and what is left when the account is gone. */
class ErasureTest {
    /**
     * Every column that refers to a member, and what becomes of it. A new one fails here until somebody has thought about it: its row
     * goes, it is emptied, or {@code R__erasure.sql} and {@code vrank_erase} say otherwise.
     */
    private static final Map<String, String> COLUMNS = columns("""
            account.member_id            goes
            act.actor_id                 emptied
            act.subject_id               emptied
            authorship.member_id         goes
            byline.member_id             emptied
            calendar_address.member_id   goes
            certificate.issuer_id        emptied
            certificate.member_id        goes
            circle_look.member_id        goes
            coming_revision.member_id    goes
            comment_authorship.member_id goes
            comment_byline.member_id     goes
            comment_seen.member_id       goes
            flag.member_id               emptied
            custodian_key.member_id      goes
            box_wrap.member_id           goes
            box_identity.member_id       goes
            course_hand.member_id        goes
            desk_attachment.member_id    goes
            enrolment.member_id          goes
            feed.member_id               goes
            funding_tie.confirmed_by     emptied
            funding_tie.recorded_by      emptied
            idempotency_key.member_id    goes
            imported.member_id           goes
            invitation.member_id         goes
            mail.member_id               goes
            mail_refusal.member_id       goes
            manuscript.member_id         goes
            manuscript_version.member_id goes
            membership.confirmed_by      emptied
            membership.member_id         goes
            membership.proposed_by       emptied
            saved_search.member_id       goes
            session.member_id            goes
            sign_in.member_id            goes
            suspension.member_id         goes
            tenure.member_id             goes
            unsubscribe_link.member_id   goes
            """);

    /** Tables of which the export holds nothing, and why. */
    private static final Map<String, String> NOT_EXPORTED = Map.of(
            "suspension", "a suspended member cannot ask; the log of acts tells it later",
            "box_wrap", "a key to somebody else's text, sealed",
            "box_identity", "a key to somebody else's name, sealed");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> columns(String table) {
        Map<String, String> columns = new HashMap<>();
        table.lines().map(line -> line.strip().split("\\s+")).forEach(word -> columns.put(word[0], word[1]));
        return columns;
    }

    private static String id(String handle) {
        return String.valueOf(server.ask("select id::text from member where handle = ?", handle));
    }

    private static String write(Browser author, String circle, String name, String title) {
        Answer draft = author.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "lesson",
                        "language",
                        "fr",
                        "title",
                        title,
                        "circle",
                        circle,
                        "name",
                        name,
                        "answers",
                        Map.of("actual", "Personne n’est venu.")));
        Answer made = author.post("/api/reports", Map.of("manuscript", draft.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    @Test
    void every_column_that_refers_to_a_member_is_decided_upon() {
        assertThat(columns(String.valueOf(server.ask("""
                select string_agg(table_name || '.' || column_name || ' ' || case when goes then 'goes' else 'emptied' end, chr(10))
                from member_column
                """)))).containsExactlyInAnyOrderEntriesOf(COLUMNS);
        assertThat(server.ask("""
                select string_agg(c.table_name || '.' || c.column_name, ' ') from information_schema.columns c
                    join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'vrank' and t.table_type = 'BASE TABLE' and c.data_type = 'uuid'
                  and (c.column_name ~ 'member|author|_by$' or c.column_name in ('actor_id', 'subject_id'))
                  and (c.table_name, c.column_name) not in (select table_name, column_name from member_column)
                """))
                .as("columns that look as if they meant a member")
                .isNull();
    }

    @Test
    void the_export_holds_something_of_every_table_that_knows_the_member() {
        Answer data = server.as("ruth").get("/api/me/data");
        assertThat(data.status()).as(data.body()).isEqualTo(200);
        assertThat(data.text("kept.account.email")).contains("@example.org");
        assertThat(data.at("kept.seats").size()).isPositive();
        assertThat(data.at("kept.memberships").size()).isPositive();
        assertThat(data.at("kept.sessions").size()).isPositive();
        Map<String, String> parts = Map.ofEntries(
                Map.entry("account", "account"),
                Map.entry("act", "acts"),
                Map.entry("authorship", "reports"),
                Map.entry("byline", "reports"),
                Map.entry("calendar_address", "calendars"),
                Map.entry("certificate", "certificates"),
                Map.entry("circle_look", "circlesLookedAt"),
                Map.entry("coming_revision", "reports"),
                Map.entry("comment_authorship", "comments"),
                Map.entry("comment_byline", "comments"),
                Map.entry("comment_seen", "commentsSeen"),
                Map.entry("flag", "flags"),
                Map.entry("custodian_key", "custodianKeys"),
                Map.entry("course_hand", "courseVersions"),
                Map.entry("desk_attachment", "desk"),
                Map.entry("enrolment", "enrolments"),
                Map.entry("feed", "feeds"),
                Map.entry("funding_tie", "tiesByMe"),
                Map.entry("idempotency_key", "requestKeys"),
                Map.entry("imported", "imports"),
                Map.entry("invitation", "invitations"),
                Map.entry("mail_refusal", "noMeetingMails"),
                Map.entry("mail", "mails"),
                Map.entry("manuscript", "desk"),
                Map.entry("manuscript_version", "desk"),
                Map.entry("membership", "memberships"),
                Map.entry("saved_search", "savedSearches"),
                Map.entry("session", "sessions"),
                Map.entry("sign_in", "signIns"),
                Map.entry("tenure", "seats"),
                Map.entry("unsubscribe_link", "unsubscribeLinks"));
        Set<String> tables = new TreeSet<>();
        COLUMNS.keySet().forEach(column -> tables.add(column.substring(0, column.indexOf('.'))));
        tables.removeAll(NOT_EXPORTED.keySet());
        assertThat(parts.keySet()).containsExactlyInAnyOrderElementsOf(tables);
        parts.values()
                .forEach(part ->
                        assertThat(data.at("kept." + part).isNull()).as(part).isFalse());
        assertThat(server.visitor().get("/api/me/data").status()).isEqualTo(401);
    }

    @Test
    void the_export_does_not_tell_that_somebody_proposed_one_for_a_circle() {
        String before =
                server.as("gianni").get("/api/me/data").at("kept.memberships").toString();
        assertThat(server.as("bilal")
                        .post(
                                "/api/circles/" + server.circle("Working group") + "/admissions",
                                Map.of("email", "gianni.pastorelli@example.org"))
                        .status())
                .isEqualTo(201);
        assertThat(server.as("gianni")
                        .get("/api/me/data")
                        .at("kept.memberships")
                        .toString())
                .isEqualTo(before);
    }

    @Test
    void a_deleted_account_leaves_the_texts_that_were_to_stay_and_no_tie_to_who_wrote_them() {
        String firstLine = server.circle("First line");
        Browser karim = server.as("karim");
        String me = id("karim");
        String kept = write(karim, firstLine, "named", "Gardé avec mon nom");
        String unnamed = write(karim, firstLine, "named", "Gardé sans mon nom");
        String gone = write(karim, firstLine, "named", "Retiré");
        String nameless = write(karim, firstLine, "organisation", "Jamais signé");
        karim.post("/api/manuscripts", Map.of("kind", "lesson", "language", "fr", "title", "Brouillon secret"));
        karim.post("/api/feeds", Map.of("circle", firstLine));
        karim.post("/api/circles/" + firstLine + "/looks", Map.of());
        Answer proposed =
                karim.post("/api/circles/" + firstLine + "/admissions", Map.of("email", "mehmet.yalincay@example.org"));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        server.visitor().post("/api/sign-ins", Map.of("email", "karim.zerrouki@example.org", "language", "fr"));
        server.sql("""
                insert into funding_tie (id, funder_id, funded_id, call, starts, source, recorded_by, confirmed)
                select gen_random_uuid(), a.id, b.id, 'recorded by one who left', vrank_today() + 900, 'a test', ?::uuid, now()
                from organisation a, organisation b where a.name_en = 'Hasselt' and b.name_en = 'Zele'
                """, me);

        Answer list = karim.get("/api/me/deletion");
        assertThat(list.each("id")).contains(kept, unnamed, gone, nameless);
        Map<String, Object> wish = new HashMap<>(
                Map.of("email", "Karim.Zerrouki@example.org", "reports", Map.of(unnamed, "unname", gone, "withdraw")));
        wish.put("email", "somebody.else@example.org");
        assertThat(karim.post("/api/me/deletion", wish).fields()).containsExactly("email");
        assertThat(karim.get("/api/me").text("member.id")).isEqualTo(me);
        wish.put("email", "Karim.Zerrouki@example.org");
        Answer done = karim.post("/api/me/deletion", wish);
        assertThat(done.status()).as(done.body()).isEqualTo(204);

        assertThat(karim.get("/api/me").text("member")).isEqualTo("null");
        Browser nadia = server.as("nadia");
        assertThat(nadia.get("/api/reports/" + kept).text("author")).isEqualTo("Karim Zerrouki");
        assertThat(nadia.get("/api/reports/" + unnamed).text("author")).isEqualTo("null");
        assertThat(nadia.get("/api/reports/" + unnamed).text("place")).isEqualTo("Brussels-Capital Region");
        assertThat(nadia.get("/api/reports/" + gone).status()).isEqualTo(410);
        Answer circle = nadia.get("/api/circles/" + firstLine);
        assertThat(circle.each("members", "name")).doesNotContain("Karim Zerrouki");
        assertThat(circle.each("admissions", "name"))
                .as("what waited for a second person falls with the first")
                .doesNotContain("Mehmet Yalınçay");
        server.sql("update report set published = now() - interval '1 minute' where id = ?::uuid", nameless);
        assertThat(nadia.get("/api/reports/" + nameless).status()).isEqualTo(200);
        assertThat(server.as("tom").get("/api/acts").each("kind")).contains("account-deleted");

        for (String table : List.copyOf(tables())) {
            String left = server.ask(
                    "select string_agg(t::text, ' ') from " + table + " t where t::text like ? or t::text ilike ?",
                    "%" + me + "%",
                    "%karim.zerrouki%");
            assertThat(left).as(table).isNull();
            String named =
                    server.ask("select string_agg(t::text, ' ') from " + table + " t where t::text like '%Zerrouki%'");
            if (!table.equals("byline")) {
                assertThat(named).as("the name in " + table).isNull();
            }
        }
        assertThat(server.ask(
                        "select count(*)::text from byline where name = 'Karim Zerrouki' and report_id = ?::uuid",
                        kept))
                .isEqualTo("1");
        assertThat(server.ask("select count(*)::text from byline where report_id = ?::uuid", unnamed))
                .isEqualTo("0");
    }

    @Test
    void only_own_reports_are_decided_upon_and_only_in_ways_that_exist() {
        Browser elif = server.as("elif");
        String foreign = String.valueOf(
                server.ask("select report_id::text from byline where member_id <> ?::uuid limit 1", id("elif")));
        String address = String.valueOf(server.ask("select email from account where member_id = ?::uuid", id("elif")));
        for (String report : List.of(foreign, "00000000-0000-4000-8000-000000000000", "x")) {
            assertThat(elif.post("/api/me/deletion", Map.of("email", address, "reports", Map.of(report, "withdraw")))
                            .fields())
                    .containsExactly("reports");
        }
        assertThat(elif.get("/api/me").text("member.id")).isEqualTo(id("elif"));
        assertThat(server.visitor()
                        .post("/api/me/deletion", Map.of("email", address))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_last_administrator_passes_the_duty_on_first() {
        try (TestServer other = TestServer.demo()) {
            People people = new People(other);
            other.sql("""
                    update tenure set ends = vrank_today() - 1 from seat s, member m
                    where s.id = tenure.seat_id and m.id = tenure.member_id and s.kind = 'administrator' and m.handle <> 'dries'
                    """);
            String address = "dries.malfroot@example.org";
            Browser dries = other.as("dries");
            Answer refused = dries.post("/api/me/deletion", Map.of("email", address));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.fields()).containsExactly("email");
            people.member("next-one", people.organisation("Next house"), "administrator");
            assertThat(dries.post("/api/me/deletion", Map.of("email", address)).status())
                    .isEqualTo(204);
        }
    }

    private static Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        String all = String.valueOf(
                server.ask(
                        "select string_agg(table_name, ' ') from information_schema.tables where table_schema = 'vrank' and table_type = 'BASE TABLE'"));
        tables.addAll(List.of(all.split(" ")));
        return tables;
    }
}
