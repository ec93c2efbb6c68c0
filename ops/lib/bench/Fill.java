package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Fills a migrated database as its server's superuser (COPY knows no row-level security): members in municipalities, circles, and so many reports with three times as many claims
 * and revisions, all from one seed. Prints what the load needs to know as JSON: sessions of readers and authors, ids, queries.
 *
 * <p>Arguments: database address (JDBC, with user), the root of the working copy, how many reports, the seed.
 */
final class Fill {
    private static final int MEMBERS = 400;
    private static final int CIRCLES = 40;
    private static final int DESK = 400;
    private static final Instant NEWEST = Instant.now().minusSeconds(3600);
    private static final long YEARS = 5 * 365 * 86_400L;

    private final Connection connection;
    private final Texts texts;
    private final Random random;
    private final List<UUID> circles = new ArrayList<>();
    private final List<UUID> members = new ArrayList<>();
    private final Map<UUID, UUID> organisationOf = new HashMap<>();
    private final boolean ledger;

    private Fill(Connection connection, Texts texts) throws SQLException {
        this.connection = connection;
        this.texts = texts;
        this.random = texts.random();
        this.ledger = one("select to_regclass('vrank.revision')::text") != null;
    }

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0])) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set search_path = vrank");
            }
            System.out.println(new Fill(connection, new Texts(Path.of(args[1]), Long.parseLong(args[3]))).fill(Integer.parseInt(args[2])));
        }
    }

    private String fill(int reports) throws SQLException, IOException {
        people();
        String readers = circles();
        List<UUID> inOwn = reports(reports);
        String desk = desks();
        connection.commit();
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < 200; i++) queries.add(texts.query());
        return "{" + readers + ",\"reports\":" + Json.of(inOwn) + ",\"queries\":" + Json.of(queries) + "," + desk + "}";
    }

    private void people() throws SQLException, IOException {
        List<String> towns = all("select id::text from organisation where parent_id is null and kind = 'municipality' order by content_key");
        StringBuilder member = new StringBuilder();
        StringBuilder account = new StringBuilder();
        StringBuilder seat = new StringBuilder();
        StringBuilder tenure = new StringBuilder();
        for (int i = 0; i < MEMBERS; i++) {
            UUID id = id();
            UUID seatId = id();
            members.add(id);
            organisationOf.put(id, UUID.fromString(towns.get(i % towns.size())));
            row(member, id, "Bench Person " + (i + 1), null);
            row(account, id, "bench" + i + "@example.org", List.of("nl", "fr", "en").get(i % 3), "2024-01-01");
            row(seat, seatId, organisationOf.get(id), "practitioner", null, null, null, null);
            row(tenure, id(), seatId, id, "2020-01-01", null);
        }
        copy("member (id, name, handle)", member);
        copy("account (member_id, email, language, created)", account);
        copy("seat (id, organisation_id, kind, superior_id, title_nl, title_fr, title_en)", seat);
        copy("tenure (id, seat_id, member_id, starts, ends)", tenure);
    }

    /** Forty circles of every rule; the first reader has one of them, the second seven and with the public one eight. */
    private String circles() throws SQLException, IOException {
        circles.add(UUID.fromString(one("select id::text from circle where kind = 'public'")));
        StringBuilder circle = new StringBuilder();
        StringBuilder membership = new StringBuilder();
        for (int i = 0; i < CIRCLES; i++) {
            UUID id = id();
            circles.add(id);
            String kind = List.of("network", "first-line", "platform", "working").get(i % 4);
            boolean candid = !kind.equals("network") && (kind.equals("first-line") || i % 3 == 0);
            String name = "Bench circle " + (i + 1);
            row(circle, id, kind, candid, !candid, "{practitioner,host,trainer,expert}", name, name, name, name);
            for (int m = 0; m < MEMBERS; m++) {
                boolean in = m == 0 ? i == 0 : m == 1 ? i < 7 : random.nextInt(CIRCLES) < 4 || (m + i) % CIRCLES == 0;
                if (in) row(membership, id(), id, members.get(m), "2024-01-01", "2024-01-01", "2024-01-02");
            }
        }
        copy("circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en)", circle);
        try (var statement = connection.createStatement()) {
            statement.execute("alter table membership disable trigger admission_keeps_the_rule");
            copy("membership (id, circle_id, member_id, proposed, confirmed, accepted)", membership);
            statement.execute("alter table membership enable trigger admission_keeps_the_rule");
        }
        return "\"one\":{\"session\":" + Json.of(session(members.get(0))) + ",\"circle\":" + Json.of(circles.get(1)) + "},\"eight\":{\"session\":"
                + Json.of(session(members.get(1))) + "}";
    }

    /** The public circle holds a fifth; the others are of very different sizes. Answers ids in the eight circles of the second reader. */
    private List<UUID> reports(int count) throws SQLException, IOException {
        StringBuilder report = new StringBuilder();
        StringBuilder byline = new StringBuilder();
        StringBuilder authorship = new StringBuilder();
        StringBuilder revision = new StringBuilder();
        List<UUID> inOwn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = id();
            int at = random.nextInt(5) == 0 ? 0 : 1 + texts.skewed(CIRCLES);
            UUID circle = circles.get(at);
            UUID author = texts.one(members);
            String language = texts.language();
            String kind = texts.kind();
            String title = texts.title(language);
            Instant published = NEWEST.minusSeconds((long) (random.nextDouble() * YEARS)).minusNanos(random.nextInt(1_000_000) * 1_000L);
            if (at <= 7) inOwn.add(id);
            String answers = Json.of(texts.answers(kind, language));
            String themes = "{" + String.join(",", texts.themes()) + "}";
            int revisions = random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(9);
            if (ledger) {
                row(report, id, circle, kind, language, title, answers, themes, organisationOf.get(author), null, published, claims(kind, language), revisions == 0 ? null : LocalDate.ofInstant(published, java.time.ZoneOffset.UTC).plusDays(revisions));
                for (int r = 1; r <= revisions; r++) {
                    row(revision, id, circle, r, LocalDate.ofInstant(published, java.time.ZoneOffset.UTC).plusDays(r), texts.text(language, "short", 1), false, title, Json.of(texts.answers(kind, language)), themes, "[]");
                }
            } else {
                row(report, id, circle, kind, language, title, answers, themes, organisationOf.get(author), null, published);
            }
            if (random.nextInt(10) < 7) row(byline, id, circle, author, "Bench Person " + (members.indexOf(author) + 1));
            row(authorship, id, circle, author);
            if (i % 2000 == 1999 || i == count - 1) {
                copy("report (id, circle_id, kind, language, title, answers, themes, organisation_id, region, published" + (ledger ? ", claims, revised)" : ")"), report);
                copy("byline (report_id, circle_id, member_id, name)", byline);
                copy("authorship (report_id, circle_id, member_id)", authorship);
                if (ledger) copy("revision (report_id, circle_id, number, replaced, note, erased, title, answers, themes, claims)", revision);
            }
        }
        return inOwn.size() > 5000 ? inOwn.subList(0, 5000) : inOwn;
    }

    private String claims(String kind, String language) {
        if (kind.equals("question") || kind.equals("signal")) return "[]";
        List<Object> claims = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Map<String, Object> claim = new java.util.LinkedHashMap<>();
            claim.put("stage", List.of("intended", "observed", "delivered", "measured").get(i));
            claim.put("text", texts.text(language, "short", 1));
            claim.put("judge", texts.one(List.of("owner", "internal", "peer", "researcher")));
            claim.put("known", texts.text(language, "short", 1));
            if (i > 0) claim.put("evidence", texts.one(List.of("described", "plausible", "followed", "before-after", "compared", "no-effect", "harm")));
            claims.add(claim);
        }
        return Json.of(claims);
    }

    /** Authors, each with a session and manuscripts ready to be published into a circle of their own. */
    private String desks() throws SQLException, IOException {
        StringBuilder manuscript = new StringBuilder();
        List<Object> authors = new ArrayList<>();
        for (int a = 2; a < 2 + 120; a++) {
            UUID author = members.get(a);
            UUID circle = UUID.fromString(one("select circle_id::text from membership where member_id = '" + author + "' order by circle_id limit 1"));
            List<UUID> ready = new ArrayList<>();
            for (int i = 0; i < DESK; i++) {
                UUID id = id();
                ready.add(id);
                String language = texts.language();
                row(manuscript, id, author, "lesson", language, texts.title(language), Json.of(texts.answers("lesson", language)), "{" + String.join(",", texts.themes()) + "}", circle, "named", 1, "2026-01-01");
            }
            authors.add(Map.of("session", session(author), "ready", ready));
            copy("manuscript (id, member_id, kind, language, title, answers, themes, circle_id, name_level, version, saved)", manuscript);
        }
        List<Object> drafts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String language = texts.language();
            drafts.add(Map.of("kind", "lesson", "language", language, "title", texts.title(language), "answers", texts.answers("lesson", language), "themes", texts.themes()));
        }
        return "\"authors\":" + Json.of(authors) + ",\"drafts\":" + Json.of(drafts);
    }

    /** Opens a session that lasts, and answers its secret. */
    private String session(UUID member) throws SQLException {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (var insert = connection.prepareStatement("insert into session (id, secret_hash, member_id, expires) values (?, ?, ?, now() + interval '30 days')")) {
            insert.setObject(1, id());
            insert.setBytes(2, MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
            insert.setObject(3, member);
            insert.execute();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return secret;
    }

    private UUID id() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | (2L << 62));
    }

    private static void row(StringBuilder rows, Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : ",");
            if (values[i] != null) rows.append('"').append(values[i].toString().replace("\"", "\"\"")).append('"');
        }
        rows.append('\n');
    }

    private void copy(String table, StringBuilder rows) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin (format csv)", new java.io.StringReader(rows.toString()));
        rows.setLength(0);
    }

    private String one(String question) throws SQLException {
        return all(question).getFirst();
    }

    private List<String> all(String question) throws SQLException {
        List<String> all = new ArrayList<>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(question)) {
            while (rows.next()) all.add(rows.getString(1));
        }
        return all;
    }
}
