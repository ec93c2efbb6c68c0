package org.vrank.courses;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of a course as a folder of files, read: by name, each byte for byte. What is wrong with it are faults, what its trainers
 * should know are remarks.
 */
final class CourseFolder {
    static final String COURSE = "course.yml";
    static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    /** Characters of a text file: as many as the guard looks at in one go. */
    static final int LONGEST_TEXT = 60_000;

    static final int MOST_FILES = 400;

    /** Files beside the text of one module. */
    static final int MOST_BESIDE = 10;

    /** Files beside the texts of all modules together. */
    static final int MOST_BESIDE_ALL = 60;

    private static final int MOST_MODULES = 60;
    private static final CourseVersion.Completion NOTHING = new CourseVersion.Completion(0, 0, 0);
    private static final Pattern TOP = Pattern.compile("(?:LICENSE|README)\\.md");
    private static final Pattern MODULE =
            Pattern.compile("modules/(" + KEY + ")/(?:module\\.yml|text\\.(nl|fr|de|en)\\.md)");
    private static final Pattern BESIDE =
            Pattern.compile("modules/(" + KEY + ")/files/([a-z0-9][a-z0-9-]{0,59}\\.(pdf|docx|pptx|odt|jpg|png|txt))");
    private static final Set<String> KNOWN = Set.of(
            "licence",
            "languages",
            "title",
            "for",
            "aims",
            "hours",
            "prerequisites",
            "concepts",
            "completion",
            "vignettes",
            "modules");

    private final SortedMap<String, byte[]> files;
    private final Remarks remarks = new Remarks();
    private final List<CourseModule> modules = new ArrayList<>();
    private Map<String, String> title = Map.of();
    private String licence = "";
    private Outline outline = new Outline(List.of(), Map.of(), List.of(), 0, Map.of(), List.of(), NOTHING, List.of());

    private CourseFolder(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /** Reads a folder; whether it can be kept, its remarks say. */
    static CourseFolder read(Map<String, byte[]> files) {
        CourseFolder folder = new CourseFolder(new TreeMap<>(files));
        if (folder.files.size() > MOST_FILES) {
            folder.remarks.fault(COURSE, 0, "course.files", MOST_FILES);
            return folder;
        }
        folder.names();
        if (folder.remarks.sound()) {
            folder.course();
        }
        return folder;
    }

    Map<String, byte[]> files() {
        return files;
    }

    Remarks remarks() {
        return remarks;
    }

    Map<String, String> title() {
        return title;
    }

    String licence() {
        return licence;
    }

    Outline outline() {
        return outline;
    }

    List<CourseModule> modules() {
        return List.copyOf(modules);
    }

    /** Whether a file may stand in a folder by this name. */
    static boolean mayStand(String path) {
        return mayBeTyped(path) || liesBeside(path);
    }

    /** Whether a file of this name is a text. */
    static boolean mayBeTyped(String path) {
        return path.equals(COURSE)
                || TOP.matcher(path).matches()
                || MODULE.matcher(path).matches();
    }

    /** Whether a file of this name lies beside the text of a module: a picture, slides, a document. */
    static boolean liesBeside(String path) {
        return BESIDE.matcher(path).matches();
    }

    /** Whether the exercises of a module stand in it, with their solutions. */
    static boolean holdsSolutions(String path) {
        return path.endsWith("/module.yml");
    }

    /** What kind of file the ending of a name says it is. */
    static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private void names() {
        if (!files.containsKey(COURSE)) {
            remarks.fault(COURSE, 0, "course.no-course");
        }
        files.forEach((path, content) -> {
            if (!mayStand(path)) {
                remarks.fault(path, 0, "course.stranger");
            } else if (mayBeTyped(path)) {
                text(path, content);
            }
        });
        if (files.keySet().stream().filter(CourseFolder::liesBeside).count() > MOST_BESIDE_ALL) {
            remarks.fault(COURSE, 0, "course.files-beside", MOST_BESIDE_ALL);
        }
    }

    /** A text file; null when it is none, which is a fault. */
    private @Nullable String text(String path, byte[] content) {
        try {
            String text = text(content);
            if (text.length() > LONGEST_TEXT) {
                remarks.fault(path, 0, "text.too-long", LONGEST_TEXT);
            } else if (text.codePoints()
                    .anyMatch(c -> Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r' && c != '\t')) {
                remarks.fault(path, 0, "text.broken");
            } else {
                return text;
            }
        } catch (CharacterCodingException broken) {
            remarks.fault(path, 0, "course.encoding");
        }
        return null;
    }

    static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    private @Nullable Leaf yaml(String path) {
        byte[] content = files.get(path);
        String text = content == null ? null : text(path, content);
        return text == null ? null : CourseYaml.read(path, text, remarks);
    }

    private void course() {
        Leaf top = yaml(COURSE);
        if (top == null) {
            return;
        }
        top.only(KNOWN);
        title = top.words("title", true);
        Leaf free = top.at("licence", false);
        licence = free == null ? "CC-BY-SA-4.0" : free.word();
        if (licence.length() > 60) {
            top.fault("text.too-long", 60);
        }
        List<String> languages = new ArrayList<>();
        for (Leaf language : top.list("languages", true)) {
            String code = language.word();
            if (!Leaf.LANGUAGES.contains(code) || languages.contains(code)) {
                language.fault("course.language", language.called(), code);
            }
            languages.add(code);
        }
        if (languages.isEmpty() && remarks.sound()) {
            top.fault("course.some", "languages", 1, 4);
        }
        Leaf completion = top.at("completion", false);
        outline = new Outline(
                languages,
                top.words("for", false),
                top.list("aims", false).stream().map(Leaf::words).toList(),
                top.at("hours", false) == null ? 0 : top.number("hours", 0, 500),
                top.words("prerequisites", false),
                top.list("concepts", false).stream().map(Leaf::words).toList(),
                completion == null ? NOTHING : Outline.completion(completion, MOST_MODULES),
                Vignette.read(top));
        top.gaps("title", title, languages);
        top.gaps("for", outline.audience(), languages);
        top.gaps("prerequisites", outline.prerequisites(), languages);
        modules(top);
        if (!remarks.sound()) {
            return;
        }
        if (completion != null && outline.completion().modules() > modules.size()) {
            completion.fault("course.number", "completion.modules", 0, modules.size());
        }
        int exercises =
                modules.stream().mapToInt(module -> module.exercises().size()).sum();
        if (completion != null && outline.completion().exercises() > exercises) {
            completion.fault("course.number", "completion.exercises", 0, exercises);
        }
    }

    private void modules(Leaf top) {
        List<Leaf> named = top.list("modules", true);
        if (named.size() > MOST_MODULES) {
            top.fault("course.list", "modules", MOST_MODULES);
            return;
        }
        List<String> keys = new ArrayList<>();
        for (Leaf one : named) {
            String key = one.word();
            if (!KEY.matcher(key).matches()) {
                one.fault("course.name", one.called());
            } else if (keys.contains(key)) {
                one.fault("course.twice", key);
            } else if (!files.containsKey(path(key))) {
                one.fault("course.no-module", key, path(key));
            } else {
                keys.add(key);
                Leaf module = yaml(path(key));
                if (module != null) {
                    modules.add(CourseModule.read(key, module, texts(key), beside(key), outline.languages()));
                }
            }
        }
        files.keySet().stream()
                .flatMap(path -> Stream.of(MODULE.matcher(path), BESIDE.matcher(path)))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .distinct()
                .filter(key -> !keys.contains(key))
                .forEach(key -> remarks.remark(COURSE, 0, "course.unlisted", key));
    }

    /** The names of the files that lie beside the text of a module. */
    private Set<String> beside(String key) {
        return files.keySet().stream()
                .map(BESIDE::matcher)
                .filter(found -> found.matches() && found.group(1).equals(key))
                .map(found -> found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The texts of a module that are there, in the languages of the course. */
    private Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : outline.languages()) {
            byte[] content = files.get(path(key, language));
            String text = content == null ? null : text(path(key, language), content);
            if (text != null && !text.isBlank()) {
                texts.put(language, text);
            }
        }
        return texts;
    }

    static String path(String module) {
        return "modules/" + module + "/module.yml";
    }

    static String beside(String module, String name) {
        return "modules/" + module + "/files/" + name;
    }

    static String path(String module, String language) {
        return "modules/" + module + "/text." + language + ".md";
    }
}
