package org.vrank.effects;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.learning.Learners;
import org.vrank.platform.Clocks;
import org.vrank.platform.Dates;
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
    private final Clock clock;

    Effects(
            Readers readers,
            EffectRepository effects,
            Learners learners,
            Manuscripts manuscripts,
            Guard guard,
            Clock clock) {
        this.readers = readers;
        this.effects = effects;
        this.learners = learners;
        this.manuscripts = manuscripts;
        this.guard = guard;
        this.clock = clock;
    }

    /** What is shown of an edition's feedback. */
    record Shown(
            Learners.Edition edition,
            List<Vignette> vignettes,
            List<EffectRepository.Count> counts,
            List<EffectRepository.Sentence> texts) {}

    /**
     * Takes the answer to a form apart and keeps the parts.
     *
     * @param marks one for each statement, from 1 to 5
     * @param chosen before and after: what one would do in each vignette, by its place from 0
     * @param sentence for the trainers, without a name; only the form takes one
     * @param answered keys of the guard's warnings that were answered; they are kept nowhere, for nobody may be told from them
     */
    @ReaderScope
    void give(
            UUID edition,
            @Nullable String moment,
            @Nullable List<Integer> marks,
            @Nullable List<Integer> chosen,
            @Nullable String sentence,
            Set<String> answered) {
        learners.learning(edition);
        Texts texts = new Texts();
        if (moment == null || !List.of("before", "after", "form").contains(moment)) {
            texts.reject("moment", "field.choice", "before, after, form");
            texts.check();
        }
        String which = String.valueOf(moment);
        if (!which.equals("before")) {
            over(texts, edition);
        }
        check(texts, which, marks);
        List<Vignette> vignettes = which.equals("form") ? List.of() : vignettes(edition);
        List<Integer> deeds = chosen == null ? List.of() : chosen;
        if (!fits(vignettes, deeds)) {
            texts.reject("chosen", "feedback.chosen", vignettes.size());
        }
        String said = which.equals("form") ? texts.optional("text", sentence, LONGEST) : "";
        guard.pass(texts, "text", said, readers.current().language().code(), answered);
        texts.check();
        List<Integer> values = new ArrayList<>(marks == null ? List.of() : marks);
        List<Integer> most = new ArrayList<>(Collections.nCopies(values.size(), HIGHEST));
        for (int i = 0; i < vignettes.size(); i++) {
            values.add(deeds.get(i) + 1);
            most.add(vignettes.get(i).deeds().size());
        }
        settle(edition, which, values, most, said);
    }

    private static boolean fits(List<Vignette> vignettes, List<Integer> chosen) {
        boolean fits = chosen.size() == vignettes.size();
        for (int i = 0; fits && i < chosen.size(); i++) {
            Integer deed = chosen.get(i);
            fits = deed != null && deed >= 0 && deed < vignettes.get(i).deeds().size();
        }
        return fits;
    }

    /** The vignettes that an edition asks before and after it, for those who take part. */
    @ReaderScope
    Asked asked(UUID id) {
        return new Asked(learners.learning(id), vignettes(id));
    }

    record Asked(Learners.Edition edition, List<Vignette> vignettes) {}

    private List<Vignette> vignettes(UUID edition) {
        String said = effects.vignettes(edition);
        return said == null ? List.of() : Vignette.list(learners.read(said));
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
        over(texts, edition);
        check(texts, "weeks", marks);
        String told = texts.optional("text", story, LONGEST_STORY);
        texts.check();
        List<Integer> values = marks == null ? List.of() : marks;
        settle(edition, "weeks", values, Collections.nCopies(values.size(), HIGHEST), "");
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
        return new Shown(
                learners.training(edition), vignettes(edition), effects.counts(edition), effects.texts(edition));
    }

    /** What came of a course is asked when its last half day has come. */
    private void over(Texts texts, UUID edition) {
        LocalDate last = effects.lastDay(edition);
        if (last != null
                && LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS).isBefore(last)) {
            texts.reject(
                    "moment",
                    "feedback.early",
                    Dates.day(last, readers.current().language()));
            texts.check();
        }
    }

    private static void check(Texts texts, String moment, @Nullable List<Integer> marks) {
        int wanted = STATEMENTS.getOrDefault(moment, 0);
        if (marks == null
                || marks.size() != wanted
                || marks.stream().anyMatch(mark -> mark == null || mark < 1 || mark > HIGHEST)) {
            texts.reject("marks", "feedback.marks", wanted);
        }
    }

    private void settle(UUID edition, String moment, List<Integer> marks, List<Integer> most, String sentence) {
        switch (effects.give(edition, moment, written(marks), written(most), sentence)) {
            case "done" -> {}
            case "given" -> throw new Refusal.Invalid("moment", "feedback.given");
            default -> throw new Refusal.NotAllowed();
        }
    }

    private static String[] written(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toArray(String[]::new);
    }
}
