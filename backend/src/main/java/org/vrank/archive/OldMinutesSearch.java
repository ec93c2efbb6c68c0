package org.vrank.archive;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.search.Searchable;

/** Old minutes, for search: found by their words, in no list without words. */
@Singleton
class OldMinutesSearch implements Searchable {
    private final IndexedMinutes indexed;
    private final OldMinutes minutes;
    private final Circles circles;

    OldMinutesSearch(IndexedMinutes indexed, OldMinutes minutes, Circles circles) {
        this.indexed = indexed;
        this.minutes = minutes;
        this.circles = circles;
    }

    /** Minutes through the indexer's own connections. */
    @Repository("indexer")
    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface IndexedMinutes extends GenericRepository<OldMinute, UUID> {
        String COLUMNS = "select id, circle_id, series_id, day, language, title, text from old_minutes ";

        @Query(COLUMNS + """
                where circle_id = :circle and (cast(:after as uuid) is null or id > cast(:after as uuid))
                order by id limit :limit
                """)
        List<OldMinute> of(UUID circle, @Nullable UUID after, int limit);

        @Query(COLUMNS + " where id = any (cast(:ids as uuid[]))")
        List<OldMinute> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);
    }

    @Override
    public String kind() {
        return "old-minutes";
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
        return minutes.read(ids).stream()
                .map(one -> found(one, own.get(one.circleId()), language))
                .collect(Collectors.toMap(Found::id, found -> found));
    }

    private static List<Entry> entries(List<OldMinute> all) {
        return all.stream()
                .map(one -> new Entry(
                        one.id(),
                        one.circleId(),
                        Language.of(one.language()),
                        "",
                        one.title() + "\n" + one.text(),
                        Searchable.begun(one.day()),
                        Map.of()))
                .toList();
    }

    private static Found found(OldMinute one, @Nullable Circle circle, Language language) {
        return new Found(
                one.id(),
                null,
                one.title(),
                one.text(),
                Language.of(one.language()),
                Circle.named(one.circleId(), circle, language),
                one.day(),
                "old-minutes",
                Messages.of(language, "search.kind.old-minutes"),
                null,
                List.of());
    }
}
