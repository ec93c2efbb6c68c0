package org.vrank.box;

import com.google.crypto.tink.KeysetHandle;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;

/** What is sent, sealed for everybody who may open it, as the box takes it in. */
@Singleton
class Parcels {
    @Serdeable
    record Sent(
            UUID id,
            String lookup,
            String receiptWrap,
            List<Wrap> wraps,
            List<Row> entries,
            List<Place> files,
            List<Row> identity,
            @Nullable String slip) {}

    /** Where in all of them a sealed file begins, counted from 1 as the database does. */
    @Serdeable
    record Place(UUID id, int from, int length) {}

    /**
     * What goes to the box.
     *
     * @param files sealed, one after the other
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Parcel(String sent, byte[] files) {}

    @Serdeable
    record Wrap(UUID member, String sealed) {}

    @Serdeable
    record Row(UUID id, @Nullable UUID member, String sealed) {}

    private final Sealed sealed;
    private final LinkKeys links;
    private final Ids ids;
    private final Clock clock;

    Parcels(Sealed sealed, LinkKeys links, Ids ids, Clock clock) {
        this.sealed = sealed;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param files the bytes of what the original names, by their id */
    Parcel of(
            UUID id,
            Entry.Original original,
            Map<UUID, byte[]> files,
            @Nullable Identity identity,
            Phrase phrase,
            @Nullable String slip,
            List<BoxRepository.Key> keys) {
        YearMonth month = YearMonth.from(LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS));
        KeysetHandle key = Sealing.freshKey();
        Entry entry = new Entry(1, Entry.ORIGINAL, month.toString(), original, null, null, null, null);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Place> places = new ArrayList<>();
        files.forEach((file, bytes) -> {
            byte[] shut = Sealing.seal(key, id, bytes);
            places.add(new Place(file, all.size() + 1, shut.length));
            all.writeBytes(shut);
        });
        Sent sent = new Sent(
                id,
                base64(phrase.lookup()),
                base64(Sealing.wrap(phrase.key(), id, key)),
                keys.stream()
                        .map(k -> new Wrap(k.memberId(), base64(Sealing.wrapTo(k.publicKeyset(), id, key))))
                        .toList(),
                List.of(new Row(ids.next(), null, base64(sealed.entry(key, id, entry)))),
                places,
                identity(id, month, identity, keys),
                slip == null ? null : base64(Box.hash(slip)));
        return new Parcel(sealed.text(sent), all.toByteArray());
    }

    /** Where nobody is named, nothing is sealed in the same way, so that both levels look alike from outside. */
    private List<Row> identity(
            UUID thread, YearMonth month, @Nullable Identity identity, List<BoxRepository.Key> keys) {
        KeysetHandle link = links.make(thread, month);
        KeysetHandle key = Sealing.freshKey();
        List<Row> rows = new ArrayList<>();
        rows.add(row(null, Sealing.seal(key, thread, identity == null ? new byte[0] : sealed.bytes(identity))));
        for (BoxRepository.Key custodian : keys) {
            rows.add(row(custodian.memberId(), Sealed.doubly(custodian.publicKeyset(), link, thread, key)));
        }
        return rows;
    }

    private Row row(@Nullable UUID member, byte[] bytes) {
        return new Row(ids.next(), member, base64(bytes));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
