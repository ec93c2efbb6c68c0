package org.vrank.intake;

import com.samskivert.mustache.Template;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * The pages of the door for those who do not sign in. They are made here and whole: no script, no cookie, nothing in their
 * addresses, nothing from elsewhere, so that they work in any browser and leave nothing behind.
 */
@Singleton
final class DoorPages {
    private static final List<String> PAGES = List.of("door", "check", "sent", "opening", "thread", "done");
    private static final List<Language> SPOKEN = List.of(Language.NL, Language.FR, Language.EN);

    private static final List<String> ACTIONS =
            List.of("reply", "consent", "changes", "waiting", "destruction", "answer", "withdrawal");

    /** What the forms of a thread hold besides the nine words and a text. */
    private static final List<String> CARRIED = List.of("to", "proposal", "circle-too", "wait", "sure");

    /** What its author said of words that the guard asks about, by their key. */
    static final Pattern SAID = Pattern.compile("said\\.[0-9a-f]{16}");

    private final Map<Language, DoorWords> words = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, Template>> pages = new EnumMap<>(Language.class);
    private final String style;

    DoorPages() {
        for (Language language : SPOKEN) {
            DoorWords spoken = new DoorWords(language);
            Map<String, Template> ready = new HashMap<>();
            PAGES.forEach(page -> ready.put(page, spoken.page(page)));
            words.put(language, spoken);
            pages.put(language, ready);
        }
        // the site's looks, without the font it fetches
        style = DoorWords.resource("tokens.css")
                + DoorWords.resource("base.css").replaceAll("@import [^;]*;|@font-face\\s*\\{[^}]*}", "")
                + DoorWords.resource("print.css")
                + DoorWords.resource("door.css");
    }

    /** The one style sheet of these pages. */
    String style() {
        return style;
    }

    /** What the door is, and its form, with whatever was typed. */
    String door(DoorForm form) {
        Map<String, Object> page = form(form, "/check", "edit");
        page.put("ready", !form.custodians().isEmpty());
        // whoever has begun to write has read what this is, and wants to go on
        page.put("begun", form.begun());
        return show(form.language(), "door", "door.title", page);
    }

    /** The text to read over, who will read it, and the nine words to write down. */
    String check(DoorForm form, DoorCheck check) {
        DoorWords spoken = words(form.language());
        Map<String, Object> page = form(form, "/check", "check");
        page.put("found", !check.findings().isEmpty());
        page.put(
                "findings",
                check.findings().stream()
                        .map(f -> Map.of(
                                "question",
                                f.question().replaceAll("[\\s\\u00a0]*\\?$", ""),
                                "words",
                                f.words(),
                                "what",
                                spoken.say(spoken.knows("guard." + f.kind()) ? "guard." + f.kind() : "guard.other")))
                        .toList());
        page.put("everyone", check.everyone());
        page.put("circle", check.circle());
        // "people" names the custodians in the list, and in the sentence below it counts those of the circle
        page.put("first", page.get("custodians"));
        page.put(
                "custodians",
                counted(form.language(), "custodians", form.custodians().size()));
        int bodies = (int) form.custodians().stream()
                .map(DoorForm.Person::organisation)
                .distinct()
                .count();
        page.put("custodianOrganisations", counted(form.language(), "organisations", bodies));
        page.put("people", counted(form.language(), "people", check.people()));
        page.put("organisations", counted(form.language(), "organisations", check.organisations()));
        page.put(
                "words",
                List.of(form.phrase().strip().split("\\s+")).stream()
                        .map(word -> Map.of("word", word))
                        .toList());
        return show(form.language(), "check", "check.title", page);
    }

    /** It is in the box. */
    String sent(Language language, YearMonth answerBy) {
        return show(language, "sent", "sent.title", new HashMap<>(Map.of("answerBy", month(language, answerBy))));
    }

    /**
     * Asks for the nine words.
     *
     * @param problem the words that say what is wrong, such as {@code opening.unknown}
     */
    String opening(Language language, String typed, @Nullable String problem) {
        return opening(language, "open", Map.of("phrase", typed), problem);
    }

    /**
     * The same, where something else was to be done: all that was typed for it comes along.
     *
     * @param action what was tried, such as {@code reply}; {@code open} for looking alone
     * @param typed the fields of its form
     */
    String opening(Language language, String action, Map<String, String> typed, @Nullable String problem) {
        Map<String, Object> page = new HashMap<>();
        String said = problem == null ? "" : words(language).say(problem);
        page.put("typed", typed.getOrDefault("phrase", ""));
        page.put("problem", said);
        page.put("mistakes", problem == null ? List.of() : List.of(Map.of("field", "phrase", "text", said)));
        boolean doing = ACTIONS.contains(action);
        page.put("action", doing ? "/" + action : "");
        page.put("text", doing ? typed.getOrDefault("text", "") : "");
        page.put(
                "carried",
                typed.keySet().stream()
                        .filter(name -> doing
                                && (CARRIED.contains(name) || SAID.matcher(name).matches()))
                        .sorted()
                        .map(name -> Map.of("name", name, "value", typed.getOrDefault(name, "")))
                        .toList());
        languages(page, language, "links", "/receipt", "");
        return show(language, "opening", "opening.title", page);
    }

    /** A thread for its author. */
    String thread(Language language, ThreadPage thread) {
        Map<String, Object> page = new ThreadView(this, language, thread).page();
        return show(language, "thread", "thread.title", page);
    }

    /** It was withdrawn: there is nothing left to show. */
    String withdrawn(Language language) {
        return show(language, "done", "done.title", new HashMap<>());
    }

    DoorWords words(Language language) {
        DoorWords spoken = words.get(language);
        return spoken == null ? words(Language.EN) : spoken;
    }

    /** December 2026 */
    static String month(Language language, YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", Locale.of(language.code(), "BE"))
                .format(month);
    }

    /** "23 people": a number with its noun. */
    String counted(Language language, String noun, int n) {
        boolean one = language == Language.FR ? n < 2 : n == 1;
        return words(language).say("site." + noun + (one ? "-one" : "-other"), Map.of("n", n));
    }

    /** Mistakes in words, each with the field that it leads to. */
    List<Map<String, String>> mistakes(Language language, List<DoorForm.Mistake> mistakes) {
        return mistakes.stream()
                .map(m -> Map.of(
                        "field", m.field(), "text", words(language).say(m.key(), Map.of("question", m.question()))))
                .toList();
    }

    private Map<String, Object> form(DoorForm form, String path, String step) {
        Map<String, Object> page = new HashMap<>();
        List<Map<String, String>> mistakes = mistakes(form.language(), form.mistakes());
        Map<String, String> byField = new HashMap<>();
        mistakes.forEach(m -> byField.putIfAbsent(m.get("field"), m.get("text")));
        page.put("mistakes", mistakes);
        page.put("slipMistake", byField.getOrDefault("slip", ""));
        page.put("titleMistake", byField.getOrDefault("title", ""));
        page.put("notedMistake", byField.getOrDefault("noted", ""));
        page.put("slip", form.slip());
        page.put("kind", form.kind());
        page.put("textLanguage", form.textLanguage());
        page.put("title", form.title());
        page.put("wait", form.waitForFive());
        page.put("phrase", form.phrase());
        page.put("second", form.second());
        page.put("sixth", form.sixth());
        page.put("custodians", form.custodians());
        List<Map<String, Object>> kinds = new ArrayList<>();
        form.kinds()
                .forEach(k -> kinds.add(Map.of(
                        "value",
                        k.value(),
                        "label",
                        k.label(),
                        "chosen",
                        k.value().equals(form.kind()))));
        page.put("kinds", kinds);
        List<Map<String, Object>> languages = new ArrayList<>();
        for (Language one : Language.values()) {
            languages.add(Map.of(
                    "code",
                    one.code(),
                    "name",
                    words(form.language()).say("languages." + one.code()),
                    "chosen",
                    one.code().equals(form.textLanguage())));
        }
        page.put("textLanguages", languages);
        List<Map<String, Object>> questions = new ArrayList<>();
        form.questions()
                .forEach(q -> questions.add(Map.of(
                        "id",
                        q.id(),
                        "label",
                        q.label(),
                        "help",
                        q.help(),
                        "required",
                        q.required(),
                        "text",
                        form.answers().getOrDefault(q.id(), ""),
                        "mistake",
                        byField.getOrDefault("answer." + q.id(), ""))));
        page.put("questions", questions);
        boolean typing = !form.custodians().isEmpty();
        languages(page, form.language(), typing ? "buttons" : "links", typing ? path : "", step);
        return page;
    }

    /** The other languages: links where nothing can be lost, buttons of the form where something is typed. */
    private void languages(Map<String, Object> page, Language language, String how, String path, String step) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Language one : SPOKEN) {
            all.add(Map.of(
                    "code",
                    one.code(),
                    "short",
                    one.name(),
                    "name",
                    words(one).say("languages." + one.code()),
                    "now",
                    one == language));
        }
        page.put("languages", Map.of(how, true, "path", path, "step", step, "all", all));
    }

    private String show(Language language, String name, String title, Map<String, Object> page) {
        Language spoken = words.containsKey(language) ? language : Language.EN;
        page.put("lang", spoken.code());
        page.put("pageTitle", words(spoken).say(title));
        page.putIfAbsent("languages", Map.of());
        page.putIfAbsent("mistakes", List.of());
        page.put("failed", !((List<?>) page.get("mistakes")).isEmpty());
        Map<String, Template> ready = pages.get(spoken);
        Template template = ready == null ? null : ready.get(name);
        if (template == null) {
            throw new IllegalStateException("no page " + name);
        }
        return template.execute(page);
    }
}
