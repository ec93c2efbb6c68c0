package org.vrank.box;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The doors of the box, through the intake's own login: each asks for a receipt, a slip or a proof. */
@Repository("intake")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BoxRepository extends GenericRepository<BoxRepository.Found, UUID> {
    /**
     * A sealed thread.
     *
     * @param wrap its key, sealed to whoever asked
     * @param entries base64, with spaces between, in no order
     */
    @Introspected
    record Found(UUID id, LocalDate month, byte[] wrap, String entries, boolean identified) {}

    @Introspected
    record File(byte[] sealed) {}

    @Introspected
    record Key(UUID memberId, byte[] publicKeyset) {}

    @Introspected
    record Reader(String name, UUID rootId) {}

    @Introspected
    record Standing(UUID id, String standing, boolean waits, LocalDate month) {}

    @Introspected
    record Target(
            UUID id,
            String kind,
            String nameNl,
            String nameFr,
            String nameDe,
            String nameEn,
            int people,
            int organisations) {}

    @Query("select id, kind, name_nl, name_fr, name_de, name_en, people, organisations from vrank_box_circle(:circle)")
    @Nullable
    Target circle(UUID circle);

    @Query("select member_id, public_keyset from vrank_box_keys()")
    List<Key> keys();

    @Query("select name, root_id from vrank_box_readers()")
    List<Reader> readers();

    /** @param files sealed, one after the other; where each begins stands in what is given */
    @Query("select vrank_receive(cast(:given as jsonb), :files, :month)")
    String receive(String given, byte[] files, LocalDate month);

    @Query("select vrank_slip(:code, :month)")
    @Nullable
    UUID slip(byte[] code, LocalDate month);

    @Query("select id, month, wrap, entries, identified from vrank_receipt(:lookup)")
    @Nullable
    Found find(byte[] lookup);

    @Query("select sealed from vrank_receipt_file(:lookup, :file)")
    @Nullable
    File file(byte[] lookup, UUID file);

    @Query("select vrank_receipt_say(:lookup, :id, :sealed, :seen, :month)")
    boolean say(byte[] lookup, UUID id, byte[] sealed, int seen, LocalDate month);

    /** @param files one after the other; where each begins stands in {@code ready} */
    @Query("select vrank_receipt_consent(:lookup, :id, :sealed, :seen, :month, cast(:ready as jsonb), :files)")
    boolean consent(byte[] lookup, UUID id, byte[] sealed, int seen, LocalDate month, String ready, byte[] files);

    @Query("select vrank_receipt_wait(:report, :proof, :wait, :month)")
    boolean waiting(UUID report, byte[] proof, boolean wait, LocalDate month);

    @Query("select vrank_receipt_withdraw(:report, :proof, :month, :reason)")
    boolean withdraw(UUID report, byte[] proof, LocalDate month, String reason);

    @Query("select vrank_receipt_destroy(:lookup, :month)")
    boolean destroy(byte[] lookup, LocalDate month);

    @Query("select vrank_receipt_forget(:lookup, :seen, :month)")
    boolean forget(byte[] lookup, int seen, LocalDate month);

    @Query("select id, standing, waits, month from vrank_standings(array[cast(:report as uuid)])")
    @Nullable
    Standing standing(UUID report);

    @Query("select vrank_settle()")
    boolean settle();

    @Query("select vrank_settle_files()")
    boolean settleFiles();

    @Query("select 1 from vrank_scatter_all()")
    int scatterAll();
}
