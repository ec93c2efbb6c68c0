package org.vrank.courses;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.CleanFiles;
import org.vrank.guard.Guard;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to files beside the text of a module in work, for its trainers. What it changes are files of the folder. */
@Singleton
class ModuleFiles {
    private final Courses courses;
    private final Drafts drafts;
    private final Guard guard;

    ModuleFiles(Courses courses, Drafts drafts, Guard guard) {
        this.courses = courses;
        this.drafts = drafts;
        this.guard = guard;
    }

    /** Refuses where nothing may be added; before anything is read of a file. */
    @ReaderScope
    void mayAdd(UUID id, String module) {
        refuseFull(of(id, module), 1);
    }

    /** Adds files that were written anew, behind those that are there. */
    @ReaderScope
    CourseRepository.Version add(UUID id, int revision, String module, List<CleanFiles.CleanFile> clean) {
        List<ModuleFile> files = new ArrayList<>(of(id, module));
        refuseFull(files, clean.size());
        Map<String, CleanFiles.CleanFile> beside = new LinkedHashMap<>();
        int number = courses.folder(id).keySet().stream()
                .filter(path -> path.startsWith(CourseFolder.beside(module, "")))
                .mapToInt(ModuleFiles::number)
                .max()
                .orElse(0);
        for (CleanFiles.CleanFile one : clean) {
            String name = ++number + "." + one.kind();
            files.add(new ModuleFile(name, Map.of(), Map.of()));
            beside.put(CourseFolder.beside(module, name), one);
        }
        return save(id, revision, module, files, Set.of(), beside);
    }

    /** Says what a file is called and what is to be seen in it, by language. */
    @ReaderScope
    CourseRepository.Version change(
            UUID id,
            int revision,
            String module,
            String name,
            @Nullable Map<String, String> title,
            @Nullable Map<String, String> alt) {
        List<ModuleFile> files = new ArrayList<>(of(id, module));
        int at = files.stream().map(ModuleFile::name).toList().indexOf(name);
        if (at < 0) {
            throw new Refusal.NotFound();
        }
        Texts texts = new Texts();
        Map<String, String> called = words(texts, "title", title, ModuleFile.LONGEST_TITLE);
        Map<String, String> seen = words(texts, "alt", alt, ModuleFile.LONGEST_ALT);
        if (files.get(at).picture() && seen.isEmpty()) {
            texts.reject("alt", "attachment.alt");
        }
        called.values().forEach(word -> guard.refuse(texts, "title", word));
        seen.values().forEach(word -> guard.refuse(texts, "alt", word));
        texts.check();
        files.set(at, new ModuleFile(name, called, seen));
        return save(id, revision, module, files, Set.of(), Map.of());
    }

    @ReaderScope
    CourseRepository.Version remove(UUID id, int revision, String module, String name) {
        List<ModuleFile> files = new ArrayList<>(of(id, module));
        if (!files.removeIf(file -> file.name().equals(name))) {
            throw new Refusal.NotFound();
        }
        return save(id, revision, module, files, Set.of(CourseFolder.beside(module, name)), Map.of());
    }

    private List<ModuleFile> of(UUID id, String module) {
        if (!drafts.get(id).state().equals("draft")) {
            throw new Refusal.Invalid("state", "course.not-draft");
        }
        return CourseFolder.read(courses.folder(id)).modules().stream()
                .filter(one -> one.key().equals(module))
                .findFirst()
                .map(CourseModule::files)
                .orElseThrow(Refusal.NotFound::new);
    }

    private static void refuseFull(List<ModuleFile> files, int more) {
        if (files.size() + more > CourseFolder.MOST_BESIDE) {
            throw new Refusal.Invalid("file", "course.files-module", CourseFolder.MOST_BESIDE);
        }
    }

    private CourseRepository.Version save(
            UUID id,
            int revision,
            String module,
            List<ModuleFile> files,
            Set<String> removed,
            Map<String, CleanFiles.CleanFile> beside) {
        String path = CourseFolder.path(module);
        String text = Drafts.typed(courses.folder(id).getOrDefault(path, new byte[0]));
        byte[] written = CourseText.with(text, "files", ModuleFile.yaml(files)).getBytes(StandardCharsets.UTF_8);
        return drafts.save(id, revision, Map.of(path, written), removed, beside);
    }

    private static Map<String, String> words(
            Texts texts, String field, @Nullable Map<String, String> given, int longest) {
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, String> typed = given == null ? Map.of() : given;
        if (!Leaf.LANGUAGES.containsAll(typed.keySet())) {
            texts.reject(field, "field.choice", "nl, fr, de, en");
        }
        for (String language : List.of("nl", "fr", "de", "en")) {
            String said = typed.get(language);
            String word = texts.optional(field, said == null ? null : said.replaceAll("\\s+", " "), longest);
            if (Texts.says(word)) {
                words.put(language, word);
            }
        }
        return words;
    }

    /** The number that a file is named by; 0 where its name is a word. */
    private static int number(String path) {
        String stem = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        return stem.matches("[0-9]{1,4}") ? Integer.parseInt(stem) : 0;
    }
}
