package org.vrank.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/**
 * Every operation that takes a body, with one that it understands.
 *
 * @param who handle of the one who may do this
 */
public record Written(String method, String path, String who, Map<String, Object> body) {
    /** An id of nothing. */
    public static final String NOWHERE = "00000000-0000-4000-8000-00000000abcd";

    public static List<Written> all() {
        return List.of(
                new Written("POST", "/api/sign-ins", "", Map.of("email", "nobody@example.org", "language", "nl")),
                new Written("POST", "/api/sign-ins", "", Map.of("as", "karim")),
                new Written("POST", "/api/sign-ins/codes", "", Map.of("code", "123 456")),
                new Written("POST", "/api/sign-ins/confirmations", "", Map.of("token", "abc")),
                new Written("PUT", "/api/me", "karim", Map.of("language", "nl")),
                new Written("POST", "/api/guard-checks", "", Map.of("text", "Tekst", "language", "nl")),
                new Written(
                        "POST", "/api/organisations", "dries", Map.of("name", "Een", "level", "local", "kind", "body")),
                new Written(
                        "POST",
                        "/api/members/" + NOWHERE + "/seats",
                        "dries",
                        Map.of("organisation", NOWHERE, "kind", "expert", "reason", "Nieuw")),
                new Written(
                        "POST", "/api/members/seats/" + NOWHERE + "/successions", "dries", Map.of("member", NOWHERE)),
                new Written("PUT", "/api/members/" + NOWHERE + "/suspension", "dries", Map.of("reason", "Zomaar")),
                new Written("POST", "/api/me/deletion", "karim", Map.of("email", "niemand@example.org")),
                new Written("PUT", "/api/funding-ties/" + NOWHERE + "/end", "dries", Map.of("until", "2090-01-01")),
                new Written(
                        "POST",
                        "/api/contexts/checks",
                        "karim",
                        Map.of("wanted", Map.of("region", "brussels", "features", List.of("canal-zone")))),
                new Written(
                        "POST",
                        "/api/circles",
                        "dries",
                        Map.of(
                                "kind",
                                "working",
                                "candid",
                                false,
                                "superiors",
                                true,
                                "admits",
                                List.of("practitioner"),
                                "names",
                                Map.of("nl", "Kring", "fr", "Cercle", "en", "Circle"),
                                "founder",
                                "karim")),
                new Written(
                        "POST",
                        "/api/members",
                        "dries",
                        Map.of(
                                "name", "Iemand",
                                "email", "iemand@example.org",
                                "language", "nl",
                                "seat", Map.of("organisation", NOWHERE, "kind", "practitioner"))),
                new Written(
                        "POST",
                        "/api/funding-ties",
                        "dries",
                        Map.of(
                                "funder", NOWHERE,
                                "funded", NOWHERE,
                                "call", "Oproep",
                                "from", "2026-01-01",
                                "source", "Staatsblad")),
                new Written(
                        "POST", "/api/circles/{firstLine}/admissions", "karim", Map.of("email", "nobody@example.org")),
                new Written(
                        "POST",
                        "/api/manuscripts",
                        "karim",
                        Map.of(
                                "kind", "lesson",
                                "language", "nl",
                                "title", "Titel",
                                "answers", Map.of("intended", "Tekst"),
                                "themes", List.of("polarisation"),
                                "name", "named")),
                new Written(
                        "PUT",
                        "/api/manuscripts/{manuscript}",
                        "karim",
                        Map.of("version", 1, "kind", "lesson", "language", "nl", "title", "Titel")),
                new Written("POST", "/api/receipts", "karim", Map.of("language", "nl")),
                new Written(
                        "POST",
                        "/api/manuscripts/" + NOWHERE + "/confidential-sending",
                        "karim",
                        Map.of(
                                "version",
                                1,
                                "level",
                                "receipt",
                                "phrase",
                                "abacus ".repeat(9).strip(),
                                "waitForFive",
                                false)),
                new Written("POST", "/api/slips", "leila", Map.of("circle", NOWHERE, "count", 2)),
                new Written("POST", "/api/custodian-key", "jan", Map.of("passphrase", "vijf woorden zijn er genoeg")),
                new Written(
                        "POST",
                        "/api/custodian-key/unlocking",
                        "jan",
                        Map.of("passphrase", "vertrouwen begint met eerlijk luisteren")),
                new Written("POST", "/api/box/" + NOWHERE + "/messages", "jan", Map.of("text", "Tekst")),
                new Written("POST", "/api/box/" + NOWHERE + "/closing", "jan", Map.of("reason", "Reden")),
                new Written(
                        "POST",
                        "/api/box/" + NOWHERE + "/identity-openings",
                        "jan",
                        Map.of("reason", "Een reden die lang genoeg is")),
                new Written(
                        "PUT",
                        "/api/box/" + NOWHERE + "/proposal",
                        "jan",
                        Map.of(
                                "title",
                                "Titel",
                                "answers",
                                Map.of("actual", "Tekst"),
                                "context",
                                Map.of("region", "brussels"),
                                "note",
                                "Zo?",
                                "answered",
                                List.of("phone:x"),
                                "circle",
                                NOWHERE,
                                "files",
                                List.of(Map.of("number", 1, "title", "Naam", "alt", "Woorden")))),
                new Written("POST", "/api/reports", "karim", Map.of("manuscript", NOWHERE, "version", 1)),
                new Written(
                        "POST",
                        "/api/circles/{firstLine}/admissions",
                        "karim",
                        Map.of("email", "gianni.pastorelli@example.org")),
                new Written("POST", "/api/feeds", "karim", Map.of("circle", NOWHERE)),
                new Written("POST", "/api/reports/" + NOWHERE + "/addenda", "karim", Map.of("text", "Later")),
                new Written(
                        "POST",
                        "/api/reports/" + NOWHERE + "/revisions",
                        "karim",
                        Map.of("manuscript", NOWHERE, "version", 1, "note", "Beter gezegd")),
                new Written(
                        "POST",
                        "/api/reports/" + NOWHERE + "/moves",
                        "karim",
                        Map.of("circle", NOWHERE, "consent", true)),
                new Written("POST", "/api/reports/" + NOWHERE + "/withdrawal", "karim", Map.of("reason", "Bedacht")),
                new Written(
                        "POST",
                        "/api/reports/" + NOWHERE + "/comments",
                        "karim",
                        Map.of("kind", "question", "name", "named", "language", "nl", "text", "Tekst")),
                new Written(
                        "PUT",
                        "/api/comments/" + NOWHERE,
                        "karim",
                        Map.of("version", 1, "language", "nl", "text", "Tekst")),
                new Written(
                        "POST",
                        "/api/comments/" + NOWHERE + "/flags",
                        "karim",
                        Map.of("reason", "person", "text", "Te herkennen")),
                new Written(
                        "POST",
                        "/api/flags/" + NOWHERE + "/decision",
                        "jan",
                        Map.of("decision", "set-aside", "note", "Zonder de straat")));
    }

    /** The same operation with another value in one field. */
    Map<String, Object> with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    Browser browser(TestServer server) {
        return who.isEmpty() ? server.visitor() : server.as(who);
    }

    @Override
    public String toString() {
        return method + " " + path + " " + body.keySet();
    }
}
