package org.vrank.circles;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.Members;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.Readers;
import org.vrank.search.Nearness;

/**
 * Which municipalities are like the one where the asking member holds a seat, by public facts alone: those that share two of its
 * traits (size, zone, density, prison, border); the language spoken is none, for search speaks all.
 */
@Singleton
class Neighbourhood implements Nearness {
    private static final int SHARED = 2;
    private static final Set<String> LANGUAGES =
            Set.of("feature:bilingual", "feature:dutch-speaking", "feature:french-speaking", "feature:german-speaking");
    private static final String REGION = "region:";

    private final Places places;
    private final Members members;
    private final Organisations organisations;
    private final Readers readers;

    Neighbourhood(Places places, Members members, Organisations organisations, Readers readers) {
        this.places = places;
        this.members = members;
        this.organisations = organisations;
        this.readers = readers;
    }

    @Override
    public @Nullable Home home(Language language) {
        if (readers.current().member() == null) {
            return null;
        }
        Map<UUID, Set<String>> all = places.all();
        UUID own = members.seats().stream()
                .map(seat -> seat.rootId())
                .filter(all::containsKey)
                .findFirst()
                .orElse(null);
        if (own == null) {
            return null;
        }
        Set<String> details = all.getOrDefault(own, Set.of());
        Set<String> traits = traits(details);
        String region = region(details);
        Map<String, Degree> near = new LinkedHashMap<>();
        near.put(region, Degree.REGION);
        all.forEach((id, theirs) -> {
            Set<String> shared = traits(theirs);
            shared.retainAll(traits);
            if (shared.size() >= SHARED) {
                near.put(id.toString(), Degree.ALIKE);
            } else if (region(theirs).equals(region)) {
                near.put(id.toString(), Degree.REGION);
            }
        });
        near.put(own.toString(), Degree.OWN);
        Organisation home = organisations.byId().get(own);
        return new Home(home == null ? "" : home.name(language), words(traits, language), near);
    }

    private List<String> words(Set<String> traits, Language language) {
        List<String> words = new ArrayList<>();
        places.sizes().stream()
                .filter(size -> traits.contains("size:" + size.id()))
                .forEach(size -> words.add(size.label(language)));
        places.features().stream()
                .filter(feature -> traits.contains("feature:" + feature.id()))
                .forEach(feature -> words.add(feature.label(language)));
        return words;
    }

    private static Set<String> traits(Set<String> details) {
        Set<String> traits = new LinkedHashSet<>(details);
        traits.removeIf(detail -> detail.startsWith(REGION) || LANGUAGES.contains(detail));
        return traits;
    }

    private static String region(Set<String> details) {
        return details.stream()
                .filter(detail -> detail.startsWith(REGION))
                .map(detail -> detail.substring(REGION.length()))
                .findFirst()
                .orElse("");
    }
}
