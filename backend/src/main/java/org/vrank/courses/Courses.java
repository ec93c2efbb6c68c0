package org.vrank.courses;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** The door to courses as they are read: by their circle once they are published, by its trainers before. */
@Singleton
public class Courses {
    private final Readers readers;
    private final CourseRepository courses;

    Courses(Readers readers, CourseRepository courses) {
        this.readers = readers;
        this.courses = courses;
    }

    /**
     * A version as it was read out of its folder, for whoever reads it: also when its course was withdrawn since, for what began with
     * it goes on. An exercise in it holds its solution.
     */
    @ReaderScope
    public CourseVersion version(UUID id) {
        readers.current();
        CourseRepository.Version version = found(id);
        Map<String, List<CourseVersion.Exercise>> exercises = courses.exercises(id).stream()
                .map(row -> new CourseVersion.Exercise(row.module(), row.key(), row.kind(), row.body()))
                .collect(Collectors.groupingBy(CourseVersion.Exercise::module));
        return new CourseVersion(
                id,
                version.courseId(),
                version.circleId(),
                version.number(),
                version.state(),
                version.title(),
                version.licence(),
                version.outline().hours(),
                version.outline().languages(),
                version.outline().completion(),
                version.outline().concepts(),
                courses.modules(id).stream()
                        .map(row -> new CourseVersion.Module(
                                row.key(), row.title(), row.minutes(), exercises.getOrDefault(row.key(), List.of())))
                        .toList());
    }

    /** What is listed: neither withdrawn nor, for who does not train, still in work. */
    @ReaderScope
    List<CourseRepository.Course> all() {
        readers.current();
        return courses.all();
    }

    /** A course; for a reader who does not train in its circle it is gone once it was withdrawn. */
    @ReaderScope
    CourseRepository.Course get(UUID id) {
        CourseRepository.Course course = found(courses, id);
        if (course.withdrawn() != null && !course.trains()) {
            throw new Refusal.Gone(course.withdrawn(), course.because());
        }
        return course;
    }

    /** The version of a course that is not published yet, for whoever trains in its circle; else null. */
    @ReaderScope
    public @Nullable UUID inWork(UUID course) {
        return get(course).inWork();
    }

    private CourseRepository.Course found(CourseRepository among, UUID id) {
        readers.current();
        CourseRepository.Course course = among.find(id);
        if (course == null) {
            throw new Refusal.NotFound();
        }
        return course;
    }

    /** A version to be looked at: like its course, save for whoever takes part in an edition of it. */
    @ReaderScope
    CourseRepository.Version look(UUID id) {
        CourseRepository.Version version = found(id);
        CourseRepository.Course course = found(courses, version.courseId());
        if (course.withdrawn() != null && !course.trains() && !courses.learns(id)) {
            throw new Refusal.Gone(course.withdrawn(), course.because());
        }
        return version;
    }

    private CourseRepository.Version found(UUID id) {
        readers.current();
        CourseRepository.Version version = courses.version(id);
        if (version == null) {
            throw new Refusal.NotFound();
        }
        return version;
    }

    @ReaderScope
    Map<UUID, CourseRepository.Version> among(Set<UUID> ids) {
        readers.current();
        return courses.among(ids.stream().map(UUID::toString).toArray(String[]::new)).stream()
                .collect(Collectors.toMap(CourseRepository.Version::id, Function.identity()));
    }

    /** The versions of a course that the asker sees, the newest first. */
    @ReaderScope
    List<CourseRepository.Version> versions(UUID course) {
        readers.current();
        return courses.versions(course);
    }

    @ReaderScope
    List<CourseRepository.ModuleRow> modules(UUID version) {
        readers.current();
        return courses.modules(version);
    }

    @ReaderScope
    CourseRepository.@Nullable ModuleRow module(UUID version, String key) {
        return modules(version).stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    @ReaderScope
    Map<String, String> texts(UUID version, String module) {
        readers.current();
        return courses.texts(version, module).stream()
                .collect(Collectors.toMap(CourseRepository.TextRow::language, CourseRepository.TextRow::text));
    }

    /** The cases of a module that the asker reads. */
    @ReaderScope
    List<CourseRepository.Case> cases(UUID version, String module) {
        readers.current();
        return courses.cases(version, module);
    }

    /** The folder of a version: its texts, and of the files beside them what tells two of them apart. */
    @ReaderScope
    Map<String, byte[]> folder(UUID id) {
        look(id);
        return byPath(courses.files(id));
    }

    /** The folder of a version, byte for byte, for its trainers: it holds the solutions of its exercises. */
    @ReaderScope
    Map<String, byte[]> whole(UUID id) {
        if (!courses.trains(look(id).circleId())) {
            throw new Refusal.NotAllowed();
        }
        return byPath(courses.whole(id));
    }

    private static Map<String, byte[]> byPath(List<CourseRepository.FileRow> files) {
        return files.stream()
                .collect(Collectors.toMap(CourseRepository.FileRow::path, CourseRepository.FileRow::content));
    }

    /** The files beside the text of a module, in order. */
    @ReaderScope
    List<CourseRepository.Beside> beside(UUID version, String module) {
        readers.current();
        return courses.beside(version).stream()
                .filter(one -> one.module().equals(module))
                .toList();
    }

    /** One of them, for whoever reads the module. */
    @ReaderScope
    CourseRepository.Beside beside(UUID version, String module, String name) {
        look(version);
        return beside(version, module).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    @ReaderScope
    byte[] content(UUID version, CourseRepository.Beside file) {
        readers.current();
        CourseRepository.FileRow row = courses.file(version, file.path());
        if (row == null) {
            throw new Refusal.NotFound();
        }
        return row.content();
    }

    /** What is to be read in the files beside the texts of a version. */
    @ReaderScope
    List<CourseRepository.Said> said(UUID version) {
        readers.current();
        return courses.said(version);
    }

    /** Whether the asker trains in a circle. */
    @ReaderScope
    boolean trains(UUID circle) {
        readers.current();
        return courses.trains(circle);
    }

    /** Texts by id that the asker reads, of courses that are shown, for search. */
    @ReaderScope
    List<CourseRepository.Hit> hits(Collection<UUID> wanted) {
        readers.current();
        return courses.hits(wanted.stream().map(UUID::toString).toArray(String[]::new));
    }

    /** The module and the language that a text of a version is in, by the id under which search found it; else null. */
    @ReaderScope
    CourseRepository.@Nullable TextRow text(UUID version, String id) {
        readers.current();
        try {
            return courses.text(version, UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** What changed in a version since another one of the same course; what holds solutions is shown to trainers alone. */
    @ReaderScope
    List<CourseDifferences.FileChange> differences(UUID id, UUID since) {
        CourseRepository.Version version = look(id);
        CourseRepository.Version before = look(since);
        if (!version.courseId().equals(before.courseId())) {
            throw new Refusal.NotFound();
        }
        boolean trains = courses.trains(version.circleId());
        return CourseDifferences.between(folder(since), folder(id)).stream()
                .filter(change -> trains || !CourseFolder.holdsSolutions(change.path()))
                .toList();
    }
}
