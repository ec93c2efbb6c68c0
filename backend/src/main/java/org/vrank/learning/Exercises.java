package org.vrank.learning;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to exercises: those of a module, what was answered, and what is tried. */
@Singleton
class Exercises {
    /** Three times what somebody sends who answers without a pause. */
    private static final int SAVES = 120;

    private static final Set<String> WRITTEN = Set.of("open", "role-map");

    private final Readers readers;
    private final LearningRepository learning;
    private final Learners learners;
    private final Guard guard;
    private final Limits limits;
    private final ObjectMapper json;

    Exercises(
            Readers readers,
            LearningRepository learning,
            Learners learners,
            Guard guard,
            Limits limits,
            ObjectMapper json) {
        this.readers = readers;
        this.learning = learning;
        this.learners = learners;
        this.guard = guard;
        this.limits = limits;
        this.json = json;
    }

    /** An exercise with what its learner answered, if anything. */
    record Answered(Exercise exercise, @Nullable Reply reply, boolean shared, int revision) {}

    /** A module with its exercises; {@code title} by language. */
    record OfModule(
            UUID version,
            @Nullable String edition,
            JsonNode title,
            boolean done,
            boolean takesPart,
            List<Answered> exercises) {}

    /** An answer that a trainer was given on purpose. */
    record Shared(Exercise exercise, String name, Reply reply) {}

    /** What a page sends. {@code answered}: keys of the guard's warnings that the writer answered. */
    record Given(int revision, @Nullable Reply reply, boolean shared, Set<String> answered) {}

    /** The exercises of a module in an edition, for who takes part or trains. */
    @ReaderScope
    OfModule ofEdition(UUID id, String module) {
        Learners.Edition edition = learners.edition(id);
        if (!edition.takesPart() && !edition.trains()) {
            throw new Refusal.NotAllowed();
        }
        List<LearningRepository.Kept> kept = edition.takesPart() ? learning.answers(id) : List.of();
        // whoever trains tries them, as everybody does outside an edition
        UUID within = edition.takesPart() ? id : edition.version();
        List<Answered> all = new ArrayList<>();
        for (LearningRepository.Asked asked : learning.exercises(edition.version(), Learners.key(module))) {
            LearningRepository.Kept answer = kept.stream()
                    .filter(one -> one.module().equals(module) && one.exercise().equals(asked.key()))
                    .findFirst()
                    .orElse(null);
            Exercise exercise = exercise(within, asked);
            all.add(
                    answer == null
                            ? new Answered(exercise, null, false, 0)
                            : new Answered(exercise, reply(answer.answer()), answer.shared(), answer.revision()));
        }
        boolean done = edition.takesPart() && learning.done(id).contains(module);
        return new OfModule(
                edition.version(),
                edition.language(),
                title(edition.version(), module),
                done,
                edition.takesPart(),
                all);
    }

    /** The exercises of a module of a version, to be tried. */
    @ReaderScope
    OfModule ofVersion(UUID version, String module) {
        return new OfModule(
                version,
                null,
                title(version, module),
                false,
                false,
                learning.exercises(version, Learners.key(module)).stream()
                        .map(asked -> new Answered(exercise(version, asked), null, false, 0))
                        .toList());
    }

    /**
     * Keeps an answer over the revision it builds on; the same once more changes nothing. Refuses with what stands there where another
     * was given meanwhile.
     */
    @ReaderScope
    Answered answer(UUID id, String module, String key, Given given) {
        UUID member = readers.current().signedIn();
        Learners.Edition edition = learners.learning(id);
        limits.take("answers", member.toString(), SAVES, Duration.ofMinutes(1));
        Exercise exercise = find(id, edition.version(), module, key);
        boolean shared = given.shared() && WRITTEN.contains(exercise.kind());
        Reply reply = checked(exercise, given, shared);
        boolean done = Judging.outcome(
                        exercise, reply, Words.of(readers.current().language(), null))
                .done();
        int revision = learning.save(id, module, key, given.revision(), write(reply), shared, done);
        if (revision == 0) {
            throw new Refusal.NotAllowed();
        }
        if (revision < 0) {
            LearningRepository.Kept present = learning.answers(id).stream()
                    .filter(one -> one.module().equals(module) && one.exercise().equals(key))
                    .findFirst()
                    .orElseThrow(Refusal.NotFound::new);
            return new Answered(exercise, reply(present.answer()), present.shared(), -present.revision());
        }
        return new Answered(exercise, reply, shared, revision);
    }

    /** Judges a reply, and keeps nothing. */
    @ReaderScope
    Answered attempt(UUID version, String module, String key, Given given) {
        Exercise exercise = find(version, version, module, key);
        return new Answered(exercise, checked(exercise, given, false), false, 0);
    }

    /** What was shared on purpose, for the trainers of an edition. */
    @ReaderScope
    List<Shared> shared(UUID id) {
        Learners.Edition edition = learners.training(id);
        List<Shared> all = new ArrayList<>();
        for (LearningRepository.Shared one : learning.shared(id)) {
            LearningRepository.Asked asked = learning.exercise(edition.version(), one.module(), one.exercise());
            if (asked != null) {
                all.add(new Shared(exercise(id, asked), one.name(), reply(one.answer())));
            }
        }
        return all;
    }

    private Reply checked(Exercise exercise, Given given, boolean shared) {
        Texts texts = new Texts();
        Reply empty = new Reply(null, null, null, null, null, null, null);
        Reply reply = Judging.check(exercise, Objects.requireNonNullElse(given.reply(), empty), texts);
        String language = readers.current().language().code();
        Map<String, String> roles = reply.roles();
        if (roles != null) {
            roles.forEach((role, text) -> guard.pass(texts, "roles." + role, text, language, given.answered()));
            guard.pass(texts, "service", Objects.requireNonNullElse(reply.service(), ""), language, given.answered());
        } else if (shared) {
            guard.pass(texts, "text", Objects.requireNonNullElse(reply.text(), ""), language, given.answered());
        }
        texts.check();
        return reply;
    }

    private Exercise find(UUID within, UUID version, String module, String key) {
        LearningRepository.Asked asked = learning.exercise(version, Learners.key(module), Learners.key(key));
        if (asked == null) {
            throw new Refusal.NotFound();
        }
        return exercise(within, asked);
    }

    private Exercise exercise(UUID within, LearningRepository.Asked asked) {
        return new Exercise(within, asked.module(), asked.key(), asked.kind(), learners.read(asked.body()));
    }

    private JsonNode title(UUID version, String module) {
        return learning.modules(version).stream()
                .filter(one -> one.key().equals(module))
                .findFirst()
                .map(one -> learners.read(one.title()))
                .orElseThrow(Refusal.NotFound::new);
    }

    private String write(Reply reply) {
        try {
            return json.writeValueAsString(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply reply(String text) {
        try {
            return Objects.requireNonNull(json.readValue(text, Reply.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
