package org.vrank.agenda;

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
import org.vrank.platform.Language;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AgendaFileRepository extends GenericRepository<AgendaFile, UUID> {
    String FILE =
            "select f.id, f.item_id, f.number, f.kind, f.title, f.alt, f.width, f.height, f.pages, f.size from agenda_file f ";

    @Introspected
    @SuppressWarnings("ArrayRecordComponent")
    record Content(int number, String kind, byte[] content) {}

    /** What a file says, for search. */
    @Introspected
    record Said(UUID itemId, int number, String title, String alt, String text) {
        String name(Language language) {
            return AgendaFile.name(title, number, language);
        }
    }

    @Query(FILE + " where f.item_id = any (cast(:items as uuid[])) order by f.number, f.id")
    List<AgendaFile> of(@TypeDef(type = DataType.STRING_ARRAY) String[] items);

    @Query(FILE + " where f.item_id = :item and f.id = :id")
    @Nullable
    AgendaFile find(UUID item, UUID id);

    /** Holds an item that the asking member may word until the transaction ends. */
    @Query("select id from agenda_item where id = :item for update")
    @Nullable
    UUID hold(UUID item);

    @Query("select count(*) from agenda_file where item_id = :item")
    int count(UUID item);

    /** Bytes of the files on what is only proposed. */
    @Query("""
            select coalesce(sum(f.size), 0) from agenda_file f join agenda_item i on i.id = f.item_id
            where i.series_id = :series and i.state = 'proposed'
            """)
    long bytesProposed(UUID series);

    @Query("""
            insert into agenda_file (id, item_id, circle_id, number, kind, width, height, pages, size, text, content)
            values (:id, :item, :circle, (select coalesce(max(f.number), 0) + 1 from agenda_file f where f.item_id = :item),
                    :kind, :width, :height, :pages, :size, :text, :content)
            """)
    void add(
            UUID id,
            UUID item,
            UUID circle,
            String kind,
            int width,
            int height,
            int pages,
            int size,
            String text,
            byte[] content);

    @Query("update agenda_file set title = :title, alt = :alt where item_id = :item and id = :id")
    int change(UUID item, UUID id, String title, String alt);

    @Query("delete from agenda_file where item_id = :item and id = :id")
    int remove(UUID item, UUID id);

    @Query("select number, kind, content from agenda_file where item_id = :item and id = :id")
    @Nullable
    Content content(UUID item, UUID id);

    /** Of items the asking viewer reads, for the passages that answer a question; of each file as much as is looked through. */
    @Query("""
            select item_id, number, title, alt, left(text, 50000) as text from agenda_file
            where item_id = any (cast(:items as uuid[])) order by item_id, number, id
            """)
    List<Said> said(@TypeDef(type = DataType.STRING_ARRAY) String[] items);
}
