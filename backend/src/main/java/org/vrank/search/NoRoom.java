package org.vrank.search;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether something failed because the disk is full; Java has no exception of its own for that. */
final class NoRoom {
    private NoRoom() {}

    static boolean is(@Nullable Throwable failed) {
        for (Throwable one = failed; one != null; one = one.getCause()) {
            String message = String.valueOf(one.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left") || message.contains("disk quota exceeded")) {
                return true;
            }
        }
        return false;
    }
}
