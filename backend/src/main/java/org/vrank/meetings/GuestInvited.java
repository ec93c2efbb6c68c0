package org.vrank.meetings;

import java.util.UUID;

/** A host wrote down a guest with an address. Told within the same transaction. */
public record GuestInvited(UUID meeting, UUID guest) {}
