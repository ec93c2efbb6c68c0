package org.vrank.platform.database;

import java.io.Serial;

/** Why Vrank does not start, in one line for the operator: what is wrong, and what to do. Holds no password. */
public final class Unready extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    Unready(String line) {
        super(line);
    }
}
