package org.vrank.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/** What a feature knows of how much the places that items come from are like the asking viewer's own. */
public interface Nearness {
    /** How near, from far to near. */
    enum Degree {
        /** In the same region. */
        REGION,
        /** Like the own place. */
        ALIKE,
        /** The own place. */
        OWN
    }

    /**
     * A viewer's place.
     *
     * @param name what it is called
     * @param traits what others are compared by, in words
     * @param places the values of the facet {@code place} that are near
     */
    record Home(String name, List<String> traits, Map<String, Degree> places) {}

    /** The place of the asking viewer, or null where there is none. */
    @Nullable
    Home home(Language language);
}
