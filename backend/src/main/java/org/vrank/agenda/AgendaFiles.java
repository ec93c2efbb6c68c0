package org.vrank.agenda;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Attachments;
import org.vrank.attachments.CleanFiles;
import org.vrank.guard.Guard;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Outbox;

/** The door to files on items: added, titled and taken away by whoever may word the item, read by whoever reads it. */
@Singleton
class AgendaFiles {
    /** Files on one item; one that others became part of may have more. */
    static final int MOST = 5;

    /** Megabytes on what is only proposed in one series. */
    private static final int PROPOSED = 200;

    private static final int MEGABYTE = 1024 * 1024;

    private final Readers readers;
    private final Agenda agenda;
    private final AgendaFileRepository files;
    private final Guard guard;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;

    AgendaFiles(
            Readers readers,
            Agenda agenda,
            AgendaFileRepository files,
            Guard guard,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids) {
        this.readers = readers;
        this.agenda = agenda;
        this.files = files;
        this.guard = guard;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** Refuses where nothing may be added; before anything is read of a file. */
    @ReaderScope
    void mayAdd(UUID item) {
        openTo(item);
        refuseFull(item);
    }

    /** Adds a file that was written anew; a repeated request answers what the first one made. */
    @ReaderScope
    AgendaFile add(UUID item, CleanFiles.CleanFile file, Set<String> answered) {
        readers.current().signedIn();
        // held, so that of two who add a fifth one is told
        files.hold(item);
        AgendaItem of = openTo(item);
        Texts texts = new Texts();
        guard.pass(texts, "file", file.text(), of.language(), answered);
        texts.check();
        UUID made = idempotency.once("agenda-files", item + " " + file.kind() + " " + file.handedIn(), () -> {
            refuseFull(item);
            if (of.proposed() && files.bytesProposed(of.seriesId()) + file.content().length > PROPOSED * MEGABYTE) {
                throw new Refusal.Invalid("file", "agenda.files-full", PROPOSED);
            }
            UUID id = ids.next();
            files.add(
                    id,
                    item,
                    of.circleId(),
                    file.kind(),
                    file.width(),
                    file.height(),
                    file.pages(),
                    file.content().length,
                    file.text(),
                    file.content());
            return id;
        });
        outbox.changed();
        return get(item, made);
    }

    /** Titles a file and says what is to be seen in it. */
    @ReaderScope
    AgendaFile change(UUID item, UUID id, @Nullable String title, @Nullable String alt, Set<String> answered) {
        AgendaItem of = agenda.workable(item);
        AgendaFile file = get(item, id);
        Texts texts = new Texts();
        String called = texts.optional("title", oneLine(title), Attachments.LONGEST_TITLE);
        String seen = texts.optional("alt", oneLine(alt), Attachments.LONGEST_ALT);
        if (file.picture() && !Texts.says(seen)) {
            texts.reject("alt", "attachment.alt");
        }
        guard.pass(texts, "title", called, of.language(), answered);
        guard.pass(texts, "alt", seen, of.language(), answered);
        texts.check();
        files.change(item, id, called, seen);
        outbox.changed();
        return get(item, id);
    }

    @ReaderScope
    void remove(UUID item, UUID id) {
        agenda.workable(item);
        if (files.remove(item, id) == 0) {
            throw new Refusal.NotFound();
        }
        outbox.changed();
    }

    /** On items the asker reads. */
    @ReaderScope
    List<AgendaFile> of(Collection<UUID> items) {
        readers.current();
        return files.of(Agenda.texts(items));
    }

    @ReaderScope
    AgendaFile get(UUID item, UUID id) {
        readers.current();
        AgendaFile file = files.find(item, id);
        if (file == null) {
            throw new Refusal.NotFound();
        }
        return file;
    }

    /** The bytes of a file that the asker may read. */
    @ReaderScope
    AgendaFileRepository.Content content(UUID item, UUID id) {
        readers.current();
        AgendaFileRepository.Content found = files.content(item, id);
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return found;
    }

    /** What the files on items say, for search. */
    @ReaderScope
    List<AgendaFileRepository.Said> said(Collection<UUID> items) {
        readers.current();
        return files.said(Agenda.texts(items));
    }

    private AgendaItem openTo(UUID item) {
        AgendaItem found = agenda.workable(item);
        if (Set.of("merged", "withdrawn").contains(found.state())) {
            throw new Refusal.Invalid("file", "agenda.files-gone");
        }
        return found;
    }

    private void refuseFull(UUID item) {
        if (files.count(item) >= MOST) {
            throw new Refusal.Invalid("file", "agenda.files-many", MOST);
        }
    }

    private static @Nullable String oneLine(@Nullable String text) {
        return text == null ? null : text.replaceAll("\\s+", " ");
    }
}
