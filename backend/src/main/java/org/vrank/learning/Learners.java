package org.vrank.learning;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** The door to who learns in an edition, and how far they have come. */
@Singleton
public class Learners {
    private final Readers readers;
    private final LearningRepository learning;
    private final ObjectMapper json;

    Learners(Readers readers, LearningRepository learning, ObjectMapper json) {
        this.readers = readers;
        this.learning = learning;
        this.json = json;
    }

    /**
     * An edition as the asker stands to it.
     *
     * @param version the version of its course that it began with
     * @param title of the course, by language
     * @param language it is held in
     * @param required what completes it, or null where the course does not say, or says that nothing is needed: nobody completes that
     * @param takesPart whether the asker is enrolled
     * @param trains whether the asker is one of its trainers
     */
    public record Edition(
            UUID id,
            UUID version,
            JsonNode title,
            String language,
            @Nullable Required required,
            boolean takesPart,
            boolean trains) {}

    /** How much of each completes a course. */
    public record Required(int halfDays, int modules, int exercises) {}

    /** What somebody has done, module by module, and which forms they answered. */
    record Progress(
            Edition edition,
            LearningRepository.Reached reached,
            List<LearningRepository.Module> modules,
            List<String> done,
            List<LearningRepository.Kept> answers) {}

    /** An edition in a circle that the asker reads; for members. */
    @ReaderScope
    public Edition edition(UUID id) {
        readers.current().signedIn();
        LearningRepository.Row row = learning.edition(id);
        if (row == null) {
            throw new Refusal.NotFound();
        }
        Integer halfDays = row.halfDays();
        Integer modules = row.modules();
        Integer exercises = row.exercises();
        return new Edition(
                row.editionId(),
                row.versionId(),
                read(row.title()),
                row.language(),
                halfDays == null || modules == null || exercises == null || halfDays + modules + exercises == 0
                        ? null
                        : new Required(halfDays, modules, exercises),
                row.enrolmentId() != null,
                row.trains());
    }

    /** The same, for those who take part. */
    @ReaderScope
    public Edition learning(UUID id) {
        Edition edition = edition(id);
        if (!edition.takesPart()) {
            throw new Refusal.NotAllowed();
        }
        return edition;
    }

    /** The same, for its trainers. */
    @ReaderScope
    public Edition training(UUID id) {
        Edition edition = edition(id);
        if (!edition.trains()) {
            throw new Refusal.NotAllowed();
        }
        return edition;
    }

    /** How far the asker has come. */
    @ReaderScope
    Progress progress(UUID id) {
        Edition edition = learning(id);
        LearningRepository.Reached reached = learning.reached(id);
        if (reached == null) {
            throw new Refusal.NotAllowed();
        }
        return new Progress(
                edition, reached, learning.modules(edition.version()), learning.done(id), learning.answers(id));
    }

    /** The asker calls a module done, or not yet. */
    @ReaderScope
    void mark(UUID id, String module, boolean done) {
        learning(id);
        if (!learning.mark(id, key(module), done)) {
            throw new Refusal.NotFound();
        }
    }

    /** A key of a module or an exercise as it can stand in a course; whatever else is asked for is not there. */
    static String key(String asked) {
        if (!asked.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new Refusal.NotFound();
        }
        return asked;
    }

    /** What the tables hold as JSON. */
    public JsonNode read(String text) {
        try {
            return Objects.requireNonNull(json.readValue(text, JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
