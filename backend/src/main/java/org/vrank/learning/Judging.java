package org.vrank.learning;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Texts;

/** Takes replies, and says what is to be said about them. */
final class Judging {
    /** Longest open answer, in UTF-16 characters. */
    static final int LONGEST = 8000;

    /** Longest line of a role map, in UTF-16 characters. */
    static final int LONGEST_ROLE = 1000;

    /** A scenario may come back to where it was; nobody goes round for ever. */
    private static final int MOST_STEPS = 50;

    private Judging() {}

    /** The reply to an exercise of this kind, nothing else in it; refuses by field. */
    static Reply check(Exercise exercise, Reply given, Texts texts) {
        int parts = exercise.parts().size();
        return switch (exercise.kind()) {
            case "single", "multiple" -> {
                List<Integer> chosen = places("chosen", given.chosen(), parts, texts);
                boolean one = !exercise.kind().equals("multiple");
                if (chosen.isEmpty() || (one && chosen.size() > 1)) {
                    texts.reject("chosen", one ? "exercise.one" : "exercise.some");
                }
                yield Reply.chosen(chosen.stream().sorted().toList());
            }
            case "ordering" -> {
                List<Integer> order = places("order", given.order(), parts, texts);
                if (order.size() != parts) {
                    texts.reject("order", "exercise.all");
                }
                yield Reply.ordered(order);
            }
            case "sorting" -> {
                List<String> sorted = given.sorted() == null ? List.of() : given.sorted();
                if (sorted.size() != parts
                        || !sorted.stream().allMatch(role -> role != null && Exercise.ROLES.contains(role))) {
                    texts.reject("sorted", "exercise.all");
                }
                yield Reply.sorted(sorted);
            }
            case "scenario" -> {
                List<Integer> path = given.path() == null ? List.of() : given.path();
                if (path.size() > MOST_STEPS || !walks(exercise, path)) {
                    texts.reject("path", "exercise.step");
                    path = List.of();
                }
                yield Reply.walked(path);
            }
            case "role-map" -> {
                Map<String, String> roles = new LinkedHashMap<>();
                Map<String, String> said = given.roles() == null ? Map.of() : given.roles();
                if (!Exercise.ROLES.containsAll(said.keySet())) {
                    texts.reject("roles", "field.choice", String.join(", ", Exercise.ROLES));
                }
                for (String role : Exercise.ROLES) {
                    roles.put(role, texts.optional("roles." + role, said.get(role), LONGEST_ROLE));
                }
                yield Reply.mapped(roles, texts.optional("service", given.service(), LONGEST_ROLE));
            }
            default -> Reply.open(texts.optional("text", given.text(), LONGEST));
        };
    }

    /** What is said about a reply that was checked. */
    static ExerciseOutcome outcome(Exercise exercise, Reply reply, Words words) {
        return switch (exercise.kind()) {
            case "single", "multiple" -> options(exercise, list(reply.chosen()), words);
            case "ordering" -> ordering(exercise, list(reply.order()), words);
            case "sorting" -> sorting(exercise, list(reply.sorted()), words);
            case "scenario" -> scenario(exercise, list(reply.path()), words);
            case "role-map" ->
                ExerciseOutcome.written(
                        Objects.requireNonNullElse(reply.roles(), Map.<String, String>of()).values().stream()
                                .anyMatch(Texts::says));
            default -> ExerciseOutcome.written(Texts.says(Objects.requireNonNullElse(reply.text(), "")));
        };
    }

    private static ExerciseOutcome options(Exercise exercise, List<Integer> chosen, Words words) {
        List<ExerciseOutcome.OutcomePart> parts = new ArrayList<>();
        boolean right = true;
        for (int i = 0; i < exercise.parts().size(); i++) {
            JsonNode option = exercise.parts().get(i);
            boolean fits = Exercise.right(option);
            right &= chosen.contains(i) == fits;
            parts.add(new ExerciseOutcome.OutcomePart(fits, "", words.text(option.get("explanation"))));
        }
        return new ExerciseOutcome(true, right, whole(exercise, words), parts, List.of(), List.of(), null);
    }

    private static ExerciseOutcome ordering(Exercise exercise, List<Integer> order, Words words) {
        List<Integer> shown = exercise.shown();
        List<Integer> solution = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            solution.add(shown.indexOf(i));
        }
        return new ExerciseOutcome(
                true, order.equals(solution), whole(exercise, words), List.of(), solution, List.of(), null);
    }

    private static ExerciseOutcome sorting(Exercise exercise, List<String> sorted, Words words) {
        List<Integer> shown = exercise.shown();
        List<ExerciseOutcome.OutcomePart> parts = new ArrayList<>();
        boolean right = true;
        for (int i = 0; i < shown.size(); i++) {
            JsonNode statement = exercise.parts().get(shown.get(i));
            String role = Exercise.text(statement, "role");
            boolean same = i < sorted.size() && role.equals(sorted.get(i));
            right &= same;
            parts.add(new ExerciseOutcome.OutcomePart(same, role, words.text(statement.get("explanation"))));
        }
        return new ExerciseOutcome(true, right, whole(exercise, words), parts, List.of(), List.of(), null);
    }

    private static ExerciseOutcome scenario(Exercise exercise, List<Integer> path, Words words) {
        List<ExerciseOutcome.GoneStep> steps = new ArrayList<>();
        JsonNode node = exercise.step(null);
        for (int place : path) {
            JsonNode choice = node == null ? null : choice(node, place);
            if (node == null || choice == null) {
                break;
            }
            steps.add(new ExerciseOutcome.GoneStep(
                    words.text(node.get("text")),
                    words.text(choice.get("text")),
                    words.text(choice.get("explanation")),
                    effects(choice)));
            node = exercise.step(Exercise.text(choice, "next"));
        }
        ExerciseOutcome.ScenarioStep next = step(node, words);
        return new ExerciseOutcome(next.choices().isEmpty(), null, "", List.of(), List.of(), steps, next);
    }

    /** Where a scenario stands; at nothing where its course is broken. */
    static ExerciseOutcome.ScenarioStep step(@Nullable JsonNode node, Words words) {
        return node == null
                ? new ExerciseOutcome.ScenarioStep("", List.of())
                : new ExerciseOutcome.ScenarioStep(
                        words.text(node.get("text")),
                        Exercise.list(node, "choices").stream()
                                .map(choice -> words.text(choice.get("text")))
                                .toList());
    }

    private static boolean walks(Exercise exercise, List<Integer> path) {
        JsonNode node = exercise.step(null);
        for (Integer place : path) {
            JsonNode choice = node == null || place == null ? null : choice(node, place);
            if (choice == null) {
                return false;
            }
            node = exercise.step(Exercise.text(choice, "next"));
        }
        return true;
    }

    private static @Nullable JsonNode choice(JsonNode node, int place) {
        List<JsonNode> choices = Exercise.list(node, "choices");
        return place < 0 || place >= choices.size() ? null : choices.get(place);
    }

    private static Map<String, Integer> effects(JsonNode choice) {
        Map<String, Integer> effects = new LinkedHashMap<>();
        JsonNode said = choice.get("effects");
        for (String role : Exercise.ROLES) {
            JsonNode effect = said == null || !said.isObject() ? null : said.get(role);
            if (effect != null && effect.isNumber()) {
                effects.put(role, effect.getIntValue());
            }
        }
        return effects;
    }

    private static String whole(Exercise exercise, Words words) {
        return words.text(exercise.body().get("explanation"));
    }

    /** Places below {@code size}, each once; else none, and the field is refused. */
    private static List<Integer> places(String field, @Nullable List<Integer> given, int size, Texts texts) {
        List<Integer> places = given == null ? List.of() : given;
        boolean fits = places.size() <= size
                && new HashSet<>(places).size() == places.size()
                && places.stream().allMatch(place -> place != null && place >= 0 && place < size);
        if (!fits) {
            texts.reject(field, "field.range", 0, Math.max(0, size - 1));
            return List.of();
        }
        return places;
    }

    private static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
