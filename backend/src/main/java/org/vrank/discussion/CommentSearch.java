package org.vrank.discussion;

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
import org.vrank.guard.Markdown;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.search.Searchable;

/** Comments, for search: found by their words, shown with the report they stand under. */
@Singleton
class CommentSearch implements Searchable {
    private final PublishedComments published;
    private final Discussions discussions;
    private final CommentRendering rendering;
    private final Circles circles;
    private final Markdown markdown;

    CommentSearch(
            PublishedComments published,
            Discussions discussions,
            CommentRendering rendering,
            Circles circles,
            Markdown markdown) {
        this.published = published;
        this.discussions = discussions;
        this.rendering = rendering;
        this.circles = circles;
        this.markdown = markdown;
    }

    /** What the indexer sees of a comment. */
    @Introspected
    record PublishedComment(UUID id, UUID circleId, String language, String text, Instant published) {}

    /** Comments that have appeared under reports that have, through the indexer's own connections. */
    @Repository("indexer")
    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface PublishedComments extends GenericRepository<PublishedComment, UUID> {
        String COLUMNS = """
                select c.id, c.circle_id, t.language, t.text, c.published
                from comment c join lateral (select x.language, x.text from comment_text x where x.comment_id = c.id
                                             order by x.number desc limit 1) t on true
                """;

        @Query(COLUMNS + """
                where c.circle_id = :circle and (cast(:after as uuid) is null or c.id > cast(:after as uuid))
                order by c.id limit :limit
                """)
        List<PublishedComment> of(UUID circle, @Nullable UUID after, int limit);

        @Query(COLUMNS + " where c.id = any (cast(:ids as uuid[]))")
        List<PublishedComment> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);
    }

    @Override
    public String kind() {
        return "comment";
    }

    @Override
    public List<Entry> load(UUID circle, @Nullable UUID after, int limit) {
        return entries(published.of(circle, after, limit));
    }

    @Override
    public List<Entry> load(Collection<UUID> ids) {
        return entries(published.among(ids.stream().map(UUID::toString).toArray(String[]::new)));
    }

    @Override
    public Map<UUID, Found> read(Collection<UUID> ids, Language language) {
        CommentRendering.Labels labels = rendering.labels(language);
        Map<UUID, Circle> own = circles.ownById();
        return discussions.read(ids).stream()
                .map(hit -> found(hit, labels, own.get(hit.circleId())))
                .collect(Collectors.toMap(Found::id, found -> found));
    }

    private List<Entry> entries(List<PublishedComment> comments) {
        return comments.stream()
                .map(c -> new Entry(
                        c.id(),
                        c.circleId(),
                        Language.of(c.language()),
                        "",
                        markdown.text(c.text()),
                        c.published(),
                        Map.of()))
                .toList();
    }

    private Found found(CommentRepository.Hit hit, CommentRendering.Labels labels, @Nullable Circle circle) {
        return new Found(
                hit.id(),
                hit.reportId(),
                hit.title(),
                markdown.text(hit.text()),
                Language.of(hit.language()),
                Circle.named(hit.circleId(), circle, labels.language()),
                LocalDate.ofInstant(hit.published(), Clocks.BRUSSELS),
                hit.kind(),
                Messages.of(labels.language(), "comment.kind." + hit.kind()),
                CommentRendering.place(hit.organisationId(), hit.region(), labels),
                List.of());
    }
}
