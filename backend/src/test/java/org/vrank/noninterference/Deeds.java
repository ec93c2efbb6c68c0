package org.vrank.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;

/** What people do in one of the two worlds. Everything goes through the doors that everybody uses. */
final class Deeds {
    /** A theme that in these worlds only hidden reports are filed under. */
    static final String RARE_THEME = "prison-radicalisation";

    /** One letter beside a word of a public report: whoever knows only that one is offered it. */
    static final String NEARLY = "mentorink";

    private Deeds() {}

    /**
     * Texts in a circle: one under a name, one of an organisation that appeared, one that appears tomorrow, one withdrawn, and a
     * draft that refers to the circle; one brought in from elsewhere; and somebody follows it with a feed. The first mentions a
     * report that more people read.
     *
     * @param word a beginning for words that occur nowhere else
     * @param writers four members of the circle
     */
    static void write(World world, Bait bait, String circleName, String word, List<String> writers) {
        String circle = world.circle(circleName);
        String hapax = word.replace("-", "") + bait.salt + "zwaluwkwestie";
        bait.circles.add(circle);
        bait.words.addAll(List.of(NEARLY, hapax, hapax.substring(0, 8), "kwartelhinder" + word.charAt(0)));

        Map<String, Object> mentioning = draft(circle, "named", "Over de " + hapax, hapax);
        mentioning.put("answers", Map.of("actual", "Zoals in /nl/reports/" + world.newest() + " over " + hapax + "."));
        String named = publish(world, bait, writers.get(0), mentioning);
        String appeared =
                publish(world, bait, writers.get(1), draft(circle, "organisation", "Polarisatie en " + hapax, hapax));
        world.server().sql("update report set published = ? where id = ?::uuid", World.yesterday(), appeared);
        Followed.isDue(world.server(), appeared);
        String withdrawn = publish(world, bait, writers.get(2), draft(circle, "named", "Terug: " + hapax, hapax));
        done(
                200,
                world.at("withdraw" + word)
                        .as(writers.get(2))
                        .post("/api/reports/" + withdrawn + "/withdrawal", Map.of("reason", "Te herkenbaar")));
        publish(world, bait, writers.get(3), draft(circle, "organisation", "Morgen: " + hapax, hapax));
        revise(world, bait, writers.get(0), named, hapax);
        revise(world, bait, writers.get(1), appeared, hapax);
        Talks.discuss(world, bait, named, appeared, hapax, writers);
        Answer draft = world.at("draft" + word)
                .as(writers.get(3))
                .post("/api/manuscripts", draft(circle, "named", "Nog niet af: " + hapax, hapax));
        bait.manuscripts.add(done(201, draft).text("id"));
        attach(world, bait, writers.get(3), draft.text("id"), "draft" + word);

        Answer feed =
                done(201, world.at("feed" + word).as(writers.get(0)).post("/api/feeds", Map.of("circle", circle)));
        bait.feeds.add(feed.text("id"));
        assertThat(world.stranger()
                        .get(feed.text("address").substring("http://vrank.test".length()))
                        .body())
                .contains(named);

        Answer list = world.as(writers.get(1)).get("/api/reports?limit=1&circle=" + circle);
        assertThat(list.text("items.0.id")).as("the hidden report stands first").isEqualTo(named);
        bait.cursors.add(list.text("next"));
        bring(world, bait, writers.get(2), circle, hapax);
    }

    /** One more text by name, in a circle that karim reads. */
    static void publishMore(World world, Bait bait, String circleKey, String title) {
        String circle = world.circle(circleKey.equals("first-line") ? "First line" : circleKey);
        publish(world, bait, "karim", draft(circle, "named", title, "nadien"));
    }

    private static void bring(World world, Bait bait, String member, String circle, String hapax) {
        Map<String, Object> row = draft(null, "named", "Van elders: " + hapax, hapax);
        row.remove("name");
        row.put("externalId", "elders-" + hapax);
        Map<String, Object> wish = Map.of("source", "bron", "circle", circle, "name", "named", "rows", List.of(row));
        Answer made = done(200, world.at("bring" + hapax).as(member).post("/api/imports", wish));
        assertThat(made.text("rows.0.status")).as(made.body()).isEqualTo("published");
        bait.reports.add(made.text("rows.0.report"));
        bait.titles.add("Van elders: " + hapax);
        bait.externals.add("elders-" + hapax);
    }

    /** A revision, which waits for tomorrow where the report bears no name, and an addendum. */
    private static void revise(World world, Bait bait, String author, String report, String hapax) {
        String path = "/api/reports/" + report;
        Answer desk = done(201, world.at("open" + report).as(author).post(path + "/manuscript", Map.of()));
        bait.manuscripts.add(desk.text("id"));
        Map<String, Object> revision = new HashMap<>(publication(desk));
        revision.put("note", "Herzien: " + hapax);
        done(201, world.at("revise" + report).as(author).post(path + "/revisions", revision));
        bait.addenda.add(done(
                        201,
                        world.at("append" + report)
                                .as(author)
                                .post(path + "/addenda", Map.of("text", "Later: " + hapax)))
                .text("id"));
    }

    /** Proposals in a circle: somebody proposed who cannot know, a newcomer proposed, and one admitted who accepts. */
    static void admit(World world, Bait bait, String circleName, String proposer, String confirmer, Persona proposed) {
        String circle = world.circle(circleName);
        bait.circles.add(circle);
        String path = "/api/circles/" + circle + "/admissions";
        bait.admissions.add(done(201, world.at(path + 1).as(proposer).post(path, Map.of("email", proposed.email())))
                .text("id"));
        bait.admissions.add(done(201, world.at(path + 2).as(confirmer).post(path, Map.of("email", World.OMAR)))
                .text("id"));
        String admission = done(201, world.at(path + 3).as(proposer).post(path, Map.of("email", World.MIEKE)))
                .text("id");
        bait.admissions.add(admission);
        done(200, world.at(path + 4).as(confirmer).post("/api/admissions/" + admission + "/confirmation", Map.of()));
        done(200, world.at(path + 5).as("mieke").post("/api/admissions/" + admission + "/acceptance", Map.of()));
        bait.members.add(world.member("mieke"));
        bait.members.add(world.member("omar"));
    }

    /** In a circle that is not candid proposing admits, and everybody in it is told by mail. */
    static void admitAtOnce(World world, String circleName, String proposer) {
        String circle = world.circle(circleName);
        done(
                201,
                world.at("admit at once")
                        .as(proposer)
                        .post("/api/circles/" + circle + "/admissions", Map.of("email", World.MIEKE)));
    }

    /** A circle that only its founder, and administrators by duty, know of. */
    static void found(World world, Bait bait) {
        Answer made = world.at("found")
                .as("tom")
                .post(
                        "/api/circles",
                        Map.of(
                                "kind",
                                "working",
                                "candid",
                                true,
                                "superiors",
                                false,
                                "admits",
                                List.of("practitioner"),
                                "names",
                                Map.of("nl", "Werkgroep zonder naam"),
                                "founder",
                                World.MIEKE));
        bait.circles.add(done(201, made).text("id"));
    }

    /** A funding tie that an administrator records and nobody has confirmed. */
    static void tie(World world, Bait bait) {
        Answer made = world.at("tie")
                .as("tom")
                .post(
                        "/api/funding-ties",
                        Map.of(
                                "funder", world.root("nis:12025"),
                                "funded", world.root("nis:21005"),
                                "call", "Oproep kwartelhinder",
                                "from", "2026-01-01",
                                "source", "Besluit dat nog niemand bevestigde"));
        bait.ties.add(done(201, made).text("id"));
        bait.words.add("Oproep kwartelhinder");
    }

    /** What Mieke does for herself. */
    static void own(World world, Bait bait) {
        Browser mieke = world.as("mieke");
        Map<String, Object> draft = draft(null, "named", "Alleen van mij", "miekesgeheim");
        mieke.with("Idempotency-Key", "a-key-anybody-could-choose");
        Answer made = done(201, world.at("own").as("mieke").post("/api/manuscripts", draft));
        mieke.with("Idempotency-Key", null);
        String path = "/api/manuscripts/" + made.text("id");
        Map<String, Object> saved = new HashMap<>(draft);
        saved.put("version", 1);
        saved.put("title", "Nog steeds alleen van mij");
        done(200, world.at("own save").as("mieke").put(path, saved));
        bait.manuscripts.add(made.text("id"));
        bait.keys.add("a-key-anybody-could-choose");
        bait.titles.add("Alleen van mij");
        bait.members.add(world.member("mieke"));
        done(
                202,
                world.at("own sign-in")
                        .stranger()
                        .post("/api/sign-ins", Map.of("email", World.MIEKE, "language", "nl")));
        done(201, world.at("own session").stranger().post("/api/sign-ins", Map.of("as", "mieke")));
        mieke.get("/api/sign-ins/sessions").each("id").forEach(bait.sessions::add);
        Map<String, Object> search =
                Map.of("name", "Van mieke alleen", "rhythm", "daily", "q", "miekesgeheim", "filters", Map.of());
        bait.savedSearches.add(done(201, world.at("own search").as("mieke").post("/api/saved-searches", search))
                .text("id"));
    }

    /** Something confidential on its way, of which a custodian knows; and something written with a slip. */
    static void box(World world, Bait bait) {
        String circle = world.circle("Everyone");
        Map<String, Object> draft = draft(circle, "confidential", "Kwartelbrief", "kwartelbrief");
        Answer manuscript = done(201, world.at("box draft").as("mieke").post("/api/manuscripts", draft));
        String phrase = done(201, world.at("box receipt").as("mieke").post("/api/receipts", Map.of("language", "nl")))
                .text("phrase");
        byte[] note = "Een kwartelbrief als bijlage".getBytes(StandardCharsets.UTF_8);
        String desk = "/api/manuscripts/" + manuscript.text("id");
        done(201, world.at("box file").as("mieke").upload(desk + "/attachments", "x", note));
        String path = desk + "/confidential-sending";
        Map<String, Object> sending = Map.of("version", 1, "level", "confidential", "phrase", phrase);
        done(201, world.at("box sending").as("mieke").post(path, sending));
        bait.manuscripts.add(manuscript.text("id"));
        bait.receipts.add(phrase.substring(0, phrase.lastIndexOf(' ')));
        bait.titles.add("Kwartelbrief");
        bait.words.add("kwartelbrief");
        Browser jan = world.at("box unlocking").as("jan");
        done(200, jan.post("/api/custodian-key/unlocking", Map.of("passphrase", Boxed.PASSPHRASE)));
        String thread = Boxed.thread(jan, "Kwartelbrief");
        bait.threads.add(thread.substring("/api/box/".length()));
        world.at("box question");
        done(200, jan.post(thread + "/messages", Map.of("text", "Welke kwartel?")));
        world.at("box proposal");
        done(200, jan.put(thread + "/proposal", Boxed.proposal("Een vogelbrief", "Er vloog iets.")));
        world.at("box slips");
        String slip = done(201, jan.post("/api/slips", Map.of("circle", circle, "count", 1)))
                .text("codes.0");
        bait.slips.add(slip);
        world.at("box door");
        Boxed.sendAtDoor(
                world.stranger(),
                slip,
                "abacus abdomen ablaze able abacus abdomen ablaze able abacus",
                "Met een strookje");
        world.at("box door again");
        jan.delete("/api/custodian-key/unlocking");
    }

    private static String publish(World world, Bait bait, String writer, Map<String, Object> draft) {
        String label = "publish" + draft.get("title");
        Answer manuscript = done(201, world.at(label).as(writer).post("/api/manuscripts", draft));
        bait.manuscripts.add(manuscript.text("id"));
        attach(world, bait, writer, manuscript.text("id"), label);
        Answer made = done(201, world.at(label + "ed").as(writer).post("/api/reports", publication(manuscript)));
        bait.reports.add(made.text("id"));
        bait.titles.add(String.valueOf(draft.get("title")));
        return made.text("id");
    }

    /** A file beside it, whose text is found. */
    private static void attach(World world, Bait bait, String writer, String manuscript, String label) {
        byte[] file = ("Bijlage: " + label).getBytes(StandardCharsets.UTF_8);
        Answer added = world.at(label + " file")
                .as(writer)
                .upload("/api/manuscripts/" + manuscript + "/attachments", "x", file);
        bait.attachments.add(done(201, added).text("id"));
    }

    /** What asks to publish this manuscript as it is; one that exists nowhere when it could not be written. */
    static Map<String, Object> publication(Answer manuscript) {
        boolean written = manuscript.status() == 201;
        return Map.of(
                "manuscript", written ? manuscript.text("id") : Bait.NOBODY,
                "version", written ? manuscript.at("version").getIntValue() : 1);
    }

    static Map<String, Object> draft(
            @org.jspecify.annotations.Nullable String circle, String name, String title, String word) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("kind", "lesson");
        draft.put("language", "nl");
        draft.put("title", title);
        draft.put("name", name);
        draft.put("themes", List.of("polarisation", RARE_THEME));
        draft.put(
                "answers",
                Map.of(
                        "intended", "We wilden **luisteren** naar de " + word + " op school.",
                        "actual",
                                "Polarisatie bleef, en " + word + " ook: niemand kwam naar de dialoogavond. Een "
                                        + NEARLY + "."));
        if (circle != null) {
            draft.put("circle", circle);
        }
        return draft;
    }

    static Answer done(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }
}
