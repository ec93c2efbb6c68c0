package org.vrank.meetings;

import java.util.UUID;

/** A planned meeting is at another hour or place than before, or does not take place. Told within the transaction that changes it. */
public record MeetingMoved(UUID meeting) {}
