package org.vrank.terminology;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.database.ContentFiles;
import org.vrank.search.Searchable;

/**
 * Terms, for search: found by their words in every language, in the circle that everybody reads. They stand in no list without
 * words, like what is said beside something.
 */
@Singleton
class TermSearch implements Searchable {
    static final String KIND = "term";

    /** A definition is short and holds what it defines, so that it would stand before most of what tells about it. */
    private static final float BESIDE_REPORTS = 0.2f;

    private static final Instant ALWAYS = Instant.EPOCH;

    private final IndexedTerms indexed;
    private final Terms terms;
    private final Map<?, ?> everyone;

    TermSearch(IndexedTerms indexed, Terms terms) {
        this.indexed = indexed;
        this.terms = terms;
        this.everyone = (Map<?, ?>)
                Objects.requireNonNull(ContentFiles.yaml("public-circle.yml").get("names"));
    }

    /** What the indexer sees of a term, with the circle that everybody reads. */
    @Introspected
    record IndexedTerm(
            String id,
            UUID circleId,
            @TypeDef(type = DataType.JSON) Map<String, String> words,
            @TypeDef(type = DataType.JSON) Map<String, List<String>> synonyms,
            String definition) {}

    /** Terms, through the indexer's own connections. */
    @Repository("indexer")
    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface IndexedTerms extends GenericRepository<IndexedTerm, String> {
        @Query("""
                select t.id, c.circle_id, t.words, t.synonyms, t.definition
                  from term t, (select vrank_public_circle() as circle_id) c
                """)
        List<IndexedTerm> all();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public float weight() {
        return BESIDE_REPORTS;
    }

    /** Terms change with their file, at a start. */
    @Override
    public String version() {
        return UUID.nameUUIDFromBytes(ContentFiles.text("terms/terms.csv").getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public List<Entry> load(UUID circle, @Nullable UUID after, int limit) {
        return indexed.all().stream()
                .filter(term -> term.circleId().equals(circle))
                .map(TermSearch::entry)
                .filter(entry -> after == null || entry.id().toString().compareTo(after.toString()) > 0)
                .sorted(Comparator.comparing(entry -> entry.id().toString()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Entry> load(Collection<UUID> ids) {
        return indexed.all().stream()
                .map(TermSearch::entry)
                .filter(entry -> ids.contains(entry.id()))
                .toList();
    }

    @Override
    public Map<UUID, Found> read(Collection<UUID> ids, Language language) {
        InCircle circle = new InCircle(terms.publicCircle(), String.valueOf(everyone.get(language.code())), false);
        return terms.all().stream()
                .filter(term -> ids.contains(id(term.id())))
                .map(term -> found(term, circle, language))
                .collect(Collectors.toMap(Found::id, found -> found));
    }

    /** Its words in each language, and with the English ones what it is. */
    private static Entry entry(IndexedTerm term) {
        Map<Language, String> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String said = words(term.words(), term.synonyms(), language).collect(Collectors.joining("\n"));
            if (!said.isEmpty()) {
                words.put(language, said);
            }
        }
        String english = Stream.of(words.getOrDefault(Language.EN, ""), term.definition())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
        words.remove(Language.EN);
        return new Entry(id(term.id()), term.circleId(), Language.EN, "", english, words, ALWAYS, Map.of());
    }

    private static Stream<String> words(
            Map<String, String> usual, Map<String, List<String>> synonyms, Language language) {
        return Stream.concat(
                        Stream.of(usual.getOrDefault(language.code(), "")),
                        synonyms.getOrDefault(language.code(), List.of()).stream())
                .filter(word -> !word.isBlank());
    }

    /** Called by its word in the reader's language; its text is what else it is called, and what it is. */
    private static Found found(TermRepository.Term term, InCircle circle, Language language) {
        String own = term.words().getOrDefault(language.code(), "");
        String title = own.isBlank()
                ? term.words().values().stream()
                        .filter(word -> !word.isBlank())
                        .findFirst()
                        .orElse(term.id())
                : own;
        String others = Stream.of(Language.values())
                .flatMap(other -> words(term.words(), term.synonyms(), other))
                .filter(word -> !word.equals(title))
                .distinct()
                .collect(Collectors.joining(" · "));
        return new Found(
                id(term.id()),
                null,
                title,
                others + Searchable.part(Messages.of(language, "term.definition"), term.definition()),
                language,
                circle,
                LocalDate.ofInstant(ALWAYS, ZoneOffset.UTC),
                "term",
                Messages.of(language, "search.kind.term"),
                null,
                List.of());
    }

    /** By which search knows a concept. */
    static UUID id(String concept) {
        return UUID.nameUUIDFromBytes(("term " + concept).getBytes(StandardCharsets.UTF_8));
    }
}
