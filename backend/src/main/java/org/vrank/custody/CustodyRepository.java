package org.vrank.custody;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CustodyRepository extends GenericRepository<CustodyRepository.Custodian, UUID> {
    /**
     * A custodian.
     *
     * @param publicKeyset empty where there is none
     * @param state none, waiting or ready
     */
    @Introspected
    record Custodian(UUID memberId, String name, UUID rootId, byte[] publicKeyset, String state) {}

    /** A sealed thread with its key, sealed to the asking custodian. */
    @Introspected
    record Sealed(UUID id, LocalDate month, byte[] wrap, String entries, boolean identified) {}

    @Introspected
    record SealedIdentity(UUID threadId, byte[] identity, byte[] wrap) {}

    @Introspected
    record SealedFile(byte[] sealed) {}

    @Introspected
    record Standing(UUID id, String standing) {}

    @Query("""
            select member_id, name, root_id, coalesce(public_keyset, cast('' as bytea)) as public_keyset, state
            from vrank_custodians()
            """)
    List<Custodian> custodians();

    @Query("select vrank_add_custodian_key(:keyset, :month)")
    @Nullable
    String addKey(byte[] keyset, LocalDate month);

    @Query("select vrank_remove_custodian_key()")
    boolean removeKey();

    @Query("select id, month, wrap, entries, identified from vrank_box()")
    List<Sealed> box();

    @Query("select id, month, wrap, entries, identified from vrank_box_thread(:id)")
    @Nullable
    Sealed find(UUID id);

    @Query("select sealed from vrank_box_file(:thread, :file)")
    @Nullable
    SealedFile file(UUID thread, UUID file);

    @Query("select vrank_box_say(:thread, :id, :sealed, :seen, :month)")
    boolean say(UUID thread, UUID id, byte[] sealed, int seen, LocalDate month);

    @Query("select thread_id, identity, wrap from vrank_box_identities()")
    List<SealedIdentity> identities();

    @Query("select thread_id, identity, wrap from vrank_box_identities() where thread_id = :thread")
    @Nullable
    SealedIdentity identity(UUID thread);

    @Query("select vrank_give_access(:whom, cast(:given as jsonb))")
    boolean giveAccess(UUID whom, String given);

    @Query("select vrank_pseudonym_taken(:name)")
    boolean taken(String name);

    @Query("select id, standing from vrank_standings(cast(:reports as uuid[]))")
    List<Standing> standings(@TypeDef(type = DataType.STRING_ARRAY) String[] reports);

    @Query("select gone from vrank_retire_custodians() gone")
    List<UUID> retire();

    @Query("select vrank_publish_month(:month, :again)")
    int publish(LocalDate month, boolean again);
}
