package org.vrank.courses;

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

/**
 * Modules of the courses that are shown, for search: each in each of its languages, found by the words of its title, its text and the files
 * beside it. Without words they stand in no list: a course would fill the first page of what is new.
 */
@Singleton
class CourseSearch implements Searchable {
    private static final float BELOW_REPORTS = 0.75f;

    private final IndexedTexts indexed;
    private final Courses courses;
    private final Circles circles;
    private final Markdown markdown;

    CourseSearch(IndexedTexts indexed, Courses courses, Circles circles, Markdown markdown) {
        this.indexed = indexed;
        this.courses = courses;
        this.circles = circles;
        this.markdown = markdown;
    }

    /** What the indexer sees of a module in a language. */
    @Introspected
    record IndexedText(
            UUID id, UUID circleId, String language, String title, String text, String said, LocalDate published) {}

    /** Texts of the versions that are shown, through the indexer's own connections. */
    @Repository("indexer")
    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface IndexedTexts extends GenericRepository<IndexedText, UUID> {
        String COLUMNS = "select t.id, t.circle_id, t.language, t.title, t.text, " + CourseRepository.SAID + """
                , c.created as published from course_text t join course c on c.shown = t.version_id
                """;

        @Query(COLUMNS + """
                 where t.circle_id = :circle and (cast(:after as uuid) is null or t.id > cast(:after as uuid))
                order by t.id limit :limit
                """)
        List<IndexedText> of(UUID circle, @Nullable UUID after, int limit);

        @Query(COLUMNS + " where t.id = any (cast(:ids as uuid[]))")
        List<IndexedText> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);
    }

    @Override
    public String kind() {
        return "course-module";
    }

    /** Each module stands there in several languages, and would fill the first page: below what colleagues went through. */
    @Override
    public float weight() {
        return BELOW_REPORTS;
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
        return courses.hits(ids).stream()
                .map(hit -> found(hit, own.get(hit.circleId()), language))
                .collect(Collectors.toMap(Found::id, found -> found));
    }

    private List<Entry> entries(List<IndexedText> texts) {
        return texts.stream()
                .map(text -> new Entry(
                        text.id(),
                        text.circleId(),
                        Language.of(text.language()),
                        "",
                        text.title() + "\n" + plain(text.text(), text.said()),
                        Searchable.begun(text.published()),
                        Map.of()))
                .toList();
    }

    private String plain(String text, String said) {
        String plain = markdown.text(CourseModule.EXERCISE.matcher(text).replaceAll(""))
                .strip();
        return said.isEmpty() ? plain : plain + "\n" + said;
    }

    private Found found(CourseRepository.Hit hit, @Nullable Circle circle, Language language) {
        return new Found(
                hit.id(),
                hit.courseId(),
                hit.title(),
                plain(hit.text(), hit.said()),
                Language.of(hit.language()),
                Circle.named(hit.circleId(), circle, language),
                hit.published(),
                "course-module",
                Messages.of(language, "search.kind.course-module"),
                null,
                List.of());
    }
}
