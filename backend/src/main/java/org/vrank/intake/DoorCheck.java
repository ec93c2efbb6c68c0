package org.vrank.intake;

import java.util.List;

/**
 * What the page before sending says beside the text.
 *
 * @param circle name of the circle it is meant for
 * @param everyone whether that circle is public
 * @param people who read that circle now
 * @param organisations that they come from
 */
record DoorCheck(List<Finding> findings, String circle, boolean everyone, int people, int organisations) {
    /**
     * Something by which a person may be recognised.
     *
     * @param question where it stands
     * @param kind of finding, as in guard checks
     * @param words what stands there
     */
    record Finding(String question, String kind, String words) {}
}
