package org.vrank.learning;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a learner answers; which field counts follows from the kind of exercise. Places count from 0, in the order in which things are shown.
 *
 * @param chosen single: the one option; multiple: all that were ticked
 * @param order ordering: the places of the items, the first one first
 * @param sorted sorting: the role of each statement, in their order
 * @param path scenario: what was chosen at each step
 * @param text open: what was written
 * @param roles role-map: who is where, by role
 * @param service role-map: where the own service stands
 */
@Serdeable
record Reply(
        @Nullable List<Integer> chosen,
        @Nullable List<Integer> order,
        @Nullable List<String> sorted,
        @Nullable List<Integer> path,
        @Nullable String text,
        @Nullable Map<String, String> roles,
        @Nullable String service) {
    static Reply chosen(List<Integer> chosen) {
        return new Reply(chosen, null, null, null, null, null, null);
    }

    static Reply ordered(List<Integer> order) {
        return new Reply(null, order, null, null, null, null, null);
    }

    static Reply sorted(List<String> sorted) {
        return new Reply(null, null, sorted, null, null, null, null);
    }

    static Reply walked(List<Integer> path) {
        return new Reply(null, null, null, path, null, null, null);
    }

    static Reply open(String text) {
        return new Reply(null, null, null, null, text, null, null);
    }

    static Reply mapped(Map<String, String> roles, String service) {
        return new Reply(null, null, null, null, null, roles, service);
    }
}
