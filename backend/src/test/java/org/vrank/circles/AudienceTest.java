package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** "Who will read this" is what everybody then reads, for every person of the demo world and every circle. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AudienceTest {
    private static TestServer server;
    private static final Map<String, Browser> EVERYBODY = new HashMap<>();
    private static final Map<String, Set<String>> KINDS = new HashMap<>();

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        Answer people = server.visitor().get("/api/sign-ins");
        for (int i = 0; i < people.at("items").size(); i++) {
            String handle = people.text("items." + i + ".handle");
            EVERYBODY.put(handle, server.as(handle));
            Set<String> kinds = new TreeSet<>();
            people.at("items." + i + ".kinds").values().forEach(kind -> kinds.add(kind.getStringValue()));
            KINDS.put(handle, kinds);
        }
        assertThat(EVERYBODY).hasSizeGreaterThan(40);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser as(String handle) {
        return Objects.requireNonNull(EVERYBODY.get(handle));
    }

    private static Set<String> kinds(String handle) {
        return Objects.requireNonNull(KINDS.get(handle));
    }

    /** The circles somebody reads; an administrator's list also holds those that are only administered. */
    private static List<String> circlesOf(Browser browser) {
        Answer list = browser.get("/api/circles");
        List<String> circles = new ArrayList<>(list.each("id"));
        for (int i = circles.size() - 1; i >= 0; i--) {
            if (list.text("items." + i + ".state").equals("administers")) {
                circles.remove(i);
            }
        }
        return circles;
    }

    private static String publish(Browser author, String circle) {
        Answer written = author.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "lesson",
                        "language",
                        "en",
                        "title",
                        "Who reads this",
                        "circle",
                        circle,
                        "name",
                        "named",
                        "themes",
                        List.of("polarisation"),
                        "answers",
                        Map.of("intended", "To know.", "actual", "We counted.")));
        Answer made = author.post("/api/reports", Map.of("manuscript", written.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    /** Publishes in every circle anybody may publish in, and compares what each reader was told with who then reads. */
    private static int compareAll() {
        Map<String, Map<String, Answer>> told = new HashMap<>();
        EVERYBODY.forEach((handle, browser) -> {
            for (String circle : circlesOf(browser)) {
                told.computeIfAbsent(circle, id -> new HashMap<>())
                        .put(handle, browser.get("/api/circles/" + circle + "/audience"));
            }
        });
        int compared = 0;
        for (var circle : told.entrySet()) {
            String author = new TreeSet<>(circle.getValue().keySet()).first();
            String report = publish(as(author), circle.getKey());
            Set<String> readers = new TreeSet<>();
            EVERYBODY.forEach((handle, browser) -> {
                Answer answer = browser.get("/api/reports/" + report);
                if (answer.status() == 200) {
                    readers.add(handle);
                } else {
                    assertThat(answer.bytes())
                            .isEqualTo(browser.get("/api/reports/00000000-0000-4000-8000-000000000000")
                                    .bytes());
                }
            });
            Expected expected = Expected.of(readers);
            circle.getValue().forEach((who, answer) -> compare(who + " in " + circle.getKey(), answer, expected));
            assertThat(circle.getValue().keySet()).isEqualTo(readers);
            compared += readers.size();
        }
        return compared;
    }

    /** What the answer must say, counted from the seats themselves and not by the views under test. */
    private record Expected(Set<String> readers, int custodians, int superiors, Map<String, Integer> organisations) {
        static Expected of(Set<String> readers) {
            String handles = String.join(",", readers);
            int superiors = Integer.parseInt(String.valueOf(server.ask("""
                    with recursive held as (
                        select m.handle, t.seat_id from tenure t join member m on m.id = t.member_id
                        where t.starts <= current_date and (t.ends is null or t.ends >= current_date)
                          and m.handle = any (string_to_array(?, ','))),
                    above (seat_id, over) as (
                        select id, superior_id from seat where superior_id is not null
                        union select a.seat_id, s.superior_id from above a join seat s on s.id = a.over where s.superior_id is not null)
                    select count(distinct up.handle)::text from above
                        join held down on down.seat_id = above.seat_id join held up on up.seat_id = above.over
                    where up.handle <> down.handle
                    """, handles)));
            String roots = String.valueOf(server.ask("""
                    select string_agg(distinct m.handle || '/' || o.root_id, ',') from tenure t join member m on m.id = t.member_id
                        join seat s on s.id = t.seat_id join organisation o on o.id = s.organisation_id
                    where t.starts <= current_date and (t.ends is null or t.ends >= current_date)
                      and m.handle = any (string_to_array(?, ','))
                    """, handles));
            Map<String, Integer> organisations = new HashMap<>();
            for (String seat : List.of(roots.split(","))) {
                organisations.merge(seat.substring(seat.indexOf('/') + 1), 1, Integer::sum);
            }
            int custodians = (int) readers.stream()
                    .filter(reader -> kinds(reader).contains("custodian"))
                    .count();
            return new Expected(readers, custodians, superiors, organisations);
        }
    }

    private static void compare(String as, Answer audience, Expected expected) {
        if (audience.at("everyone").getBooleanValue()) {
            assertThat(expected.readers()).isEqualTo(EVERYBODY.keySet());
            return;
        }
        assertThat(audience.at("people").getIntValue())
                .as(as)
                .isEqualTo(expected.readers().size());
        assertThat(audience.at("custodians").getIntValue()).as(as).isEqualTo(expected.custodians());
        assertThat(audience.at("superiors").getIntValue()).as(as).isEqualTo(expected.superiors());
        Map<String, Integer> shares = new HashMap<>();
        List<String> ids = audience.each("organisations", "id");
        List<String> people = audience.each("organisations", "people");
        for (int i = 0; i < ids.size(); i++) {
            shares.put(ids.get(i), Integer.valueOf(people.get(i)));
        }
        assertThat(shares).as(as).isEqualTo(expected.organisations());
    }

    @Test
    @Order(1)
    void the_answer_equals_who_then_reads_for_every_person_and_every_circle_they_publish_in() {
        assertThat(compareAll()).isGreaterThan(120);
    }

    @Test
    @Order(2)
    void a_stranger_and_a_visitor_get_the_answer_of_an_unknown_circle() {
        String unknown = "/api/circles/00000000-0000-4000-8000-000000000000/audience";
        int asked = 0;
        List<String> all = as("dries").get("/api/circles").each("id");
        for (Browser browser : EVERYBODY.values()) {
            List<String> own = circlesOf(browser);
            for (String circle : all) {
                Answer answer = browser.get("/api/circles/" + circle + "/audience");
                if (answer.status() == 200) {
                    assertThat(own).contains(circle);
                } else {
                    assertThat(answer.bytes()).isEqualTo(browser.get(unknown).bytes());
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(60);
        String closed = server.circle("First line");
        assertThat(server.visitor().get("/api/circles/" + closed + "/audience").bytes())
                .isEqualTo(server.visitor().get(unknown).bytes());
    }

    @Test
    @Order(3)
    void who_is_kept_out_is_said_with_the_reason_and_is_indeed_kept_out() {
        String firstLine = server.circle("First line");
        Answer audience = as("nadia").get("/api/circles/" + firstLine + "/audience");
        List<String> reasons = audience.each("keptOut", "reason");
        List<String> who = audience.each("keptOut", "who");
        assertThat(who).contains("safe.brussels", "FPS Interior, DG Security and Prevention", "Mechelen");
        assertThat(audience.each("keptOut", "why")).anyMatch(why -> why.startsWith("Funds ") && why.contains("Forest"));
        assertThat(who).anyMatch(name -> name.startsWith("Godelieve Strobbe, head of prevention"));
        assertThat(who).anyMatch(name -> name.startsWith("Pieter Dobbeleers"));
        assertThat(reasons).contains("funder", "superior", "seat");
        for (int i = 0; i < who.size(); i++) {
            if (!reasons.get(i).startsWith("fund")) {
                continue;
            }
            String members = server.ask("""
                    select count(*)::text from organisation o join member_root r on r.root_id = o.root_id
                        join member m on m.id = r.member_id
                    where o.name_en = ? and exists (select from reader x where x.circle_id = ?::uuid and x.member_id = m.id)
                    """, who.get(i), firstLine);
            assertThat(members).as(who.get(i)).isEqualTo("0");
        }
        Answer network = as("nadia").get("/api/circles/" + server.circle("The network") + "/audience");
        assertThat(network.each("keptOut", "reason")).isEmpty();
        assertThat(network.at("superiors").getIntValue()).isPositive();
    }

    @Test
    @Order(4)
    void it_still_does_after_random_admissions_leavings_seats_and_ties() {
        Random random = new Random(20261124);
        List<String> circles = new ArrayList<>(as("dries").get("/api/circles").each("id"));
        circles.remove(server.circle("Everyone"));
        List<String> handles = new ArrayList<>(new TreeSet<>(EVERYBODY.keySet()));
        for (int step = 0; step < 60; step++) {
            String circle = circles.get(random.nextInt(circles.size()));
            String handle = handles.get(random.nextInt(handles.size()));
            switch (random.nextInt(5)) {
                case 0, 1 -> admit(circle, handle, random);
                case 2 -> as(handle).delete("/api/circles/" + circle + "/membership");
                case 3 -> tie(random);
                default -> {
                    if (kinds(handle).equals(Set.of("practitioner"))) {
                        server.sql("""
                                update tenure set ends = vrank_today() - 1 where ends is null and starts < vrank_today()
                                  and member_id = (select id from member where handle = ?)
                                """, handle);
                    }
                }
            }
        }
        assertThat(compareAll()).isGreaterThan(60);
    }

    private static void admit(String circle, String handle, Random random) {
        String address = String.valueOf(server.ask(
                "select email from account where member_id = (select id from member where handle = ?)", handle));
        as(random.nextBoolean() ? "tom" : "dries")
                .post("/api/circles/" + circle + "/admissions", Map.of("email", address));
        String admission = server.ask("""
                select s.id::text from membership s join member m on m.id = s.member_id
                where s.circle_id = ?::uuid and m.handle = ? and s.ended is null
                """, circle, handle);
        if (admission != null) {
            List.of("karim", "hanne", "bilal", "sabine")
                    .forEach(who -> as(who).post("/api/admissions/" + admission + "/confirmation", Map.of()));
            as(handle).post("/api/admissions/" + admission + "/acceptance", Map.of());
        }
    }

    private static void tie(Random random) {
        List<String> roots = List.of(String.valueOf(server.ask(
                        "select string_agg(distinct root_id::text, ',' order by root_id::text) from member_root"))
                .split(","));
        UUID funder = UUID.fromString(roots.get(random.nextInt(roots.size())));
        UUID funded = UUID.fromString(roots.get(random.nextInt(roots.size())));
        if (!funder.equals(funded)) {
            server.sql("""
                    insert into funding_tie (id, funder_id, funded_id, call, starts, source, confirmed)
                    values (?, ?, ?, 'a call', vrank_today(), 'a test', now())
                    """, server.ids().next(), funder, funded);
        }
    }
}
