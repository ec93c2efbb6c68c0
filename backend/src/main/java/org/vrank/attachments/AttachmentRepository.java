package org.vrank.attachments;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttachmentRepository extends GenericRepository<Attachment, UUID> {
    String COLUMNS = "id, number, kind, title, alt, width, height, pages, size";
    String NONE_REMOVED = ", cast('[]' as jsonb) as removed ";

    @Introspected
    @SuppressWarnings("ArrayRecordComponent")
    record Content(int number, String kind, byte[] content) {}

    /** What the guard reads of a file. */
    @Introspected
    record Words(int number, String kind, String title, String alt, String text) {}

    /** Holds a manuscript of the asking member's own until the transaction ends. */
    @Query("select id from manuscript where id = :manuscript for update")
    @Nullable
    UUID hold(UUID manuscript);

    @Query("select id from manuscript where id = :manuscript")
    @Nullable
    UUID desk(UUID manuscript);

    @Query("select " + COLUMNS + """
            , to_jsonb(removed) as removed from desk_attachment where manuscript_id = :manuscript order by number, id
            """)
    List<Attachment> beside(UUID manuscript);

    @Query("select " + COLUMNS + """
            , to_jsonb(removed) as removed from desk_attachment where manuscript_id = :manuscript and id = :id
            """)
    @Nullable
    Attachment find(UUID manuscript, UUID id);

    @Query("select coalesce(sum(size), 0) from desk_attachment")
    long bytesOnDesk();

    /** @param left what was found and left behind; not by its column's name, which Micronaut would write as JSON */
    @Query("""
            insert into desk_attachment (id, member_id, manuscript_id, number, kind, width, height, pages, size, text, content, removed)
            values (:id, :member, :manuscript,
                    (select coalesce(max(d.number), 0) + 1 from desk_attachment d where d.manuscript_id = :manuscript),
                    :kind, :width, :height, :pages, :size, :text, :content, cast(:left as text[]))
            """)
    void add(
            UUID id,
            UUID member,
            UUID manuscript,
            String kind,
            int width,
            int height,
            int pages,
            int size,
            String text,
            byte[] content,
            @TypeDef(type = DataType.STRING_ARRAY) String[] left);

    @Query("update desk_attachment set title = :title, alt = :alt where manuscript_id = :manuscript and id = :id")
    int change(UUID manuscript, UUID id, String title, String alt);

    @Query("delete from desk_attachment where manuscript_id = :manuscript and id = :id")
    int remove(UUID manuscript, UUID id);

    @Query(
            "select number, kind, title, alt, text from desk_attachment where manuscript_id = :manuscript order by number, id")
    List<Words> words(UUID manuscript);

    @Query("""
            insert into attachment (id, report_id, circle_id, number, kind, title, alt, width, height, pages, size, text, content)
            select id, :report, :circle, number, kind, title, alt, width, height, pages, size, text, content
            from desk_attachment where manuscript_id = :manuscript
            """)
    int publish(UUID manuscript, UUID report, UUID circle);

    @Query("""
            delete from idempotency_key where operation = 'attachments'
              and resource_id in (select d.id from desk_attachment d where d.manuscript_id = :manuscript)
            """)
    void forgetKeys(UUID manuscript);

    @Query("select vrank_lay_open_attachments(:report, :manuscript)")
    boolean layOpen(UUID report, UUID manuscript);

    @Query("select " + COLUMNS + NONE_REMOVED + "from attachment where report_id = :report order by number, id")
    List<Attachment> of(UUID report);

    @Query("select " + COLUMNS + NONE_REMOVED + "from vrank_own_attachments(:report)")
    List<Attachment> own(UUID report);

    /** How large {@link #content} is. */
    @Query("""
            select octet_length(content) from attachment where id = :id
            union all
            select octet_length(content) from desk_attachment where id = :id
            union all
            select octet_length(content) from vrank_own_attachment(:id)
            limit 1
            """)
    @Nullable
    Integer bytes(UUID id);

    /** What the readers of a report may have, else what lies on the asker's desk, else what is the asker's own in the library. */
    @Query("""
            select number, kind, content from attachment where id = :id
            union all
            select number, kind, content from desk_attachment where id = :id
            union all
            select number, kind, content from vrank_own_attachment(:id)
            limit 1
            """)
    @Nullable
    Content content(UUID id);

    /** Of reports the asking viewer reads, for the passages that answer a question; of each as much as is looked through. */
    @Query("""
            select report_id, number, title, alt, left(text, 50000) as text from attachment
            where report_id = any (cast(:reports as uuid[])) order by report_id, number, id
            """)
    List<Attachments.Said> said(@TypeDef(type = DataType.STRING_ARRAY) String[] reports);

    @Query("select number, kind, content from desk_attachment where manuscript_id = :manuscript and id = :id")
    @Nullable
    Content onDesk(UUID manuscript, UUID id);
}
