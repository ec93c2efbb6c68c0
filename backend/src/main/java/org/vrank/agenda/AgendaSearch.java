package org.vrank.agenda;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.guard.Markdown;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.search.Searchable;

/** Agenda items, for search: found by their words, by those of the decisions and actions under them, and by what their files say. */
@Singleton
class AgendaSearch implements Searchable {
    private final IndexedItems indexed;
    private final Agenda agenda;
    private final AgendaFiles files;
    private final Circles circles;
    private final Markdown markdown;

    AgendaSearch(IndexedItems indexed, Agenda agenda, AgendaFiles files, Circles circles, Markdown markdown) {
        this.indexed = indexed;
        this.agenda = agenda;
        this.files = files;
        this.circles = circles;
        this.markdown = markdown;
    }

    /** What the indexer sees of an item; {@code outcomes} is what was decided and promised under it. */
    @Introspected
    record IndexedItem(
            UUID id,
            UUID circleId,
            String language,
            String title,
            String text,
            String outcomes,
            @Nullable String attached,
            LocalDate moved) {}

    /** Items that are neither merged nor withdrawn, through the indexer's own connections. */
    @Repository("indexer")
    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface IndexedItems extends GenericRepository<IndexedItem, UUID> {
        String COLUMNS =
                "select i.id, i.circle_id, i.language, i.title, i.text, i.moved, " + AgendaRepository.OUTCOMES + """
                , (select string_agg(concat_ws(E'\\n', f.title, f.alt, f.text), E'\\n' order by f.number, f.id)
                   from agenda_file f where f.item_id = i.id) as attached
                from agenda_item i\s
                """;

        @Query(COLUMNS + """
                where i.circle_id = :circle and (cast(:after as uuid) is null or i.id > cast(:after as uuid))
                order by i.id limit :limit
                """)
        List<IndexedItem> of(UUID circle, @Nullable UUID after, int limit);

        @Query(COLUMNS + " where i.id = any (cast(:ids as uuid[]))")
        List<IndexedItem> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);
    }

    @Override
    public String kind() {
        return "agenda-item";
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
        Map<UUID, String> attached = files.said(ids).stream()
                .collect(Collectors.toMap(
                        AgendaFileRepository.Said::itemId,
                        said -> Searchable.part(said.name(language), said.alt() + "\n" + said.text()),
                        String::concat));
        return agenda.read(ids).stream()
                .map(hit -> found(hit, attached.getOrDefault(hit.id(), ""), own.get(hit.circleId()), language))
                .collect(Collectors.toMap(Found::id, found -> found));
    }

    private List<Entry> entries(List<IndexedItem> items) {
        return items.stream()
                .map(item -> new Entry(
                        item.id(),
                        item.circleId(),
                        Language.of(item.language()),
                        "",
                        item.title() + "\n" + markdown.text(item.text()) + "\n" + item.outcomes()
                                + (item.attached() == null ? "" : "\n" + item.attached()),
                        Searchable.begun(item.moved()),
                        Map.of()))
                .toList();
    }

    private Found found(AgendaRepository.Hit item, String attached, @Nullable Circle circle, Language language) {
        return new Found(
                item.id(),
                null,
                item.title(),
                markdown.text(item.text())
                        + (item.outcomes().isEmpty()
                                ? ""
                                : Searchable.part(Messages.of(language, "agenda.outcomes"), item.outcomes()))
                        + attached,
                Language.of(item.language()),
                Circle.named(item.circleId(), circle, language),
                item.moved(),
                item.kind(),
                Messages.of(language, "agenda.kind." + item.kind()),
                null,
                List.of());
    }
}
