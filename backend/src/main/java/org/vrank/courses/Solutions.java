package org.vrank.courses;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;

/**
 * The door to exercises and vignettes of a draft as a form shows them, solutions included. What it changes are files: the part that is
 * about one of them is typed anew, the rest keeps its bytes.
 */
@Singleton
class Solutions {
    private final Courses courses;
    private final Drafts drafts;
    private final ObjectMapper json;

    Solutions(Courses courses, Drafts drafts, ObjectMapper json) {
        this.courses = courses;
        this.drafts = drafts;
        this.json = json;
    }

    /** Where parts of one kind stand: a file, and a list in it. */
    private record Place(String file, String list) {}

    /** The exercises of a module, or the vignettes of the course where no module is named; in order. */
    @ReaderScope
    List<SolvedExercise> list(UUID id, @Nullable String module) {
        CourseRepository.Version version = drafts.get(id);
        List<SolvedExercise> all = new ArrayList<>();
        if (module == null) {
            for (Vignette one : version.outline().vignettes()) {
                all.add(solved(one.key(), "vignette", one));
            }
            return all;
        }
        return module(id, module).exercises().stream()
                .map(one -> solved(one.key(), one.kind(), one.body()))
                .toList();
    }

    /** Writes one of them, under its key: in the place of the one that has it, else as a new one at the end. */
    @ReaderScope
    CourseRepository.Version write(
            UUID id, int revision, @Nullable String module, String key, @Nullable SolvedExercise given) {
        List<String> keys = keys(id, module);
        if (given == null) {
            throw new Refusal.Invalid("exercise", "field.type");
        }
        if (module == null != "vignette".equals(given.kind())) {
            throw new Refusal.Invalid("kind", "course.vignette-only");
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("key", key);
        said.putAll(given.said());
        int at = keys.indexOf(key);
        return save(id, revision, module, at < 0 ? keys.size() : at, said);
    }

    /** Takes one of them away. */
    @ReaderScope
    CourseRepository.Version remove(UUID id, int revision, @Nullable String module, String key) {
        int at = keys(id, module).indexOf(key);
        if (at < 0) {
            throw new Refusal.NotFound();
        }
        return save(id, revision, module, at, null);
    }

    private List<String> keys(UUID id, @Nullable String module) {
        return list(id, module).stream()
                .map(one -> Objects.requireNonNullElse(one.key(), ""))
                .toList();
    }

    private CourseRepository.Version save(
            UUID id, int revision, @Nullable String module, int at, @Nullable Map<String, Object> said) {
        Place place = module == null
                ? new Place(CourseFolder.COURSE, "vignettes")
                : new Place(CourseFolder.path(module), "exercises");
        String text = Drafts.typed(courses.folder(id).getOrDefault(place.file(), new byte[0]));
        String changed = CourseText.part(text, place.list(), at, said);
        return drafts.save(id, revision, Map.of(place.file(), changed.getBytes(StandardCharsets.UTF_8)), Set.of());
    }

    private CourseVersion.Module module(UUID id, String module) {
        return courses.version(id).modules().stream()
                .filter(one -> one.key().equals(module))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    /** {@code body}: what was read out of the file, with the same names. */
    private SolvedExercise solved(String key, String kind, Object body) {
        try {
            SolvedExercise read =
                    Objects.requireNonNull(json.readValue(json.writeValueAsString(body), SolvedExercise.class));
            return new SolvedExercise(
                    key,
                    kind,
                    read.question(),
                    read.hint(),
                    read.explanation(),
                    read.options(),
                    read.items(),
                    read.statements(),
                    read.start(),
                    read.nodes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
