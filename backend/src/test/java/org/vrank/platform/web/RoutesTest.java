package org.vrank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Walks over every route the running server has, as a visitor, a member and an administrator. */
class RoutesTest {
    private static final String NOWHERE = "00000000-0000-4000-8000-00000000abcd";

    /** Bodies of the right shape for routes that need one to get as far as their refusal. */
    private static final Map<String, String> BODIES = bodies(
            "PUT /api/me",
            "{'language': 'nl'}",
            "POST /api/members",
            "{'name': '', 'email': '', 'language': '', 'seat': {'organisation': '%s', 'kind': ''}}".formatted(NOWHERE),
            "POST /api/organisations",
            "{'name': '', 'level': '', 'kind': ''}",
            "POST /api/circles",
            "{'kind': '', 'candid': true, 'superiors': false, 'admits': [], 'names': {}, 'founder': ''}",
            "POST /api/funding-ties",
            "{'funder': '%1$s', 'funded': '%1$s', 'call': '', 'from': '2026-01-01', 'source': ''}".formatted(NOWHERE),
            "POST /api/reports",
            "{'manuscript': '%s', 'version': 1}".formatted(NOWHERE),
            "POST /api/reports/{id}/revisions",
            "{'manuscript': '%s', 'version': 1, 'note': 'x'}".formatted(NOWHERE),
            "POST /api/flags/{id}/decision",
            "{'decision': 'kept'}",
            "POST /api/reports/{id}/moves",
            "{'circle': '%s'}".formatted(NOWHERE),
            "POST /api/contexts/checks",
            "{'wanted': {}}",
            "POST /api/members/{id}/seats",
            "{'organisation': '%s', 'kind': 'expert'}".formatted(NOWHERE),
            "POST /api/members/seats/{id}/successions",
            "{'member': '%s'}".formatted(NOWHERE),
            "PUT /api/members/{id}/suspension",
            "{'reason': 'x'}",
            "PUT /api/funding-ties/{id}/end",
            "{'until': '2090-01-01'}",
            "POST /api/manuscripts/{id}/confidential-sending",
            "{'version': 1, 'level': 'receipt', 'phrase': '" + "abacus ".repeat(9) + "'}",
            "PUT /api/manuscripts/{id}/attachments/{attachment}",
            "{'title': 'x'}",
            "PUT /api/series/{id}/days",
            "{'leftOut': true}",
            "PUT /api/meetings/{id}/attendance/{seat}",
            "{'answer': 'there'}",
            "PUT /api/meetings/{id}/attendance/{seat}/presence",
            "{'presence': 'present'}",
            "PUT /api/meetings/{id}/guests/{guest}/presence",
            "{'presence': 'present'}",
            "PUT /api/editions/{id}",
            "{'revision': 1}",
            "PUT /api/editions/{id}/enrolment",
            "{'superior': ''}",
            "PUT /api/editions/{id}/roster/{enrolment}/half-days/{day}",
            "{'presence': 'present'}",
            "PUT /api/meetings/{id}/places",
            "{'places': 12}",
            "PUT /api/agenda-items/{id}/files/{file}",
            "{'title': 'x'}",
            "PUT /api/course-versions/{id}/modules/{module}/files/{name}",
            "{'revision': 1}",
            "PUT /api/course-versions/{id}/modules/{module}/solutions/{exercise}",
            "{'revision': 1}",
            "PUT /api/course-versions/{id}/vignettes/{vignette}",
            "{'revision': 1}",
            "PUT /api/agenda-items/{id}/guests",
            "{'shown': true}",
            "PUT /api/me/meeting-mails",
            "{'wanted': true}",
            "PUT /api/meetings/{id}/agenda-order",
            "{'items': ['%s']}".formatted(NOWHERE),
            "PUT /api/meetings/{id}/minutes/{circle}/texts/{item}",
            "{'version': 0, 'text': 'x'}",
            "PUT /api/meetings/{id}/minutes/off-record/{item}",
            "{'off': true}",
            "PUT /api/box/{id}/proposal",
            "{'title': 'x'}",
            "PUT /api/saved-searches/{id}",
            "{'name': 'x', 'rhythm': 'daily'}",
            "POST /api/receipts",
            "{'language': 'nl'}",
            "POST /api/slips",
            "{'count': 1}",
            "POST /api/reports/{id}/withdrawal",
            "{'reason': 'x'}",
            "POST /api/courses/{id}/withdrawal",
            "{'because': 'x'}",
            "PUT /api/course-versions/{id}/file",
            "{'revision': 1, 'path': 'course.yml', 'text': 'x'}",
            "PUT /api/course-versions/{id}/outline",
            "{'revision': 1}",
            "PUT /api/course-versions/{id}/module-order",
            "{'revision': 1, 'modules': []}",
            "POST /api/course-versions/{id}/modules",
            "{'revision': 1}",
            "PUT /api/course-versions/{id}/state",
            "{'revision': 1, 'state': 'review'}",
            "PUT /api/editions/{id}/answers/{module}/{exercise}",
            "{'revision': 0, 'reply': {}}",
            "PUT /api/editions/{id}/modules/{module}/done",
            "{'done': true}",
            "PUT /api/editions/{id}/certificates/{certificate}/revocation",
            "{'because': 'x'}");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_route_of_the_server_has_a_declared_access_rule() {
        Set<String> routes = new TreeSet<>();
        routes(server).forEach(route -> routes.add(name(route)));
        assertThat(routes)
                .as("routes of the server; declare who may call a new one in Access")
                .isEqualTo(new TreeSet<>(Access.OF.keySet()));
    }

    @Test
    void every_route_answers_visitors_members_and_administrators_by_its_rule() {
        List<String> wrong = new ArrayList<>();
        Access.OF.forEach((route, access) -> {
            Answer visitor = call(server.visitor(), route);
            Answer member = call(server.as("karim"), route);
            Answer administrator = call(server.as("dries"), route);
            boolean fits = switch (access) {
                case ANYBODY, DEMO, STATIC -> open(visitor) && open(member) && open(administrator);
                case MEMBER -> visitor.status() == 401 && open(member) && open(administrator);
                case CUSTODIAN ->
                    visitor.status() == 401 && member.status() == 403 && open(call(server.as("jan"), route));
                case DUTY -> visitor.status() == 401 && member.status() == 403 && administrator.status() == 403;
                case ADMINISTRATOR -> visitor.status() == 401 && member.status() == 403 && open(administrator);
            };
            if (!fits) {
                wrong.add("%s is %s, but answers %d to a visitor, %d to a member, %d to an administrator"
                        .formatted(route, access, visitor.status(), member.status(), administrator.status()));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void an_id_of_nothing_gets_the_one_404() {
        Answer unknown = server.as("dries").get("/api/unknown");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("content-type")).isEqualTo("application/problem+json");
        assertThat(Access.OF.keySet().stream()
                        .filter(route -> route.contains("{id}") && Access.OF.get(route) != Access.DUTY))
                .hasSizeGreaterThan(12)
                .allSatisfy(route -> {
                    String who = Access.OF.get(route) == Access.CUSTODIAN ? "jan" : "dries";
                    Answer answer = call(server.as(who), route);
                    assertThat(answer.status()).as(route).isEqualTo(404);
                    assertThat(answer.body()).as(route).isEqualTo(unknown.body());
                    assertThat(answer.headers().keySet())
                            .isEqualTo(unknown.headers().keySet());
                });
    }

    @Test
    void what_belongs_to_the_demo_world_is_not_there_elsewhere() {
        try (TestServer empty = TestServer.empty()) {
            String unknown = empty.visitor().get("/api/unknown").bytes();
            assertThat(Access.OF.entrySet().stream().filter(e -> e.getValue() == Access.DEMO))
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(
                                    call(empty.visitor(), entry.getKey()).bytes())
                            .isEqualTo(unknown));
            assertThat(empty.visitor()
                            .post("/api/sign-ins", Map.of("as", "karim"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void health_and_metrics_answer_on_the_management_port_alone_and_nothing_else_is_managed() {
        Set<String> managed = new TreeSet<>();
        server.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(RoutesTest::isManaged)
                .forEach(r -> managed.add(name(r)));
        assertThat(managed)
                .containsExactly(
                        "GET /health",
                        "GET /health/{selector}",
                        "GET /prometheus",
                        "HEAD /health",
                        "HEAD /health/{selector}",
                        "HEAD /prometheus");
        Answer answer = server.visitor().get("/health");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("UP");
        for (String path :
                List.of("/beans", "/env", "/loggers", "/routes", "/threaddump", "/refresh", "/stop", "/info")) {
            assertThat(server.visitor().get(path).status()).as(path).isEqualTo(404);
        }
    }

    /** Routes and their bodies by turns. */
    private static Map<String, String> bodies(String... turns) {
        Map<String, String> bodies = new TreeMap<>();
        for (int i = 0; i < turns.length; i += 2) {
            bodies.put(turns[i], turns[i + 1]);
        }
        return bodies;
    }

    private static boolean open(Answer answer) {
        return answer.status() < 500 && answer.status() != 401 && answer.status() != 403;
    }

    private static Answer call(Browser browser, String route) {
        String[] words = route.split(" ", 2);
        String path = words[1].replaceAll(
                        "\\{(id|member|addendum|attachment|circle|seat|guest|report|item|text|enrolment|day|course|file"
                                + "|certificate)}",
                        NOWHERE)
                .replace("{number}", "1")
                .replaceAll("\\{[^}]*}", "start.js");
        if (route.equals("POST /api/manuscripts/{id}/attachments")
                || route.equals("POST /api/agenda-items/{id}/files")
                || route.equals("POST /api/circles/{id}/courses")
                || route.startsWith("POST /api/course-versions/{id}/modules/{module}/")
                || route.endsWith("/readings")) {
            return browser.upload(path, "nota.txt", "Tekst".getBytes(StandardCharsets.UTF_8));
        }
        boolean writes = words[0].equals("POST") || words[0].equals("PUT");
        boolean other = path.endsWith("/minutes/changes")
                || path.endsWith("/pdf")
                || path.endsWith("/folder")
                || path.endsWith("/roster/file")
                || path.endsWith("/calendar");
        browser.with("Accept", other ? "*/*" : "application/json");
        String body = BODIES.getOrDefault(route, words[0].equals("PUT") ? "{'version': 1}" : "{}")
                .replace('\'', '"');
        return browser.send(words[0], path, writes ? body.getBytes(StandardCharsets.UTF_8) : null);
    }

    private static List<UriRouteInfo<?, ?>> routes(TestServer of) {
        return of.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> !isManaged(route))
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .toList();
    }

    private static boolean isManaged(UriRouteInfo<?, ?> route) {
        return route.getPort() != null;
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
    }
}
