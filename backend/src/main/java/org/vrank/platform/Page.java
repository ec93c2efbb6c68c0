package org.vrank.platform;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a collection.
 *
 * @param items what this part holds
 * @param next cursor of the next part, or null at the end
 */
@Serdeable
public record Page<T>(List<T> items, @Nullable String next) {
    /** A collection that fits one page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
