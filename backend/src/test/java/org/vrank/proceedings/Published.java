package org.vrank.proceedings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;

/** How tests write minutes and publish them. */
public final class Published {
    private Published() {}

    /** Takes the notes of a layer, writes a text under an item and publishes it; answers the document's id. */
    public static String minutes(
            Browser who, String meeting, String circle, String item, String text, String... because) {
        write(who, meeting, circle, item, text);
        String path = "/api/meetings/" + meeting + "/proceedings";
        Answer drafts = who.get(path);
        int at = drafts.text("drafts.0.circle.id").equals(circle) ? 0 : 1;
        assertThat(drafts.text("drafts." + at + ".circle.id")).isEqualTo(circle);
        Map<String, Object> body =
                new HashMap<>(Map.of("circle", circle, "seen", drafts.text("drafts." + at + ".seen")));
        if (because.length > 0) {
            body.put("because", because[0]);
        }
        return Gathering.made(who.post(path, body));
    }

    /** Takes the notes of a layer and writes a text under an item, over whatever stands there. */
    public static void write(Browser who, String meeting, String circle, String item, String text) {
        String layer = "/api/meetings/" + meeting + "/minutes/" + circle;
        who.post(layer + "/taker", Map.of());
        Answer late = who.put(layer + "/texts/" + item, Map.of("version", 9999, "text", text));
        int version = Integer.parseInt(late.text("current.version"));
        Answer saved = who.put(layer + "/texts/" + item, Map.of("version", version, "text", text));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    }
}
