package org.vrank.box;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.vrank.platform.Ids;

/** What its author consented to, as it waits for its month. */
@Singleton
class Consents {
    /** @param from where its bytes begin, counted from 1 as the database does */
    @Serdeable
    record Ready(
            UUID id,
            int number,
            String kind,
            String title,
            String alt,
            int width,
            int height,
            String text,
            int from,
            int length) {}

    private final Sealed sealed;
    private final Ids ids;

    Consents(Sealed sealed, Ids ids) {
        this.sealed = sealed;
        this.ids = ids;
    }

    /** @param bytes of a file that came along */
    Parcels.Parcel of(
            Entry.Original original,
            Entry.Consent consent,
            Entry.Proposal proposal,
            boolean waits,
            Function<Entry.File, byte[]> bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Map<String, Object> ready = Map.ofEntries(
                Map.entry("id", consent.report()),
                Map.entry("circle", proposal.circle()),
                Map.entry("kind", original.kind()),
                Map.entry("language", original.language()),
                Map.entry("title", proposal.title()),
                Map.entry("answers", proposal.answers()),
                Map.entry("themes", proposal.themes()),
                Map.entry("claims", proposal.claims()),
                Map.entry("pseudonym", proposal.pseudonym()),
                Map.entry("context", proposal.context()),
                Map.entry("places", proposal.places()),
                Map.entry("level", original.level()),
                Map.entry("waits", waits),
                Map.entry("proof", consent.proof()),
                Map.entry("files", files(original, proposal, bytes, all)));
        return new Parcels.Parcel(sealed.text(ready), all.toByteArray());
    }

    private List<Ready> files(
            Entry.Original original,
            Entry.Proposal proposal,
            Function<Entry.File, byte[]> bytes,
            ByteArrayOutputStream all) {
        List<Ready> ready = new ArrayList<>();
        for (Entry.Chosen chosen : proposal.files()) {
            Entry.File file = original.file(chosen.number());
            if (file == null) {
                throw new IllegalStateException("a file goes along that never came");
            }
            byte[] content = bytes.apply(file);
            ready.add(new Ready(
                    ids.next(),
                    ready.size() + 1,
                    file.kind(),
                    chosen.title(),
                    chosen.alt(),
                    file.width(),
                    file.height(),
                    // of a picture nothing is published that cannot be seen
                    file.picture() ? "" : file.text(),
                    all.size() + 1,
                    content.length));
            all.writeBytes(content);
        }
        return ready;
    }
}
