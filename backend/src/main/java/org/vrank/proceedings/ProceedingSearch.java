package org.vrank.proceedings;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.search.Searchable;

/** Published minutes, for search: each document in the circle of its layer. What is only being written is found by nobody. */
@Singleton
class ProceedingSearch implements Searchable {
    private final IndexedProceedings indexed;
    private final Proceedings proceedings;
    private final Circles circles;

    ProceedingSearch(IndexedProceedings indexed, Proceedings proceedings, Circles circles) {
        this.indexed = indexed;
        this.proceedings = proceedings;
        this.circles = circles;
    }

    /** What the indexer sees of a document. */
    @Introspected
    record IndexedProceeding(UUID id, UUID circleId, String language, String title, String text, Instant made) {}

    /** Documents, through the indexer's own connections. */
    @Repository("indexer")
    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface IndexedProceedings extends GenericRepository<IndexedProceeding, UUID> {
        String COLUMNS = "select id, circle_id, language, title, text, made from proceedings ";

        @Query(COLUMNS + """
                where circle_id = :circle and (cast(:after as uuid) is null or id > cast(:after as uuid)) order by id limit :limit
                """)
        List<IndexedProceeding> of(UUID circle, @Nullable UUID after, int limit);

        @Query(COLUMNS + " where id = any (cast(:ids as uuid[]))")
        List<IndexedProceeding> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);
    }

    @Override
    public String kind() {
        return "minutes";
    }

    @Override
    public List<Entry> load(UUID circle, @Nullable UUID after, int limit) {
        return entries(indexed.of(circle, after, limit));
    }

    @Override
    public List<Entry> load(Collection<UUID> ids) {
        return entries(indexed.among(ids.stream().map(UUID::toString).toArray(String[]::new)));
    }

    @Override
    public Map<UUID, Found> read(Collection<UUID> ids, Language language) {
        Map<UUID, Circle> own = circles.ownById();
        return proceedings.among(ids).stream()
                .map(one -> found(one, own.get(one.circleId()), language))
                .collect(Collectors.toMap(Found::id, found -> found));
    }

    private static List<Entry> entries(List<IndexedProceeding> found) {
        return found.stream()
                .map(one -> new Entry(
                        one.id(),
                        one.circleId(),
                        Language.of(one.language()),
                        one.title(),
                        one.text(),
                        one.made(),
                        Map.of()))
                .toList();
    }

    private static Found found(Proceeding one, @Nullable Circle circle, Language language) {
        return new Found(
                one.id(),
                null,
                one.title(),
                one.text(),
                Language.of(one.language()),
                Circle.named(one.circleId(), circle, language),
                LocalDate.ofInstant(one.made(), Clocks.BRUSSELS),
                "minutes",
                Messages.of(language, "search.kind.minutes"),
                null,
                List.of());
    }
}
