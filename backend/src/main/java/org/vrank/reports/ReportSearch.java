package org.vrank.reports;

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
import org.vrank.attachments.Attachments;
import org.vrank.circles.Circle;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.search.Searchable;
import org.vrank.terminology.Terms;
import org.vrank.terminology.Theme;

/** Reports, for search. */
@Singleton
class ReportSearch implements Searchable {
    private final PublishedReports published;
    private final Reports reports;
    private final Rendering rendering;
    private final ReportFacets facets;
    private final Terms terms;
    private final Attachments attachments;

    ReportSearch(
            PublishedReports published,
            Reports reports,
            Rendering rendering,
            ReportFacets facets,
            Terms terms,
            Attachments attachments) {
        this.published = published;
        this.reports = reports;
        this.rendering = rendering;
        this.facets = facets;
        this.terms = terms;
        this.attachments = attachments;
    }

    /** What the indexer sees of a report. */
    @Introspected
    record PublishedReport(
            UUID id,
            UUID circleId,
            String kind,
            String language,
            String title,
            @TypeDef(type = DataType.JSON) Map<String, Object> answers,
            @TypeDef(type = DataType.JSON) List<String> themes,
            @TypeDef(type = DataType.JSON) List<Claim> claims,
            @TypeDef(type = DataType.JSON) List<Report.Addendum> addenda,
            @Nullable String attached,
            @Nullable UUID organisationId,
            @Nullable String region,
            @TypeDef(type = DataType.JSON) List<String> facets,
            Instant published) {}

    /** Reports that have appeared, through the indexer's own connections. */
    @Repository("indexer")
    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface PublishedReports extends GenericRepository<PublishedReport, UUID> {
        String COLUMNS = """
                r.id, r.circle_id, r.kind, r.language, r.title, r.answers, to_jsonb(r.themes) as themes, r.claims, r.published,
                r.organisation_id, r.region, to_jsonb(r.facets) as facets
                , (select string_agg(concat_ws(E'\\n', t.title, t.alt, t.text), E'\\n' order by t.number, t.id)
                   from attachment t where t.report_id = r.id) as attached
                """ + ReportRepository.ADDENDA;

        @Query("select " + COLUMNS + """
                 from report r
                where r.circle_id = :circle and (cast(:after as uuid) is null or r.id > cast(:after as uuid))
                order by r.id limit :limit
                """)
        List<PublishedReport> of(UUID circle, @Nullable UUID after, int limit);

        @Query("select " + COLUMNS + " from report r where r.id = any (cast(:ids as uuid[]))")
        List<PublishedReport> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);
    }

    @Override
    public String kind() {
        return "report";
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
        Rendering.Labels labels = rendering.labels(language);
        Map<UUID, String> attached = attached(ids, language);
        return reports.read(ids).values().stream()
                .map(report -> found(report, attached.getOrDefault(report.id(), ""), labels))
                .collect(Collectors.toMap(Found::id, found -> found));
    }

    private Map<UUID, String> attached(Collection<UUID> ids, Language language) {
        return attachments.said(ids).stream()
                .collect(Collectors.toMap(
                        Attachments.Said::reportId,
                        said -> Searchable.part(said.name(language), said.alt() + "\n" + said.text()),
                        String::concat));
    }

    @Override
    public Map<String, Map<String, String>> labels(Language language) {
        return facets.labels(language);
    }

    private List<Entry> entries(List<PublishedReport> reports) {
        Map<String, Theme> themes = terms.themesById();
        return reports.stream().map(report -> entry(report, themes)).toList();
    }

    private Entry entry(PublishedReport report, Map<String, Theme> themes) {
        return new Entry(
                report.id(),
                report.circleId(),
                Language.of(report.language()),
                report.title(),
                rendering.whole(report.kind(), report.answers(), report.claims(), report.addenda())
                        + (report.attached() == null ? "" : "\n" + report.attached()),
                report.published(),
                ReportFacets.of(
                        report.kind(),
                        report.themes(),
                        themes,
                        report.organisationId(),
                        report.region(),
                        report.facets()));
    }

    private Found found(Report report, String attached, Rendering.Labels labels) {
        Circle circle = labels.circles().get(report.circleId());
        return new Found(
                report.id(),
                null,
                report.title(),
                rendering.whole(report.kind(), report.answers(), report.claims(), report.addenda()) + attached,
                Language.of(report.language()),
                Circle.named(report.circleId(), circle, labels.language()),
                LocalDate.ofInstant(report.published(), Clocks.BRUSSELS),
                report.kind(),
                rendering.kind(report.kind(), labels.language()),
                rendering.place(report, labels),
                Rendering.evidence(report, labels.language()).stream()
                        .map(ReportController.EvidenceOf::label)
                        .toList());
    }
}
