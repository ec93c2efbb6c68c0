package org.vrank.effects;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.learning.Learners;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.reports.Manuscripts;

/** The door to feedback: given by learners, once, and shown to trainers as sums. */
@Singleton
class Effects {
    /** How many statements a form has; their words stand in the interface. */
    static final Map<String, Integer> STATEMENTS = Map.of("before", 5, "after", 5, "form", 4, "weeks", 2);

    private static final int HIGHEST = 5;
    private static final int LONGEST = 2000;
    private static final int LONGEST_STORY = 8000;

    private final Readers readers;
    private final EffectRepository effects;
    private final Learners learners;
    private final Manuscripts manuscripts;
    private final Guard guard;

    Effects(Readers readers, EffectRepository effects, Learners learners, Manuscripts manuscripts, Guard guard) {
        this.readers = readers;
        this.effects = effects;
        this.learners = learners;
        this.manuscripts = manuscripts;
        this.guard = guard;
    }

    /** What is shown of an edition's feedback. */
    record Shown(List<EffectRepository.Count> counts, List<EffectRepository.Sentence> texts) {}

    /**
     * Takes the answer to a form apart and keeps the parts.
     *
     * @param marks one for each statement, from 1 to 5
     * @param sentence for the trainers, without a name; only the form takes one
     */
    @ReaderScope
    void give(UUID edition, @Nullable String moment, @Nullable List<Integer> marks, @Nullable String sentence) {
        learners.learning(edition);
        Texts texts = new Texts();
        if (moment == null || !List.of("before", "after", "form").contains(moment)) {
            texts.reject("moment", "field.choice", "before, after, form");
            texts.check();
        }
        String which = String.valueOf(moment);
        check(texts, which, marks);
        String said = which.equals("form") ? texts.optional("text", sentence, LONGEST) : "";
        // asked about nothing: a name would be known by its writer's words, and who wrote them is not known
        guard.refuse(texts, "text", said);
        texts.check();
        settle(edition, which, marks == null ? List.of() : marks, said);
    }

    /**
     * Six weeks on: counts how far it was used and what came of it, and lays what was written on the writer's own desk; answers the
     * manuscript, or null where nothing was written.
     */
    @ReaderScope
    @Nullable
    UUID after(UUID edition, @Nullable List<Integer> marks, @Nullable String story) {
        learners.learning(edition);
        Texts texts = new Texts();
        check(texts, "weeks", marks);
        String told = texts.optional("text", story, LONGEST_STORY);
        texts.check();
        settle(edition, "weeks", marks == null ? List.of() : marks, "");
        if (!Texts.says(told)) {
            return null;
        }
        String language = readers.current().language().code();
        return manuscripts.add(
                new Manuscripts.Draft("lesson", language, null, Map.of("actual", told), null, null, null, null));
    }

    /** What is shown, for the trainers of an edition. */
    @ReaderScope
    Shown shown(UUID edition) {
        learners.training(edition);
        return new Shown(effects.counts(edition), effects.texts(edition));
    }

    private static void check(Texts texts, String moment, @Nullable List<Integer> marks) {
        int wanted = STATEMENTS.getOrDefault(moment, 0);
        if (marks == null
                || marks.size() != wanted
                || marks.stream().anyMatch(mark -> mark == null || mark < 1 || mark > HIGHEST)) {
            texts.reject("marks", "feedback.marks", wanted);
        }
    }

    private void settle(UUID edition, String moment, List<Integer> marks, String sentence) {
        List<String> written = new ArrayList<>();
        marks.forEach(mark -> written.add(String.valueOf(mark)));
        switch (effects.give(edition, moment, written.toArray(String[]::new), sentence)) {
            case "done" -> {}
            case "given" -> throw new Refusal.Invalid("moment", "feedback.given");
            default -> throw new Refusal.NotAllowed();
        }
    }
}
