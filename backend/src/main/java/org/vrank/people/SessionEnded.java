package org.vrank.people;

import java.util.UUID;

/** Says that somebody signed a browser out, so that what was kept in memory for it goes too. */
public record SessionEnded(UUID session) {}
