package org.vrank.courses;

import jakarta.inject.Singleton;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.CleanFiles;
import org.vrank.guard.Guard;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to versions in work: trainers begin them and write in their folder. */
@Singleton
public class Drafts {
    private final Readers readers;
    private final Courses courses;
    private final DraftRepository drafts;
    private final Guard guard;
    private final FolderTables tables;
    private final Idempotency idempotency;
    private final Ids ids;
    private final Clock clock;

    Drafts(
            Readers readers,
            Courses courses,
            DraftRepository drafts,
            Guard guard,
            FolderTables tables,
            Idempotency idempotency,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.courses = courses;
        this.drafts = drafts;
        this.guard = guard;
        this.tables = tables;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins a course from a template, for trainers of the circle; answers the course. */
    @ReaderScope
    public UUID begin(@Nullable UUID circle, String template) {
        if (!Templates.KEYS.contains(template)) {
            throw new Refusal.Invalid("template", "field.choice", String.join(", ", Templates.KEYS));
        }
        return begin(mayBegin(circle), Templates.folder(template), Map.of(), template);
    }

    /** Begins an empty course. */
    @ReaderScope
    UUID begin(@Nullable UUID circle, @Nullable String title, @Nullable String language) {
        UUID where = mayBegin(circle);
        Texts texts = new Texts();
        String name = texts.required("title", title, 200);
        if (language == null || !Leaf.LANGUAGES.contains(language)) {
            texts.reject("language", "field.choice", "nl, fr, de, en");
        }
        guard.refuse(texts, "title", name);
        texts.check();
        String course = "licence: CC-BY-SA-4.0\nlanguages: [" + language + "]\ntitle:\n  " + language + ": "
                + YamlText.quoted(name)
                + "\nhours: 0\ncompletion: {halfDays: 0, modules: 0, exercises: 0}\nmodules: []\n";
        return begin(
                where, Map.of(CourseFolder.COURSE, course.getBytes(StandardCharsets.UTF_8)), Map.of(), "empty " + name);
    }

    /** Begins a course from somebody's folder; {@code beside}: what was written anew of the files beside its texts, by name. */
    @ReaderScope
    UUID begin(UUID circle, Map<String, byte[]> files, Map<String, CleanFiles.CleanFile> beside) {
        return begin(mayBring(circle), files, beside, CourseArchive.print(files));
    }

    /** A file that a version in this circle has already, which the asker reads: it was written anew before. Else null. */
    @ReaderScope
    CleanFiles.@Nullable CleanFile known(UUID circle, byte[] content) {
        readers.current().signedIn();
        DraftRepository.Known known = drafts.known(circle, content);
        return known == null
                ? null
                : new CleanFiles.CleanFile(
                        known.kind(),
                        known.content(),
                        known.said(),
                        known.width(),
                        known.height(),
                        known.pages(),
                        Arrays.hashCode(content));
    }

    /** Refuses whoever does not train in a circle, before anything is read for them. */
    @ReaderScope
    UUID mayBring(UUID circle) {
        readers.current().signedIn();
        if (!readers.current().reads(circle)) {
            throw new Refusal.NotFound();
        }
        return mayBegin(circle);
    }

    @ReaderScope
    UUID mayBegin(@Nullable UUID circle) {
        readers.current().signedIn();
        if (circle == null || !readers.current().reads(circle)) {
            throw new Refusal.Invalid("circle", "field.reference");
        }
        if (!courses.trains(circle)) {
            throw new Refusal.NotAllowed();
        }
        return circle;
    }

    private UUID begin(
            UUID circle, Map<String, byte[]> files, Map<String, CleanFiles.CleanFile> beside, String request) {
        CourseFolder folder = sound(files, files.keySet(), beside);
        return idempotency.once("courses", circle + " " + request, () -> {
            UUID course = ids.next();
            drafts.course(course, circle, today());
            UUID version = add(course, circle, folder);
            beside.forEach((path, file) -> tables.beside(version, circle, path, file));
            tables.derive(version, circle, folder);
            return course;
        });
    }

    /** Begins the next version of a course as a copy of the one that is shown; answers the version. */
    @ReaderScope
    UUID next(UUID id) {
        readers.current().signedIn();
        if (!courses.get(id).trains()) {
            throw new Refusal.NotAllowed();
        }
        // held, so that of two who begin one is told
        drafts.hold(id);
        CourseRepository.Course course = courses.get(id);
        if (course.withdrawn() != null || course.inWork() != null || course.shown() == null) {
            throw new Refusal.Invalid("state", "course.in-work");
        }
        CourseFolder folder = CourseFolder.read(courses.folder(course.shown()));
        UUID version = add(id, course.circleId(), folder);
        drafts.copyBeside(version, course.shown());
        tables.derive(version, course.circleId(), folder);
        return version;
    }

    private UUID add(UUID course, UUID circle, CourseFolder folder) {
        UUID version = ids.next();
        drafts.version(
                version,
                circle,
                course,
                tables.write(folder.title()),
                folder.licence(),
                tables.write(folder.outline()));
        folder.files().forEach((path, content) -> {
            if (CourseFolder.mayBeTyped(path)) {
                drafts.file(version, circle, path, content);
            }
        });
        return version;
    }

    /** A draft for whoever works on it. */
    @ReaderScope
    CourseRepository.Version get(UUID id) {
        readers.current().signedIn();
        CourseRepository.Version version = courses.look(id);
        if (!courses.trains(version.circleId())) {
            throw new Refusal.NotAllowed();
        }
        return version;
    }

    /** What was remarked when a folder was read, without its cases. */
    @ReaderScope
    List<Remarks.Remark> remarks(UUID id) {
        CourseFolder folder = CourseFolder.read(courses.folder(id));
        UUID circle = get(id).circleId();
        for (CourseModule module : folder.modules()) {
            for (UUID report : module.cases()) {
                if (!drafts.fits(circle, report)) {
                    folder.remarks().remark(CourseFolder.path(module.key()), 0, "course.case-elsewhere", report);
                }
            }
        }
        return folder.remarks().remarks();
    }

    /**
     * Writes files of a draft and takes others away; the rest keeps its bytes.
     *
     * @param revision that the asker saw
     */
    @ReaderScope
    CourseRepository.Version save(UUID id, int revision, Map<String, byte[]> written, Set<String> removed) {
        return save(id, revision, written, removed, Map.of());
    }

    /** The same, with files beside the texts; {@code beside}: what was written anew of them, by name. */
    @ReaderScope
    CourseRepository.Version save(
            UUID id,
            int revision,
            Map<String, byte[]> written,
            Set<String> removed,
            Map<String, CleanFiles.CleanFile> beside) {
        CourseRepository.Version version = get(id);
        if (!version.state().equals("draft")) {
            throw new Refusal.Invalid("state", "course.not-draft");
        }
        Map<String, byte[]> files = new TreeMap<>(courses.folder(id));
        if (!files.keySet().containsAll(removed)) {
            throw new Refusal.NotFound();
        }
        files.keySet().removeAll(removed);
        files.putAll(written);
        beside.keySet().forEach(path -> files.put(path, new byte[0]));
        CourseFolder folder = sound(files, written.keySet(), beside);
        if (drafts.save(id, revision, tables.write(folder.title()), folder.licence(), tables.write(folder.outline()))
                == 0) {
            throw new Refusal.Conflict(null);
        }
        removed.forEach(path -> drafts.remove(id, path));
        written.forEach((path, content) -> drafts.file(id, version.circleId(), path, content));
        beside.forEach((path, file) -> tables.beside(id, version.circleId(), path, file));
        drafts.forget(id);
        tables.derive(id, version.circleId(), folder);
        return get(id);
    }

    /** Reads a folder that is to be kept: refuses its faults, and what the guard stops in the files that are new. */
    private CourseFolder sound(
            Map<String, byte[]> files, Set<String> written, Map<String, CleanFiles.CleanFile> beside) {
        CourseFolder folder = CourseFolder.read(files);
        folder.remarks().check();
        Texts texts = new Texts();
        files.forEach((path, content) -> {
            CleanFiles.CleanFile file = beside.get(path);
            if (file != null) {
                guard.refuse(texts, path, file.text());
            } else if (written.contains(path)) {
                guard.refuse(texts, path, typed(content));
            }
        });
        texts.check();
        return folder;
    }

    @ReaderScope
    void discard(UUID id, int revision) {
        get(id);
        if (drafts.discard(id, revision) == 0) {
            throw new Refusal.Conflict(null);
        }
    }

    static String typed(byte[] content) {
        try {
            return CourseFolder.text(content);
        } catch (CharacterCodingException broken) {
            throw new IllegalStateException("a folder that was read holds text", broken);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
