package org.vrank.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/** The pages by themselves; what the server does with them is tried over HTTP. */
class DoorPagesTest {
    private static final List<Language> SPOKEN = List.of(Language.NL, Language.FR, Language.EN);
    private static final String EVIL = "\"><script>alert(1)</script>{{phrase}}%door.title%'`</textarea>";
    private static final String PHRASE = "anker boter citroen dijk eland fiets gember haven iglo";

    private final DoorPages pages = new DoorPages();

    @Test
    void the_three_languages_say_the_same_things_with_the_same_places() {
        Map<String, String> dutch = words("nl");
        for (String language : List.of("fr", "en")) {
            Map<String, String> other = words(language);
            assertThat(other.keySet()).as(language).isEqualTo(dutch.keySet());
            dutch.forEach((key, text) -> {
                assertThat(other.getOrDefault(key, "")).as(language + " " + key).isNotBlank();
                if (!key.endsWith("-one")) {
                    assertThat(places(other.getOrDefault(key, "")))
                            .as(language + " " + key)
                            .isEqualTo(places(text));
                }
            });
        }
    }

    @Test
    void every_page_is_whole_in_every_language_and_fetches_nothing_but_its_style() throws IOException {
        for (Language language : SPOKEN) {
            for (Map.Entry<String, String> page : everyPage(language).entrySet()) {
                Document read = Jsoup.parse(page.getValue());
                String name = language + " " + page.getKey();
                assertThat(read.select("h1")).as(name).hasSize(1);
                assertThat(read.select("html").attr("lang")).as(name).isEqualTo(language.code());
                assertThat(read.select("script, iframe, img, object, style, [style], [onclick]"))
                        .as(name)
                        .isEmpty();
                assertThat(read.select("link[href]").eachAttr("href"))
                        .as(name)
                        .containsExactlyInAnyOrder("data:,", "/intake/door.css");
                assertThat(read.select("meta[name=referrer]").attr("content"))
                        .as("%s: a form that names no site is refused", name)
                        .isEqualTo("same-origin");
                assertThat(read.select("form").eachAttr("method")).as(name).allMatch(method -> method.equals("post"));
                assertThat(read.text()).as(name).doesNotContain("{{", "%door", "%thread", "%check");
                labelled(read, name);
                Path shown = Path.of("target", "door-pages", language.code() + "-" + page.getKey() + ".html");
                Files.createDirectories(shown.getParent());
                Files.writeString(shown, page.getValue());
            }
        }
        Files.writeString(Path.of("target", "door-pages", "door.css"), pages.style());
        assertThat(pages.style()).doesNotContain("@import", "@font-face", "url(");
    }

    /** Each field has a label, each id stands once, and what a field names to describe it is there. */
    private static void labelled(Document page, String name) {
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).as(name).doesNotHaveDuplicates();
        page.select("[aria-describedby]")
                .eachAttr("aria-describedby")
                .forEach(all -> assertThat(ids).as(name).containsAll(List.of(all.split(" "))));
        page.select("input:not([type=hidden]), textarea:not([hidden])").forEach(field -> {
            boolean wrapped = field.closest("label") != null;
            assertThat(wrapped
                            || !page.select("label[for=\"" + field.id() + "\"]").isEmpty())
                    .as(name + " " + field.outerHtml())
                    .isTrue();
        });
        page.select(".summary a")
                .eachAttr("href")
                .forEach(to -> assertThat(ids).as(name).contains(to.substring(1)));
    }

    @Test
    void what_somebody_typed_comes_back_word_for_word_and_acts_nowhere() {
        DoorForm form = form(Language.NL, Map.of("title", EVIL, "slip", EVIL, "answer.actual", "\n" + EVIL));
        for (String page : List.of(pages.door(form), pages.check(form.withPhrase(PHRASE), check()))) {
            Document read = Jsoup.parse(page);
            assertThat(read.select("script")).isEmpty();
            assertThat(read.select("[name=title]").attr("value")).isEqualTo(EVIL);
            assertThat(read.select("[name=slip]").attr("value")).isEqualTo(EVIL);
            // a browser drops the line break that the page puts first
            assertThat(read.expectFirst("[name=answer.actual]").wholeText()).isEqualTo("\n\n" + EVIL);
        }
    }

    @Test
    void what_could_not_be_done_now_is_kept_to_be_tried_again() {
        Map<String, String> typed = Map.of("phrase", EVIL, "text", EVIL, "to", EVIL);
        Document read = Jsoup.parse(pages.opening(Language.NL, "answer", typed, "opening.many"));
        assertThat(read.select("form").attr("action")).isEqualTo("/intake/nl/receipt/answer");
        assertThat(read.expectFirst("[name=text]").wholeText()).isEqualTo("\n" + EVIL);
        assertThat(read.expectFirst("[name=phrase]").wholeText()).isEqualTo("\n" + EVIL);
        assertThat(read.select("[name=to]").attr("value")).isEqualTo(EVIL);
        Map<String, String> answered =
                Map.of("said.0123456789abcdef", "public", "said.\"><b>", "public", "text", "Lang.");
        Document carried = Jsoup.parse(pages.opening(Language.NL, "answer", answered, "opening.many"));
        assertThat(carried.select("input[name^=said]").eachAttr("name")).containsExactly("said.0123456789abcdef");
        Document odd = Jsoup.parse(pages.opening(Language.NL, "\"><b>", typed, null));
        assertThat(odd.select("form").attr("action")).isEqualTo("/intake/nl/receipt");
        assertThat(odd.select("[name=text], [name=to]")).isEmpty();
    }

    @Test
    void an_answer_that_the_guard_asks_about_has_a_choice_for_each_hit_and_keeps_those_that_were_made() {
        Document read = Jsoup.parse(pages.thread(Language.EN, Threads.asked(PHRASE)));
        assertThat(read.select(".summary a").eachAttr("href")).containsExactly("#answer-c1", "#ask-00000000000000aa");
        Element form = read.expectFirst("form[action$=/receipt/answer]");
        assertThat(form.parents().select("details").hasAttr("open")).isTrue();
        assertThat(form.select("mark").eachText()).containsExactly("Fatoumata Diallo", "geboren op 12 maart 1998");
        assertThat(form.select("input[name=said.00000000000000aa]").eachAttr("value"))
                .containsExactly("not-a-person", "public", "changed");
        assertThat(form.select("input[name=said.00000000000000bb]").eachAttr("value"))
                .as("a date is no place")
                .containsExactly("something-else", "public", "changed");
        assertThat(form.select("input[checked]").eachAttr("value")).containsExactly("changed");
        assertThat(form.select("input[type=hidden][name=said.00000000000000cc]").attr("value"))
                .as("words may come back with the next change")
                .isEqualTo("public");
        assertThat(form.select("textarea").text()).contains("Toen zei Fatoumata Diallo");
        assertThat(form.text()).contains("‘0475 12 34 56’ leads to somebody: remove it");
    }

    @Test
    void an_answer_to_a_comment_that_is_gone_stays_to_be_copied() {
        Document read = Jsoup.parse(pages.thread(Language.EN, Threads.mistaken("gone", PHRASE)));
        assertThat(read.select(".summary a").eachAttr("href")).containsExactly("#gone");
        assertThat(read.expectFirst("#gone").wholeText()).isEqualTo("\n’s Avonds, na zessen.");
        assertThat(read.text()).contains("This comment is no longer there");
    }

    @Test
    void another_kind_of_report_loses_no_answer() {
        DoorForm form = form(
                Language.NL,
                Map.of(
                        "kind",
                        "signal",
                        "answer.observation",
                        "Gezien.",
                        "answer.actual",
                        "Wat er was.",
                        "answer.why",
                        " "));
        assertThat(form.answers()).containsEntry("observation", "Gezien.\n\nWat er was.");
        assertThat(form.answers()).doesNotContainKeys("actual", "why");
    }

    @Test
    void the_second_and_the_sixth_word_show_that_the_phrase_was_written_down() {
        Map<String, String> posted = new HashMap<>(Map.of("phrase", PHRASE, "second", " Boter ", "sixth", "FIETS"));
        assertThat(form(Language.NL, posted).noted()).isTrue();
        posted.put("sixth", "gember");
        assertThat(form(Language.NL, posted).noted()).isFalse();
        assertThat(form(Language.NL, Map.of()).noted()).isFalse();
    }

    @Test
    void what_a_slip_tells_whoever_noted_its_code_is_said_where_one_reads_what_this_does_not_protect_against() {
        Map<Language, String> said = Map.of(
                Language.NL,
                "nagaan of ze gebruikt is",
                Language.FR,
                "vérifier plus tard s’il a servi",
                Language.EN,
                "find out later whether it was used");
        said.forEach((language, words) -> assertThat(Jsoup.parse(pages.door(form(language, Map.of())))
                        .select(".sides li")
                        .eachText())
                .anyMatch(line -> line.contains(words)));
    }

    @Test
    void without_a_custodian_there_is_no_form() {
        DoorForm nobody = DoorForm.of(Language.FR, Map.of(), kinds(), DoorPagesTest::questions, List.of());
        assertThat(Jsoup.parse(pages.door(nobody)).select("form")).isEmpty();
    }

    private Map<String, String> everyPage(Language language) {
        Map<String, String> all = new LinkedHashMap<>();
        DoorForm form = form(
                language,
                Map.of(
                        "title",
                        "De dialoogavond die niemand wilde",
                        "answer.actual",
                        "Wij belden ouders op. Niemand kwam.\n\nEen collega gaf 0475 12 34 56 door.",
                        "answer.why",
                        "Wij hadden het hun niet gevraagd."));
        all.put("door", pages.door(form(language, Map.of())));
        all.put(
                "door-mistakes",
                pages.door(
                        form(language, Map.of()).with(form(language, Map.of()).missing())));
        all.put(
                "door-nobody",
                pages.door(DoorForm.of(language, Map.of(), kinds(), DoorPagesTest::questions, List.of())));
        all.put("check", pages.check(form.withPhrase(PHRASE), check()));
        all.put(
                "check-mistake",
                pages.check(
                        form.withPhrase(PHRASE).with(List.of(new DoorForm.Mistake("noted", "check.noted-wrong"))),
                        check()));
        all.put("sent", pages.sent(language, YearMonth.of(2026, 12)));
        all.put("opening", pages.opening(language, "", null));
        all.put("opening-unknown", pages.opening(language, "anker boter", "opening.unknown"));
        all.put(
                "opening-again",
                pages.opening(
                        language,
                        "answer",
                        Map.of("phrase", PHRASE, "text", "Een dertigtal.", "to", "c1"),
                        "opening.many"));
        all.put("withdrawn", pages.withdrawn(language));
        for (String state : List.of(
                "received", "asked", "answered", "proposed", "changes-asked", "consented", "published", "closed")) {
            all.put("thread-" + state, pages.thread(language, Threads.in(state, PHRASE)));
        }
        for (String action : List.of("reply", "consent", "circle", "changes", "destruction", "withdrawal", "gone")) {
            all.put("mistake-" + action, pages.thread(language, Threads.mistaken(action, PHRASE)));
        }
        all.put("asked", pages.thread(language, Threads.asked(PHRASE)));
        for (String done : List.of("reply", "consent", "changes", "waiting", "destruction", "answer")) {
            all.put("done-" + done, pages.thread(language, Threads.done(done, PHRASE)));
        }
        return all;
    }

    private static DoorForm form(Language language, Map<String, String> posted) {
        return DoorForm.of(
                language,
                posted,
                kinds(),
                DoorPagesTest::questions,
                List.of(
                        new DoorForm.Person("Jan Moerkens", "Huis Lindewerf"),
                        new DoorForm.Person("Aurélie Tshibangu", "Onderzoeksgroep Tussenruimte")));
    }

    private static DoorCheck check() {
        return new DoorCheck(
                List.of(new DoorCheck.Finding("Wat liep er mis?", "phone", "0475 12 34 56")),
                "Eerste lijn",
                false,
                23,
                16);
    }

    private static List<DoorForm.Kind> kinds() {
        return List.of(
                new DoorForm.Kind("lesson", "Geleerde les"),
                new DoorForm.Kind("failure", "Wat niet werkte"),
                new DoorForm.Kind("practice", "Goede praktijk"),
                new DoorForm.Kind("question", "Vraag"),
                new DoorForm.Kind("signal", "Signaal"));
    }

    private static List<DoorForm.Question> questions(String kind) {
        return kind.equals("signal")
                ? List.of(new DoorForm.Question("observation", "Wat ziet of hoort u?", "De feiten.", true))
                : List.of(
                        new DoorForm.Question("intended", "Wat was de bedoeling?", "Twee zinnen volstaan.", false),
                        new DoorForm.Question("actual", "Wat liep er mis?", "De feiten, in volgorde.", true),
                        new DoorForm.Question("why", "Waarom liep het mis?", "Geen schuldigen.", false));
    }

    private static Map<String, String> words(String language) {
        Map<String, String> all = new LinkedHashMap<>();
        ContentFiles.yaml("intake/" + language + ".yml")
                .forEach((part, texts) ->
                        ((Map<?, ?>) texts).forEach((key, text) -> all.put(part + "." + key, "" + text)));
        return all;
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> found = new TreeSet<>();
        Pattern.compile("\\{\\{(\\w+)}}").matcher(text).results().forEach(m -> found.add(m.group(1)));
        return found;
    }
}
