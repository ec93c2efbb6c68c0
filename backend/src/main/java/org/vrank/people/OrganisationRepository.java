package org.vrank.people;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganisationRepository extends GenericRepository<Organisation, UUID> {
    @Query("""
            select id, parent_id, root_id, level, kind, region, name_nl, name_fr, name_de, name_en, source
            from organisation order by name_en, id
            """)
    List<Organisation> all();

    @Query("""
            select id, parent_id, root_id, level, kind, region, name_nl, name_fr, name_de, name_en, source
            from organisation where id = :id
            """)
    @Nullable
    Organisation find(UUID id);

    @Query("""
            insert into organisation (id, parent_id, root_id, level, kind, region, name_nl, name_fr, name_de, name_en)
            values (:id, :parentId, :id, :level, :kind, :region, :nameNl, :nameFr, :nameDe, :nameEn)
            """)
    void add(
            UUID id,
            @Nullable UUID parentId,
            String level,
            String kind,
            @Nullable String region,
            String nameNl,
            String nameFr,
            String nameDe,
            String nameEn);
}
