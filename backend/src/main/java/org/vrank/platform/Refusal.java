package org.vrank.platform;

import java.io.Serial;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way to say no. "May not see" and "does not exist" are the same {@link NotFound}; {@link NotAllowed} is only said
 * about things the asker can see anyway.
 */
public abstract sealed class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private Refusal(String message) {
        super(message, null, false, false);
    }

    /** There is nothing here for this reader. */
    public static final class NotFound extends Refusal {
        public NotFound() {
            super("not-found");
        }
    }

    /** There was something here for this reader; it was withdrawn. */
    public static final class Gone extends Refusal {
        private final LocalDate withdrawn;
        private final String reason;

        public Gone(LocalDate withdrawn, String reason) {
            super("gone");
            this.withdrawn = withdrawn;
            this.reason = reason;
        }

        public LocalDate withdrawn() {
            return withdrawn;
        }

        public String reason() {
            return reason;
        }
    }

    /** Nobody is signed in, and this needs a member. */
    public static final class NotSignedIn extends Refusal {
        public NotSignedIn() {
            super("not-signed-in");
        }
    }

    /** The reader sees this, but may not do that. */
    public static final class NotAllowed extends Refusal {
        public NotAllowed() {
            super("not-allowed");
        }
    }

    /** Something in the request cannot be accepted; each violation names its field. */
    public static final class Invalid extends Refusal {
        private final transient List<Violation> violations;

        public Invalid(List<Violation> violations) {
            super("invalid");
            this.violations = List.copyOf(violations);
        }

        public Invalid(String field, String message, Object... arguments) {
            this(List.of(new Violation(field, message, List.of(arguments))));
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /** The request builds on something that has changed since; the present state goes with the answer. */
    public static final class Conflict extends Refusal {
        private final transient @Nullable Object current;

        public Conflict(@Nullable Object current) {
            super("conflict");
            this.current = current;
        }

        public @Nullable Object current() {
            return current;
        }
    }

    /** Too often; {@link #after} says when to try again. */
    public static final class TooMany extends Refusal {
        private final Duration after;

        public TooMany(Duration after) {
            super("too-many");
            this.after = after;
        }

        public Duration after() {
            return after;
        }
    }
}
