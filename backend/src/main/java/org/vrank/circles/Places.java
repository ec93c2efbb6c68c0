package org.vrank.circles;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Kept;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Texts;
import org.vrank.platform.database.ContentFiles;

/** The municipalities of the network and what may be said of each, from {@code content/facts}: public facts, nothing counted. */
@Singleton
class Places {
    private static final List<String> REGIONS = List.of("brussels", "flanders", "wallonia");

    /** A thing that may be said, with its words. */
    record Choice(String id, Map<?, ?> labels, @Nullable String needs) {
        String label(Language language) {
            return String.valueOf(labels.get(language.code()));
        }
    }

    /** A municipality of the network by its code, with all that may be said of it. */
    private record Place(String code, Set<String> details) {}

    private final CircleRepository circles;
    private final Map<String, Choice> sizes;
    private final Map<String, Choice> features;
    private final Map<String, Choice> settings;
    private final Map<String, Choice> targetGroups;
    private final List<Place> places;
    private final Kept<Map<UUID, Set<String>>> kept = new Kept<>();

    Places(CircleRepository circles) {
        this.circles = circles;
        Map<String, Object> content = ContentFiles.yaml("facts/contexts.yml");
        sizes = choices(content, "sizes");
        features = choices(content, "features");
        settings = choices(content, "settings");
        targetGroups = choices(content, "target-groups");
        places = ContentFiles.csv("facts/municipalities.csv").stream()
                .filter(row -> row.get("in_network").equals("yes"))
                .map(row -> new Place("nis:" + row.get("nis_code"), details(content, row)))
                .toList();
    }

    /** What may be said of each municipality of the network, by its organisation. */
    @ReaderScope
    Map<UUID, Set<String>> all() {
        return kept.or(() -> {
            Map<String, UUID> ids = new LinkedHashMap<>();
            circles.municipalities().forEach(m -> ids.put(m.contentKey(), m.id()));
            Map<UUID, Set<String>> all = new LinkedHashMap<>();
            for (Place place : places) {
                UUID id = ids.get(place.code());
                if (id != null) {
                    all.put(id, place.details());
                }
            }
            return all;
        });
    }

    /** The municipalities that fit what is said, of the place and by the setting and the group. */
    Set<UUID> fitting(Context context) {
        Set<String> needed = new LinkedHashSet<>(context.details());
        need(needed, settings.get(context.setting()));
        need(needed, targetGroups.get(context.targetGroup()));
        Set<UUID> fitting = new LinkedHashSet<>();
        all().forEach((id, details) -> {
            if ((context.municipality() == null || id.equals(context.municipality())) && details.containsAll(needed)) {
                fitting.add(id);
            }
        });
        return fitting;
    }

    /** What is said of the place, and for a municipality all that could be said of it. */
    Set<String> details(Context context) {
        Set<String> details = new LinkedHashSet<>(context.details());
        if (context.municipality() != null) {
            details.addAll(all().getOrDefault(context.municipality(), Set.of()));
        }
        return details;
    }

    /** Refuses by field what nobody can say. */
    void check(Texts texts, Context said) {
        if (said.municipality() != null && !all().containsKey(said.municipality())) {
            texts.reject("municipality", "field.reference");
        }
        choice(texts, "region", said.region(), REGIONS);
        choice(texts, "setting", said.setting(), settings.keySet());
        choice(texts, "targetGroup", said.targetGroup(), targetGroups.keySet());
        choice(texts, "language", said.language(), List.of("nl", "fr", "de", "en"));
        choice(texts, "size", said.size(), sizes.keySet());
        said.features().forEach(feature -> choice(texts, "features", feature, features.keySet()));
    }

    /** What is said, in words: "school, canal zone"; Belgium where nothing is said of the place. */
    String words(Context context, String municipality, Language language) {
        List<String> words = new ArrayList<>();
        label(words, settings, context.setting(), language);
        label(words, targetGroups, context.targetGroup(), language);
        int before = words.size();
        if (!municipality.isEmpty()) {
            words.add(municipality);
        }
        for (String feature : context.features()) {
            label(words, features, feature, language);
        }
        label(words, sizes, context.size(), language);
        if (context.region() != null) {
            words.add(Messages.of(language, "region." + context.region()));
        }
        if (words.size() == before) {
            words.add(Messages.of(language, "region.belgium"));
        }
        return String.join(", ", words);
    }

    List<String> regions() {
        return REGIONS;
    }

    List<Choice> sizes() {
        return List.copyOf(sizes.values());
    }

    List<Choice> features() {
        return List.copyOf(features.values());
    }

    List<Choice> settings() {
        return List.copyOf(settings.values());
    }

    List<Choice> targetGroups() {
        return List.copyOf(targetGroups.values());
    }

    private static void need(Set<String> needed, @Nullable Choice choice) {
        if (choice != null && choice.needs() != null) {
            needed.add("feature:" + choice.needs());
        }
    }

    private static void label(List<String> words, Map<String, Choice> choices, @Nullable String id, Language language) {
        Choice choice = id == null ? null : choices.get(id);
        if (choice != null) {
            words.add(choice.label(language));
        }
    }

    private static void choice(Texts texts, String field, @Nullable String id, Iterable<String> known) {
        if (id != null) {
            for (String one : known) {
                if (one.equals(id)) {
                    return;
                }
            }
            texts.reject(field, "field.choice", String.join(", ", known));
        }
    }

    private static Map<String, Choice> choices(Map<String, Object> content, String list) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        for (Map<?, ?> one : maps(content, list)) {
            String id = String.valueOf(one.get("id"));
            Object needs = one.get("needs");
            choices.put(
                    id,
                    new Choice(
                            id,
                            one.get("label") instanceof Map<?, ?> labels ? labels : Map.of(),
                            needs == null ? null : needs.toString()));
        }
        return choices;
    }

    private static Set<String> details(Map<String, Object> content, CSVRecord row) {
        Set<String> details = new LinkedHashSet<>();
        details.add("region:" + row.get("region"));
        int population = Integer.parseInt(row.get("population_2020"));
        for (Map<?, ?> size : maps(content, "sizes")) {
            if (size.get("below") instanceof Integer below && population < below) {
                details.add("size:" + size.get("id"));
                break;
            }
        }
        for (Map<?, ?> feature : maps(content, "features")) {
            if (has(row, feature)) {
                details.add("feature:" + feature.get("id"));
            }
        }
        return details;
    }

    private static boolean has(CSVRecord row, Map<?, ?> feature) {
        double density = Double.parseDouble(row.get("density_2020"));
        String prison = row.get("prison");
        return row.get("urban_type").equals(feature.get("zone"))
                || (feature.get("language") instanceof String language
                        && row.get("language_regime").startsWith(language))
                || (feature.get("density-above") instanceof Integer above && density > above)
                || (feature.get("density-below") instanceof Integer below && density < below)
                || (feature.get("prison") != null && !prison.isBlank() && !prison.startsWith("none"))
                || (feature.get("border") != null && Double.parseDouble(row.get("border_km")) > 0);
    }

    private static List<Map<?, ?>> maps(Map<String, Object> content, String list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (content.get(list) instanceof List<?> all) {
            all.forEach(one -> maps.add((Map<?, ?>) one));
        }
        return maps;
    }
}
