package org.vrank.learning;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes back for a reply.
 *
 * @param done whether the exercise is done with it; right or wrong does not matter for that
 * @param right whether all of it was right; null where nothing is right or wrong
 * @param explanation of the whole, or empty
 * @param parts one for each option or statement, in the order in which they are shown
 * @param order of an ordering: the places of the items as they follow each other
 * @param steps of a scenario: those that were gone
 * @param next of a scenario: where it stands; at its end there is nothing to choose
 */
@Serdeable
record ExerciseOutcome(
        boolean done,
        @Nullable Boolean right,
        String explanation,
        List<OutcomePart> parts,
        List<Integer> order,
        List<GoneStep> steps,
        @Nullable ScenarioStep next) {
    /**
     * About one option or statement.
     *
     * @param right of an option: whether it belongs to the answer, or null where options have scores; of a statement: whether it was
     *     sorted as the course does
     * @param role of a statement: where the course puts it; empty for options
     */
    @Serdeable
    record OutcomePart(@Nullable Boolean right, String role, String explanation) {}

    /** A step of a scenario that was gone; {@code effects}: what it does to each role, from -3 to 3. */
    @Serdeable
    record GoneStep(String text, String choice, String explanation, Map<String, Integer> effects) {}

    /** Where a scenario stands, and what one can say there. */
    @Serdeable
    record ScenarioStep(String text, List<String> choices) {}

    static ExerciseOutcome written(boolean done) {
        return new ExerciseOutcome(done, null, "", List.of(), List.of(), List.of(), null);
    }
}
