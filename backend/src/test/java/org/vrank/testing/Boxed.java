package org.vrank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Confidential reports as tests send, treat and answer them. */
public final class Boxed {
    /** Of the demo world's custodians. */
    public static final String PASSPHRASE = "vertrouwen begint met eerlijk luisteren";

    private Boxed() {}

    /** A draft at a level, in a circle. */
    public static Map<String, Object> draft(String circle, String level, String title, String actual) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("kind", "lesson");
        draft.put("language", "nl");
        draft.put("title", title);
        draft.put("circle", circle);
        draft.put("name", level);
        draft.put("themes", List.of("polarisation"));
        draft.put("answers", Map.of("intended", "We wilden luisteren.", "actual", actual));
        return draft;
    }

    public static String phrase(Browser author) {
        Answer receipt = author.post("/api/receipts", Map.of("language", "nl"));
        assertThat(receipt.status()).as(receipt.body()).isEqualTo(201);
        return receipt.text("phrase");
    }

    /** Writes and sends; the receipt. */
    public static String send(Browser author, Map<String, Object> draft) {
        Answer manuscript = author.post("/api/manuscripts", draft);
        assertThat(manuscript.status()).as(manuscript.body()).isEqualTo(201);
        return sendFrom(author, "/api/manuscripts/" + manuscript.text("id"), String.valueOf(draft.get("name")));
    }

    /** Sends what lies on the desk; the receipt. */
    public static String sendFrom(Browser author, String manuscript, String level) {
        String phrase = phrase(author);
        Answer sent = author.post(
                manuscript + "/confidential-sending", Map.of("version", 1, "level", level, "phrase", phrase));
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        return phrase;
    }

    /** A custodian of the demo world with an unlocked key. */
    public static Browser custodian(TestServer server, String handle) {
        Browser custodian = server.as(handle);
        Answer unlocked = custodian.post("/api/custodian-key/unlocking", Map.of("passphrase", PASSPHRASE));
        assertThat(unlocked.status()).as(unlocked.body()).isEqualTo(200);
        return custodian;
    }

    /** The thread of this title on the custodian's desk. */
    public static String thread(Browser custodian, String title) {
        Answer box = custodian.get("/api/box");
        assertThat(box.status()).as(box.body()).isEqualTo(200);
        List<String> titles = box.each("title");
        assertThat(titles).contains(title);
        return "/api/box/" + box.each("id").get(titles.indexOf(title));
    }

    /** What a custodian proposes: the same text in other words. */
    public static Map<String, Object> proposal(String title, String actual) {
        return Map.of(
                "title",
                title,
                "answers",
                Map.of("intended", "Er was een plan om te luisteren.", "actual", actual),
                "context",
                Map.of("region", "brussels", "features", List.of()),
                "note",
                "Zo goed?");
    }

    /** Posts a form of the pages without script. */
    public static Answer form(Browser browser, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        browser.with("Content-Type", "application/x-www-form-urlencoded").with("Accept", "text/html");
        Answer answer = browser.send("POST", path, body.getBytes(StandardCharsets.UTF_8));
        browser.with("Content-Type", null).with("Accept", "application/json");
        return answer;
    }

    /** Sends without signing in, with a slip. */
    public static void sendAtDoor(Browser visitor, String slip, String phrase, String title) {
        String[] words = phrase.split(" ");
        Answer sent = form(
                visitor,
                "/intake/nl/sent",
                Map.of(
                        "slip",
                        slip,
                        "kind",
                        "lesson",
                        "text-language",
                        "nl",
                        "title",
                        title,
                        "answer.actual",
                        "Er gebeurde iets dat niemand had voorzien.",
                        "phrase",
                        phrase,
                        "second",
                        words[1],
                        "sixth",
                        words[5]));
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(sent.body()).doesNotContain("name=\"slip\"");
    }

    /** What an author does with a receipt. */
    public static Answer act(TestServer server, String phrase, String action, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("phrase", phrase);
        Answer answer = form(server.visitor(), "/intake/en/receipt/" + action, all);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** Brings a text all the way to the library: proposed, consented to, published; the path of the report. */
    public static String publish(TestServer server, Browser custodian, String phrase, String title, String proposed) {
        String thread = thread(custodian, title);
        Answer laid = custodian.put(thread + "/proposal", proposal(proposed, "Er kwam bijna niemand opdagen."));
        assertThat(laid.status()).as(laid.body()).isEqualTo(200);
        act(server, phrase, "consent", Map.of("proposal", laid.text("proposal.number")));
        assertThat(server.visitor().post("/api/demo/month", Map.of()).status()).isEqualTo(204);
        List<String> found = new ArrayList<>();
        Answer list = custodian.get("/api/reports?limit=50");
        for (int i = 0; i < list.each("title").size(); i++) {
            if (list.each("title").get(i).equals(proposed)) {
                found.add("/api/reports/" + list.each("id").get(i));
            }
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
