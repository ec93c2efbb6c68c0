package org.vrank.people;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OwnDataRepository extends GenericRepository<OwnDataRepository.Departing, UUID> {
    /** A published report of the asking member. */
    @Introspected
    record Departing(
            UUID id,
            String title,
            String circleNl,
            String circleFr,
            String circleDe,
            String circleEn,
            boolean named,
            Instant published) {}

    @Query("select cast(vrank_own_data() as text)")
    String data();

    @Query("select id, title, circle_nl, circle_fr, circle_de, circle_en, named, published from vrank_departing()")
    List<Departing> departing();

    @Query("select lower(email) = lower(:address) from account where member_id = :member")
    boolean isAddress(UUID member, String address);

    @Query("select vrank_erase(cast(:withdrawn as uuid[]), cast(:unnamed as uuid[]), :today, :because)")
    @Nullable
    String erase(
            @TypeDef(type = DataType.STRING_ARRAY) String[] withdrawn,
            @TypeDef(type = DataType.STRING_ARRAY) String[] unnamed,
            LocalDate today,
            String because);
}
