package org.vrank.platform.web;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Refusal;

/**
 * The decoder is lenient: it takes {@code ["x"]} for {@code "x"}, {@code 1.5} for a whole number, and nothing for false. A program
 * that sends such a thing has a mistake it should hear of, so each value is held against the kind its field is declared with.
 */
final class StrictKinds {
    private StrictKinds() {}

    /** Refuses, by field, the first value that is not of the declared kind. */
    static void check(JsonNode body, Argument<?> type) {
        BeanIntrospector.SHARED
                .findIntrospection(type.getType())
                .ifPresentOrElse(of -> fields("", body, of), () -> fits("body", body, type));
    }

    private static void fields(String path, JsonNode node, BeanIntrospection<?> of) {
        for (Argument<?> field : of.getConstructorArguments()) {
            fits(path + field.getName(), node.get(field.getName()), field);
        }
    }

    private static void fits(String path, @Nullable JsonNode node, Argument<?> type) {
        if (node == null || node.isNull()) {
            if (type.isPrimitive()) {
                throw new Refusal.Invalid(path, "field.type");
            }
            return;
        }
        if (!isOf(node, type)) {
            throw new Refusal.Invalid(path, "field.type");
        }
        Optional<? extends Argument<?>> inner = type.getFirstTypeVariable();
        if (node.isArray() && inner.isPresent()) {
            node.values().forEach(value -> fits(path, value, inner.get()));
        } else if (node.isObject()) {
            BeanIntrospector.SHARED.findIntrospection(type.getType()).ifPresent(of -> fields(path + ".", node, of));
        }
    }

    private static boolean isOf(JsonNode node, Argument<?> type) {
        Class<?> kind = type.getType();
        if (kind == Object.class) {
            return true;
        }
        if (kind == boolean.class || kind == Boolean.class) {
            return node.isBoolean();
        }
        if (kind == double.class || kind == Double.class) {
            return node.isNumber();
        }
        if (kind.isPrimitive() || Number.class.isAssignableFrom(kind)) {
            return node.isNumber()
                    && new BigDecimal(node.getNumberValue().toString())
                                    .stripTrailingZeros()
                                    .scale()
                            <= 0;
        }
        if (Collection.class.isAssignableFrom(kind)) {
            return node.isArray();
        }
        boolean structured = Map.class.isAssignableFrom(kind)
                || BeanIntrospector.SHARED
                        .findIntrospection(kind)
                        .filter(of -> of.getConstructorArguments().length > 0)
                        .isPresent();
        return structured ? node.isObject() : node.isString();
    }
}
