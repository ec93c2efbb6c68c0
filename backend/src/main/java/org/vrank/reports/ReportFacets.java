package org.vrank.reports;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circles;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.terminology.Terms;
import org.vrank.terminology.Theme;

/**
 * What reports can be filtered by. Settings are themes of one group, so each theme belongs to exactly one of the two facets; a
 * report's place is what its page shows of where it comes from: the organisation, or the region that hides it.
 */
@Singleton
class ReportFacets {
    /** Facets whose values are those of a question with choices. */
    static final List<String> ASKED = List.of("target-group", "prevention-level");

    private static final String SETTINGS = "setting";
    private static final List<String> REGIONS = List.of("brussels", "flanders", "wallonia", "belgium");

    private final Templates templates;
    private final Terms terms;
    private final Organisations organisations;
    private final Circles circles;

    /** Content changes at a start only. */
    private final Map<Language, Map<String, Map<String, String>>> fixed = new ConcurrentHashMap<>();

    ReportFacets(Templates templates, Terms terms, Organisations organisations, Circles circles) {
        this.templates = templates;
        this.terms = terms;
        this.organisations = organisations;
        this.circles = circles;
    }

    /** The facet that a theme belongs to. */
    static String of(Theme theme) {
        return theme.grouping().equals(SETTINGS) ? SETTINGS : "theme";
    }

    /** The values of a facet that has a fixed set of them. */
    Set<String> known(String facet) {
        return fixed.computeIfAbsent(Language.EN, this::fixed)
                .getOrDefault(facet, Map.of())
                .keySet();
    }

    /** The labels of all values, with those circles and organisations that the asking viewer may know of. */
    Map<String, Map<String, String>> labels(Language language) {
        Map<String, Map<String, String>> labels = new LinkedHashMap<>(fixed.computeIfAbsent(language, this::fixed));
        Map<String, String> places = new LinkedHashMap<>(labels.getOrDefault("place", Map.of()));
        organisations.byId().values().forEach(o -> places.put(o.id().toString(), o.name(language)));
        labels.put("place", places);
        Map<String, String> own = new LinkedHashMap<>();
        circles.ownById().values().forEach(circle -> own.put(circle.id().toString(), circle.name(language)));
        labels.put("circle", own);
        return labels;
    }

    private Map<String, Map<String, String>> fixed(Language language) {
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        for (Template template : templates.all()) {
            put(labels, "kind", template.kind(), Template.in(language, template.label()));
            for (String asked : ASKED) {
                template.question(asked)
                        .ifPresent(question -> question.options()
                                .forEach(o -> put(labels, asked, o.value(), Template.in(language, o.label()))));
            }
        }
        terms.themes().forEach(theme -> put(labels, of(theme), theme.id(), theme.label(language)));
        Claim.SCALE.forEach(value -> put(labels, "evidence", value, Messages.of(language, "claims.evidence." + value)));
        REGIONS.forEach(region -> put(labels, "place", region, Messages.of(language, "region." + region)));
        return labels;
    }

    private static void put(Map<String, Map<String, String>> labels, String facet, String value, String label) {
        labels.computeIfAbsent(facet, f -> new LinkedHashMap<>()).put(value, label);
    }

    /**
     * The values of one report.
     *
     * @param themes all themes by id
     * @param facets what the database found in its answers and claims, each as {@code facet:value}
     */
    static Map<String, List<String>> of(
            String kind,
            List<String> filed,
            Map<String, Theme> themes,
            @Nullable UUID organisation,
            @Nullable String region,
            List<String> facets) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        add(values, "kind", kind);
        for (String id : filed) {
            Theme theme = themes.get(id);
            if (theme != null) {
                add(values, of(theme), id);
            }
        }
        add(values, "place", organisation == null ? String.valueOf(region) : organisation.toString());
        for (String value : facets) {
            int colon = value.indexOf(':');
            add(values, value.substring(0, colon), value.substring(colon + 1));
        }
        return values;
    }

    private static void add(Map<String, List<String>> values, String facet, String value) {
        values.computeIfAbsent(facet, f -> new ArrayList<>()).add(value);
    }
}
