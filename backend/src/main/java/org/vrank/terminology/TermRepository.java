package org.vrank.terminology;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TermRepository extends GenericRepository<Theme, String> {
    @Introspected
    record Term(
            String id,
            @TypeDef(type = DataType.JSON) Map<String, String> words,
            @TypeDef(type = DataType.JSON) Map<String, List<String>> synonyms,
            String definition,
            String source) {}

    @Introspected
    record Definition(
            String termId, String level, String body, String document, String year, String text, String source) {}

    @Query("select id, grouping, label_nl, label_fr, label_de, label_en from theme order by position, id")
    List<Theme> themes();

    @Query("select id, words, synonyms, definition, source from term order by id")
    List<Term> terms();

    @Query(
            "select term_id, level, body, document, year, text, source from definition order by term_id, level, body, document")
    List<Definition> definitions();

    @Query("select vrank_public_circle()")
    UUID publicCircle();
}
