package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.io.Serial;

/** A file that cannot be taken; {@code reason} and {@code number} are a message about it, such as "at most {0} pages". */
public final class Unfit extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String reason;
    private final int number;

    Unfit(String reason) {
        this(reason, 0);
    }

    /** @param number what the message counts, or 0 */
    public Unfit(String reason, int number) {
        super(reason);
        this.reason = reason;
        this.number = number;
    }

    public String reason() {
        return reason;
    }

    public int number() {
        return number;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
