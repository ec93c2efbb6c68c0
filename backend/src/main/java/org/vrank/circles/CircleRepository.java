package org.vrank.circles;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CircleRepository extends GenericRepository<Circle, UUID> {
    String COLUMNS =
            "id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en, about_nl, about_fr, about_de, about_en";

    @Introspected
    record Person(
            UUID memberId,
            String name,
            String seatKind,
            @Nullable String titleNl,
            @Nullable String titleFr,
            @Nullable String titleEn,
            UUID organisationId,
            UUID rootId,
            Instant since) {}

    @Introspected
    record Counts(int people, int superiors, int custodians) {}

    @Introspected
    record Share(UUID rootId, int people) {}

    @Introspected
    record Superior(
            String name,
            UUID organisationId,
            @Nullable String titleNl,
            @Nullable String titleFr,
            @Nullable String titleEn,
            boolean reads) {}

    @Introspected
    record Proposal(
            UUID id,
            String name,
            @Nullable UUID organisationId,
            @Nullable String proposedBy,
            Instant proposed,
            boolean ownProposal,
            boolean mayConfirm) {}

    @Introspected
    record Invitation(UUID id, UUID circleId, String state) {}

    @Introspected
    record Municipality(UUID id, String contentKey) {}

    @Introspected
    record Pointing(boolean organisationHides, boolean regionHides, boolean languageHides) {}

    /** How many practitioners fit a set of places, in steps, and whether they and their municipalities are enough. */
    @Introspected
    record Crowd(int number, int atLeast, boolean enough) {}

    /** The circles the asking viewer reads, and for administrators all of them. */
    @Query("select " + COLUMNS + " from circle order by (kind = 'public') desc, created, id")
    List<Circle> visible();

    @Query("select " + COLUMNS + " from circle where id = :id")
    @Nullable
    Circle find(UUID id);

    @Query("select " + COLUMNS + " from vrank_invited_circle(:id)")
    @Nullable
    Circle invited(UUID id);

    @Query("""
            select member_id, name, seat_kind, title_nl, title_fr, title_en, organisation_id, root_id, since
            from vrank_people(:circle)
            """)
    List<Person> people(UUID circle);

    @Query("select people, superiors, custodians from vrank_audience_counts(:circle)")
    @Nullable
    Counts counts(UUID circle);

    @Introspected
    record First(int ready, int outside) {}

    /** Custodians, who read first what is confidential. */
    @Query("select ready, outside from vrank_first_readers(:circle)")
    @Nullable
    First first(UUID circle);

    @Query("select root_id, people from vrank_audience_organisations(:circle)")
    List<Share> shares(UUID circle);

    @Query("select name, organisation_id, title_nl, title_fr, title_en, reads from vrank_own_superiors(:circle)")
    List<Superior> ownSuperiors(UUID circle);

    @Query("""
            select id, name, organisation_id, proposed_by, proposed, own_proposal, may_confirm from vrank_proposals(:circle)
            """)
    List<Proposal> proposals(UUID circle);

    @Query("select id, circle_id, state from vrank_own_admissions()")
    List<Invitation> ownAdmissions();

    @Query("select id, content_key from organisation where content_key like 'nis:%'")
    List<Municipality> municipalities();

    @Query("select number, at_least, enough from vrank_fits(:circle, cast(:sets as jsonb), cast(:tongues as text[]))")
    List<Crowd> crowds(@Nullable UUID circle, String sets, @TypeDef(type = DataType.STRING_ARRAY) String[] tongues);

    @Query("select organisation_hides, region_hides, language_hides from vrank_points(:circle, :root, :language)")
    @Nullable
    Pointing pointing(UUID circle, UUID root, String language);

    @Query("""
            select vrank_add_circle(:id, :kind, :candid, :superiors, cast(:admits as text[]), cast(:names as text[]),
                                    cast(:abouts as text[]), :membership, :founder)
            """)
    @Nullable
    String add(
            UUID id,
            String kind,
            boolean candid,
            boolean superiors,
            @TypeDef(type = DataType.STRING_ARRAY) String[] admits,
            @TypeDef(type = DataType.STRING_ARRAY) String[] names,
            @TypeDef(type = DataType.STRING_ARRAY) String[] abouts,
            UUID membership,
            String founder);

    @Query("select vrank_propose(:circle, :email, :id)")
    String propose(UUID circle, String email, UUID id);

    @Query("select vrank_confirm_admission(:id)")
    @Nullable
    UUID confirm(UUID id);

    @Query("select vrank_accept_admission(:id)")
    @Nullable
    UUID accept(UUID id);

    @Query("select vrank_leave(:circle)")
    boolean leave(UUID circle);

    @Query("select vrank_remove(:circle, :whom)")
    boolean remove(UUID circle, UUID whom);

    @Query("""
            select 1 from vrank_announce(:circle, :seed, cast(:subjects as jsonb), cast(:bodies as jsonb))
            """)
    int announce(UUID circle, UUID seed, String subjects, String bodies);
}
