package org.vrank.platform;

/** Where ids and secrets come from; tests put a seeded source in its place. */
public interface Ids {
    /** A random (version 4) id. */
    java.util.UUID next();

    /** A secret of 256 random bits, base64url, 43 characters. */
    String secret();

    /** Six random decimal digits. */
    String code();
}
