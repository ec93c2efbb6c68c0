package org.vrank.platform;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who reads in this scope.
 *
 * @param session the session in the database
 * @param member the member, or null for a visitor
 * @param circles the circles this viewer reads now, the public one included, in a fixed order
 * @param language the language of the interface, for labels and messages
 */
public record Viewer(UUID session, @Nullable UUID member, List<UUID> circles, Language language) {

    /** The member; a visitor is asked to sign in. */
    public UUID signedIn() {
        if (member == null) {
            throw new Refusal.NotSignedIn();
        }
        return member;
    }

    /** Whether this viewer reads the circle. */
    public boolean reads(UUID circle) {
        return circles.contains(circle);
    }
}
