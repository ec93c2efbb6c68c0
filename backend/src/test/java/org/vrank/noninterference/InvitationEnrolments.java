package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;
import static org.vrank.noninterference.MeetingEnrolments.MEETINGS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mail about meetings, and answers from it. */
final class InvitationEnrolments {
    private static final Pattern LINK = Pattern.compile("/rsvp#([A-Za-z0-9_-]{43})\\.there");

    private static final Pattern GUEST = Pattern.compile("/guests#([A-Za-z0-9_-]{43})");
    private static final Pattern REFUSAL = Pattern.compile("/unsubscribe/([A-Za-z0-9_-]{43})");

    static final List<Enrolment> ALL = List.of(
            reads(
                    "GET /api/meetings/{id}/invitations",
                    (witness, bait) -> MeetingEnrolments.meetings(witness, bait)
                            .forEach(id -> witness.get(MEETINGS + id + "/invitations"))),
            reads("POST /api/rsvps/readings", (witness, bait) -> {
                for (String token : tokens(witness, bait, LINK)) {
                    witness.post("/api/rsvps/readings", Map.of("token", token));
                }
            }),
            reads("GET /api/me/meeting-mails", (witness, bait) -> witness.get("/api/me/meeting-mails")),
            reads("POST /api/guests/readings", (witness, bait) -> {
                for (String token : guestTokens(witness, bait)) {
                    witness.post("/api/guests/readings", Map.of("token", token));
                }
            }),
            writes("POST /api/guests", (witness, bait) -> {
                for (String token : guestTokens(witness, bait)) {
                    witness.post("/api/guests", Map.of("token", token, "answer", "there"));
                    witness.post("/api/guests/readings", Map.of("token", token));
                }
            }),
            writes("POST /api/guests/erasures", (witness, bait) -> {
                for (String token : guestTokens(witness, bait)) {
                    witness.post("/api/guests/erasures", Map.of("token", token));
                }
            }),
            writes("POST /api/rsvps", (witness, bait) -> {
                for (String token : tokens(witness, bait, LINK)) {
                    witness.post("/api/rsvps", Map.of("token", token, "answer", "online"));
                    witness.post("/api/rsvps/readings", Map.of("token", token));
                }
            }),
            writes(
                    "POST /api/meetings/{id}/invitations",
                    (witness, bait) -> MeetingEnrolments.meetings(witness, bait)
                            .forEach(id -> witness.post(MEETINGS + id + "/invitations", Map.of()))),
            writes("POST /api/unsubscriptions", (witness, bait) -> {
                for (String token : tokens(witness, bait, REFUSAL)) {
                    witness.post("/api/unsubscriptions", Map.of("token", token));
                }
                witness.get("/api/me/meeting-mails");
                witness.put("/api/me/meeting-mails", Map.of("wanted", true));
            }),
            writes("POST /{language}/unsubscribe/{token}", (witness, bait) -> {
                for (String token : tokens(witness, bait, REFUSAL)) {
                    witness.post("/nl/unsubscribe/" + token, Map.of());
                }
                witness.get("/api/me/meeting-mails");
                witness.put("/api/me/meeting-mails", Map.of("wanted", true));
            }),
            writes("PUT /api/me/meeting-mails", (witness, bait) -> {
                witness.put("/api/me/meeting-mails", Map.of("wanted", false));
                witness.put("/api/me/meeting-mails", Map.of("wanted", true));
            }));

    private InvitationEnrolments() {}

    /** The links of the known meeting's guest, who reads nothing else, and what is no link of anybody. */
    private static List<String> guestTokens(Witness witness, Bait bait) {
        List<String> tokens = new ArrayList<>(Bait.ids(bait.guests));
        tokens.add("A".repeat(43));
        Matcher known = GUEST.matcher(String.valueOf(witness.world().server().ask("""
                select string_agg(body, ' ' order by id) from mail where recipient = ?
                """, Gatherings.GUEST)));
        while (known.find() && tokens.size() < 20) {
            tokens.add(known.group(1));
        }
        return tokens;
    }

    /** What stands in this persona's own mail, and what is no link of anybody. */
    private static List<String> tokens(Witness witness, Bait bait, Pattern link) {
        List<String> tokens = new ArrayList<>(Bait.ids(bait.meetings));
        tokens.add("A".repeat(43));
        Matcher own = link.matcher(witness.world().mail(witness.persona()));
        while (own.find() && tokens.size() < 20) {
            tokens.add(own.group(1));
        }
        return tokens;
    }
}
