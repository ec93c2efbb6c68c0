package org.vrank.courses;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to a draft as a form shows it: its outline, the order of its modules, and new ones. What it changes are files. */
@Singleton
class Editing {
    private static final int LONGEST = 2_000;
    private static final int MOST = 40;
    private static final int MOST_HALF_DAYS = 100;

    private final Courses courses;
    private final Drafts drafts;

    Editing(Courses courses, Drafts drafts) {
        this.courses = courses;
        this.drafts = drafts;
    }

    /** What a form says of a course; null is nothing. */
    record Given(
            @Nullable List<String> languages,
            @Nullable Map<String, String> title,
            @Nullable Map<String, String> audience,
            @Nullable List<Map<String, String>> aims,
            @Nullable Double hours,
            @Nullable Map<String, String> prerequisites,
            @Nullable List<Map<String, String>> concepts,
            CourseVersion.@Nullable Completion completion,
            @Nullable String licence) {}

    /** Writes the outline: only what is said differently from before is typed anew. */
    @ReaderScope
    CourseRepository.Version outline(UUID id, int revision, Given given) {
        CourseRepository.Version before = drafts.get(id);
        Outline was = before.outline();
        Texts texts = new Texts();
        List<String> languages = given.languages() == null ? List.of() : given.languages();
        if (languages.isEmpty()
                || languages.stream().anyMatch(Objects::isNull)
                || !Leaf.LANGUAGES.containsAll(languages)
                || new HashSet<>(languages).size() < languages.size()) {
            texts.reject("languages", "field.choice", "nl, fr, de, en");
        }
        Map<String, String> title = words(texts, "title", given.title());
        if (title.isEmpty()) {
            texts.reject("title", "text.missing");
        }
        Map<String, String> audience = words(texts, "audience", given.audience());
        Map<String, String> prerequisites = words(texts, "prerequisites", given.prerequisites());
        List<Map<String, String>> aims = lists(texts, "aims", given.aims());
        List<Map<String, String>> concepts = lists(texts, "concepts", given.concepts());
        double hours = given.hours() == null ? 0 : given.hours();
        if (!(hours >= 0 && hours <= 500)) {
            texts.reject("hours", "field.range", 0, 500);
        }
        String licence = texts.required("licence", given.licence(), 60);
        CourseVersion.Completion completion = given.completion();
        if (completion != null && !completion.equals(was.completion())) {
            possible(texts, completion, courses.version(id).modules());
        }
        texts.check();
        Map<String, String> changed = new LinkedHashMap<>();
        put(changed, "licence", before.licence(), licence, " " + YamlText.quoted(licence));
        put(changed, "languages", was.languages(), languages, CourseText.modules(languages));
        put(changed, "title", before.title(), title, YamlText.value(title, "  "));
        put(changed, "for", was.audience(), audience, YamlText.value(audience, "  "));
        put(changed, "aims", was.aims(), aims, YamlText.value(aims, "  "));
        put(changed, "hours", was.hours(), hours, " " + number(hours));
        put(changed, "prerequisites", was.prerequisites(), prerequisites, YamlText.value(prerequisites, "  "));
        put(changed, "concepts", was.concepts(), concepts, YamlText.value(concepts, "  "));
        if (completion != null) {
            put(changed, "completion", was.completion(), completion, completion(completion));
        }
        return course(id, revision, changed, Map.of(), Set.of());
    }

    /** More cannot be asked of who takes part than there is. */
    private static void possible(Texts texts, CourseVersion.Completion asked, List<CourseVersion.Module> modules) {
        within(texts, "completion.halfDays", asked.halfDays(), MOST_HALF_DAYS);
        within(texts, "completion.modules", asked.modules(), modules.size());
        within(
                texts,
                "completion.exercises",
                asked.exercises(),
                modules.stream().mapToInt(module -> module.exercises().size()).sum());
    }

    private static void within(Texts texts, String field, int number, int most) {
        if (number < 0 || number > most) {
            texts.reject(field, "field.range", 0, most);
        }
    }

    private static void put(Map<String, String> changed, String key, Object was, Object is, String value) {
        if (!was.equals(is)) {
            // "for: {}" would say that it is for nobody
            changed.put(key, value.equals(" {}") ? " null" : value);
        }
    }

    private static Map<String, String> words(Texts texts, String field, @Nullable Map<String, String> given) {
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, String> typed = given == null ? Map.of() : given;
        if (!Leaf.LANGUAGES.containsAll(typed.keySet())) {
            texts.reject(field, "field.choice", "nl, fr, de, en");
        }
        for (String language : List.of("nl", "fr", "de", "en")) {
            String word = texts.optional(field, typed.get(language), LONGEST);
            if (Texts.says(word)) {
                words.put(language, word);
            }
        }
        return words;
    }

    private static List<Map<String, String>> lists(
            Texts texts, String field, @Nullable List<Map<String, String>> given) {
        List<Map<String, String>> lists = new ArrayList<>();
        for (Map<String, String> one : given == null ? List.<Map<String, String>>of() : given) {
            Map<String, String> words = words(texts, field, one);
            if (!words.isEmpty()) {
                lists.add(words);
            }
        }
        if (lists.size() > MOST) {
            texts.reject(field, "field.range", 0, MOST);
        }
        return lists;
    }

    private static String number(double hours) {
        return hours == Math.rint(hours)
                ? String.valueOf((long) hours)
                : String.valueOf(Math.round(hours * 100) / 100.0);
    }

    private static String completion(CourseVersion.Completion one) {
        return " {halfDays: " + one.halfDays() + ", modules: " + one.modules() + ", exercises: " + one.exercises()
                + "}";
    }

    /** Puts the modules in this order: all of them, each once. */
    @ReaderScope
    CourseRepository.Version order(UUID id, int revision, @Nullable List<String> wanted) {
        drafts.get(id);
        List<String> keys = keys(id);
        if (wanted == null || wanted.size() != keys.size() || !new HashSet<>(wanted).equals(new HashSet<>(keys))) {
            throw new Refusal.Invalid("modules", "course.order");
        }
        return course(id, revision, Map.of("modules", CourseText.modules(wanted)), Map.of(), Set.of());
    }

    /** Adds a module at the end, with a text in one language if there is one. */
    @ReaderScope
    CourseRepository.Version add(
            UUID id,
            int revision,
            @Nullable String named,
            @Nullable String language,
            @Nullable String called,
            @Nullable String typed) {
        drafts.get(id);
        Texts texts = new Texts();
        String key = named == null ? "" : named;
        if (!CourseFolder.KEY.matcher(key).matches()) {
            texts.reject("key", "course.short-name");
        } else if (courses.folder(id).containsKey(CourseFolder.path(key))) {
            texts.reject("key", "course.taken");
        }
        String title = texts.required("title", called, 200);
        String text = texts.optional("text", typed, CourseFolder.LONGEST_TEXT);
        if (language == null || !Leaf.LANGUAGES.contains(language)) {
            texts.reject("language", "field.choice", "nl, fr, de, en");
        }
        texts.check();
        Map<String, byte[]> files = new HashMap<>();
        files.put(CourseFolder.path(key), bytes(CourseText.module(Map.of(String.valueOf(language), title), 30)));
        if (!text.isEmpty()) {
            files.put(CourseFolder.path(key, String.valueOf(language)), bytes(text + "\n"));
        }
        List<String> keys = new ArrayList<>(keys(id));
        keys.add(key);
        return course(id, revision, Map.of("modules", CourseText.modules(keys)), files, Set.of());
    }

    /** Takes a module away, with its files. */
    @ReaderScope
    CourseRepository.Version remove(UUID id, int revision, String key) {
        drafts.get(id);
        List<String> keys = new ArrayList<>(keys(id));
        if (!keys.remove(key)) {
            throw new Refusal.NotFound();
        }
        Set<String> gone = courses.folder(id).keySet().stream()
                .filter(path -> path.startsWith("modules/" + key + "/"))
                .collect(Collectors.toSet());
        return course(id, revision, Map.of("modules", CourseText.modules(keys)), Map.of(), gone);
    }

    private List<String> keys(UUID id) {
        return courses.modules(id).stream().map(CourseRepository.ModuleRow::key).toList();
    }

    private CourseRepository.Version course(
            UUID id, int revision, Map<String, String> changed, Map<String, byte[]> written, Set<String> removed) {
        Map<String, byte[]> files = new HashMap<>(written);
        String text = Drafts.typed(courses.folder(id).getOrDefault(CourseFolder.COURSE, new byte[0]));
        for (Map.Entry<String, String> one : changed.entrySet()) {
            text = CourseText.with(text, one.getKey(), one.getValue());
        }
        if (!changed.isEmpty()) {
            files.put(CourseFolder.COURSE, bytes(text));
        }
        return drafts.save(id, revision, files, removed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
