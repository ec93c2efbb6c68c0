package org.vrank.noninterference;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vrank.notices.Matched;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.Folders;
import org.vrank.testing.Slips;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

/** One of two worlds that begin alike: same people, ids, keys and clocks, the database's included. */
final class World implements AutoCloseable {
    static final String MIEKE = "mieke.vandaele@example.org";
    static final String OMAR = "omar.lambrecht@example.org";

    /** Who read the first line's circle, in both worlds, and left before anything hidden happened there. */
    static final String LEAVER = "marijke";

    /** Both worlds write the same cursors. */
    private static final String KEYSET = keyset();

    /** Pages stand in for the built ones: what is compared is which one comes. */
    private static final Path PAGES = pages();

    private final TestServer server;
    private final Map<String, Browser> browsers = new HashMap<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private final Map<String, String> looked = new HashMap<>();

    /** A world as everybody has it. */
    World() {
        this(false);
    }

    /** One that can be made to leak, when it has slips. */
    World(boolean slips) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("vrank.frontend", PAGES.toString());
        properties.put("vrank.test.near-workshop", "yes");
        if (slips) {
            properties.put("vrank.slips", true);
        }
        // only when everything has settled: in both worlds at the same turn
        properties.put("vrank.alerts.every", "12h");
        // its letters take ids: between a label and the answer it is for, they would shift them in one world only
        properties.put("vrank.reminders.first", "12h");
        // all personas ask from one address
        properties.put("vrank.intake.times", 100_000);
        properties.put("vrank.certificates.looks", 100_000);
        properties.put("vrank.six-weeks.first", "12h");
        server = TestServer.demo(properties, List.of());
        standStill();
        server.sql("insert into keyset (name, json) values ('cursors', ?)", KEYSET);
        server.sql("update mail_seal set key = sha256('the same in both worlds')");
        keepRare();
        at("visitor session").stranger().get("/api/me");
        newcomer("mieke", MIEKE);
        newcomer("omar", OMAR);
        leave();
        Gatherings.known(this);
        Trainings.known(this);
        Learners.known(this);
        saveSearches();
    }

    /** Everybody wants to be told of what is hidden: by a word in it, and by what it is filed under. */
    private void saveSearches() {
        for (String question : List.of(
                "{\"text\": \"polarisatie\", \"chosen\": {}}",
                "{\"text\": \"\", \"chosen\": {\"theme\": [\"" + Deeds.RARE_THEME + "\"]}}")) {
            server.sql("""
                    insert into saved_search (id, member_id, name, question, rhythm, created)
                    select md5(id || ?)::uuid, id, 'Van vroeger', ?::jsonb, 'daily', '2020-01-01' from member
                    """, question, question);
        }
    }

    private void leave() {
        Answer left = at("leave").as(LEAVER).delete("/api/circles/" + circle("First line") + "/membership");
        if (left.status() >= 300) {
            throw new IllegalStateException("does not leave: " + left.body());
        }
    }

    /** What the demo world files under the rare theme is filed so no longer: in these worlds only hidden things are. */
    private void keepRare() {
        server.sql("""
                with common as (
                    update report set themes = array_remove(themes, ?) where ? = any (themes) returning circle_id, id
                )
                insert into outbox (circle_id, kind, item_id) select circle_id, 'report', id from common
                """, Deeds.RARE_THEME, Deeds.RARE_THEME);
    }

    /**
     * The columns that the database fills with its own time and that answers show get the injected time instead: set by
     * triggers, so that answers can be compared as they are.
     */
    private void standStill() {
        String now = "'" + TestServer.NOW + "'";
        trigger("session", "new.created := " + now + "; new.last_used := " + now + ";");
        trigger("act", "new.at := " + now + ";");
        trigger("mail", "new.created := " + now + ";");
        // what is found is delivered at once
        trigger("saved_match", "new.matched := null;");
        trigger(
                "membership",
                "new.proposed := least(new.proposed, " + now
                        + "); if new.accepted is not null then new.accepted := least(new.accepted, " + now
                        + "); end if; if new.ended is not null then new.ended := least(new.ended, " + now
                        + "); end if;");
    }

    private void trigger(String table, String body) {
        server.sql("create function stands_still_" + table + "() returns trigger language plpgsql as $$ begin " + body
                + " return new; end $$");
        server.sql("create trigger a_stands_still before insert or update on " + table
                + " for each row execute function stands_still_" + table + "()");
    }

    /** A practitioner of a municipality that the demo world does not staff, so that no persona shares her seat. */
    private void newcomer(String handle, String email) {
        Answer made = at(handle)
                .as("tom")
                .post(
                        "/api/members",
                        Map.of(
                                "name",
                                "Nieuw " + handle,
                                "email",
                                email,
                                "language",
                                "nl",
                                "seat",
                                Map.of("organisation", root("nis:21005"), "kind", "practitioner")));
        if (made.status() != 201) {
            throw new IllegalStateException("no newcomer: " + made.body());
        }
        server.sql("update member set handle = ? where id = ?::uuid", handle, made.text("id"));
    }

    TestServer server() {
        return server;
    }

    Slips slips() {
        return server.context().getBean(Slips.class);
    }

    /** From here until the next call, ids and secrets follow from this label and how often it was used, from nothing else. */
    World at(String label) {
        String turn = label + " " + turns.merge(label, 1, Integer::sum);
        server.ids()
                .reset(UUID.nameUUIDFromBytes(turn.getBytes(StandardCharsets.UTF_8))
                        .getMostSignificantBits());
        return this;
    }

    /** Waits until the indexes hold all that was written, and saved searches were held against it. */
    void settle() {
        Followed.upToNow(server.context());
        Matched.upToNow(server.context());
    }

    /** The one browser of a person, signed in before the next label. */
    Browser as(String handle) {
        return browsers.computeIfAbsent(handle, server::as);
    }

    /** A browser that nobody used before. */
    Browser stranger() {
        return server.visitor();
    }

    String circle(String name) {
        return looked.computeIfAbsent(name, server::circle);
    }

    /** The newest report that the whole network reads. */
    String newest() {
        return String.valueOf(server.ask("""
                select r.id::text from report r join circle c on c.id = r.circle_id
                where not c.candid and c.kind <> 'platform' and r.published <= now() order by r.published desc, r.id desc limit 1
                """));
    }

    String root(String key) {
        return looked.computeIfAbsent(
                key, k -> String.valueOf(server.ask("select id::text from organisation where content_key = ?", k)));
    }

    String member(String handle) {
        return String.valueOf(server.ask("select id::text from member where handle = ?", handle));
    }

    /** Every mail to this persona, as it will go out. */
    String mail(Persona persona) {
        return String.valueOf(server.ask("""
                select string_agg(concat_ws(' | ', m.id, m.recipient, m.subject, m.body, m.html, m.calendar, m.method, m.answers, m.unsubscribe, m.attachment_id, m.created, m.due <= now(), m.sent), E'\\n' order by m.id)
                from mail m join member p on p.id = m.member_id where p.handle = ?
                """, persona.handle()));
    }

    /** What the program's own measures are called and say of themselves; not how much they measured. */
    String metrics() {
        return server.context().getBean(MeterRegistry.class).getMeters().stream()
                .map(meter -> meter.getId().toString())
                .filter(id -> id.contains("name='vrank."))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    static Timestamp yesterday() {
        return Timestamp.from(TestServer.NOW.minus(Duration.ofDays(1)));
    }

    @Override
    public void close() {
        server.close();
        TestDatabase.get().drop(server.database());
    }

    private static String keyset() {
        try {
            DeterministicAeadConfig.register();
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV),
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pages() {
        try {
            Path folder = Folders.fresh("vrank-pages");
            for (String language : List.of("nl", "fr", "en")) {
                Files.createDirectory(folder.resolve(language));
                Files.writeString(folder.resolve(language).resolve("index.html"), "<p>" + language);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
