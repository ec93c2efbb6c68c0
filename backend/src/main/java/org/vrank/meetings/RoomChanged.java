package org.vrank.meetings;

import java.util.UUID;

/** Somebody of a meeting may have moved up on its waiting list. Told within the transaction that changes it. */
public record RoomChanged(UUID meeting) {}
