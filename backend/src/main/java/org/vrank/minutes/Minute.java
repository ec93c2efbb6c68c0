package org.vrank.minutes;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/**
 * What was written under an item of a meeting, in one circle.
 *
 * @param text Markdown, as it was typed
 */
@Introspected
record Minute(UUID circleId, UUID itemId, String text, int version) {}
