package org.vrank.custody;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.vrank.box.Dialogue;
import org.vrank.box.Entry;
import org.vrank.box.Sealed;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;

/** Files that came along with what the asking custodian can open. */
@Singleton
class BoxFiles {
    private final Custody custody;
    private final CustodyRepository box;
    private final Sealed sealed;

    BoxFiles(Custody custody, CustodyRepository box, Sealed sealed) {
        this.custody = custody;
        this.box = box;
        this.sealed = sealed;
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Shown(Entry.File file, byte[] content) {}

    /** A file by its number in a thread. */
    @ReaderScope
    Shown get(UUID thread, int number) {
        Dialogue dialogue = custody.get(thread).dialogue();
        Entry.File file = dialogue.original().file(number);
        CustodyRepository.SealedFile found = file == null ? null : box.file(thread, file.id());
        if (file == null || found == null) {
            throw new Refusal.NotFound();
        }
        return new Shown(file, sealed.file(dialogue, found.sealed()));
    }
}
