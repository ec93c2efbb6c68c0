package org.vrank.people;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.database.ContentFiles;
import org.vrank.search.Synonyms;

/**
 * What municipalities, public bodies and regions are called in each language, for search. From {@code content} alone: what
 * administrators add has one name in all languages.
 */
@Singleton
class OrganisationSynonyms implements Synonyms {
    private static final List<String> REGIONS = List.of("brussels", "flanders", "wallonia");
    private static final Pattern MORE_THAN_THE_NAME = Pattern.compile("^City of | (vzw|asbl|VoG|VoE)$");
    private static final Pattern OR = Pattern.compile("/");

    @Override
    public List<Concept> concepts() {
        Set<Object> ordinary =
                Set.copyOf((List<?>) ContentFiles.yaml("search/names.yml").getOrDefault("ordinary", List.of()));
        List<Concept> concepts = new ArrayList<>();
        for (CSVRecord row : ContentFiles.csv("facts/municipalities.csv")) {
            concepts.add(concept(row, ordinary, "name_"));
        }
        for (CSVRecord row : ContentFiles.csv("facts/actors.csv")) {
            concepts.add(concept(row, ordinary, "name_", "abbr_"));
        }
        for (String region : REGIONS) {
            Map<Language, List<String>> names = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                names.put(language, List.of(Messages.of(language, "region." + region)));
            }
            concepts.add(Concept.named(names));
        }
        return concepts;
    }

    private static Concept concept(CSVRecord row, Set<?> ordinary, String... columns) {
        Map<Language, List<String>> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Set<String> theirs = new LinkedHashSet<>();
            for (String column : columns) {
                for (String name : OR.split(row.get(column + language.code()))) {
                    theirs.add(MORE_THAN_THE_NAME.matcher(name).replaceAll("").strip());
                }
            }
            theirs.removeIf(name -> name.isEmpty() || ordinary.contains(name));
            names.put(language, List.copyOf(theirs));
        }
        return Concept.named(names);
    }
}
