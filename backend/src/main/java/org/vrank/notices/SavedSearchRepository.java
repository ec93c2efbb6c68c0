package org.vrank.notices;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SavedSearchRepository extends GenericRepository<SavedSearch, UUID> {

    /** Something delivered for a search, in a circle its owner reads now; not yet read itself. */
    @Introspected
    record News(UUID searchId, String kind, UUID itemId, boolean seen) {}

    @Query("select id, name, question, rhythm, created from saved_search order by created, id")
    List<SavedSearch> own();

    @Query("select count(*) from saved_search")
    int count();

    @Query("select count(*) from saved_search where question = cast(:question as jsonb)")
    int same(String question);

    @Query("""
            insert into saved_search (id, member_id, name, question, rhythm, created)
            values (:id, :member, :name, cast(:question as jsonb), :rhythm, :created)
            """)
    void add(UUID id, UUID member, String name, String question, String rhythm, Instant created);

    @Query("update saved_search set name = :name, rhythm = :rhythm where id = :id")
    int change(UUID id, String name, String rhythm);

    @Query("delete from saved_search where id = :id")
    int remove(UUID id);

    @Query("select search_id, kind, item_id, seen from vrank_saved_news(:most)")
    List<News> news(int most);

    @Query("select vrank_see_saved_news()")
    long see();
}
