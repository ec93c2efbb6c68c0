package org.vrank.minutes;

import java.util.HashMap;
import java.util.Map;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** A meeting of the platform of which notes can be taken, and how tests take them. */
record Taking(TestServer server, String series, String meeting, String item, String platform, String candid) {
    static Taking of(TestServer server, String title) {
        String platform = server.circle("Brussels platform");
        String candid = server.circle("First line");
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, title);
        String meeting = Gathering.next(server, series);
        String item = Gathering.planned(leila, series, meeting, "Wie belt er terug");
        server.as("nadia").post("/api/series/" + series + "/notes-circles", Map.of("circle", candid));
        return new Taking(server, series, meeting, item, platform, candid);
    }

    String path() {
        return "/api/meetings/" + meeting + "/minutes";
    }

    Answer take(Browser who, String circle) {
        return who.post(path() + "/" + circle + "/taker", Map.of());
    }

    Answer write(Browser who, String circle, int version, String text) {
        return who.put(
                path() + "/" + circle + "/texts/" + item, new HashMap<>(Map.of("version", version, "text", text)));
    }

    Answer off(Browser who, boolean off) {
        return who.put(path() + "/off-record/" + item, Map.of("off", off));
    }
}
