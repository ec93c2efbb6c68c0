package org.vrank.meetings;

import java.util.UUID;

/** A host takes a guest off the list of a meeting that is to come. Told within the same transaction, before it happens. */
public record GuestLeaves(UUID meeting, UUID guest) {}
