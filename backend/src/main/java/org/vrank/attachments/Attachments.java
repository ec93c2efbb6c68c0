package org.vrank.attachments;

import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.cleaning.Cleaned;
import org.vrank.attachments.cleaning.Kind;
import org.vrank.guard.Guard;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to files beside texts: on the desk, and published. */
@Singleton
public class Attachments {
    /** Files beside one text. */
    static final int MOST = 10;

    /** Longest title, in UTF-16 characters. */
    public static final int LONGEST_TITLE = 120;

    /** Longest words for a picture, in UTF-16 characters. */
    public static final int LONGEST_ALT = 500;

    /** Megabytes on one desk. */
    private static final int DESK = 200;

    private static final int MEGABYTE = 1024 * 1024;

    private final Readers readers;
    private final AttachmentRepository attachments;
    private final Guard guard;
    private final Idempotency idempotency;
    private final Ids ids;

    Attachments(Readers readers, AttachmentRepository attachments, Guard guard, Idempotency idempotency, Ids ids) {
        this.readers = readers;
        this.attachments = attachments;
        this.guard = guard;
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /** Refuses where nothing may be added; before anything is read of a file. */
    @ReaderScope
    void mayAdd(UUID manuscript) {
        readers.current().signedIn();
        if (attachments.desk(manuscript) == null) {
            throw new Refusal.NotFound();
        }
        refuseFull(manuscript);
    }

    private void refuseFull(UUID manuscript) {
        if (attachments.beside(manuscript).size() >= MOST) {
            throw new Refusal.Invalid("file", "attachment.too-many", MOST);
        }
    }

    /**
     * Adds a cleaned file; a repeated request answers what the first one made.
     *
     * @param handedIn a hash of the file as it came: cleaned twice, it is not the same in every byte
     */
    @ReaderScope
    UUID add(UUID manuscript, Cleaned cleaned, int handedIn) {
        UUID member = readers.current().signedIn();
        if (attachments.hold(manuscript) == null) {
            throw new Refusal.NotFound();
        }
        String request = manuscript + " " + cleaned.kind() + " " + handedIn;
        return idempotency.once("attachments", request, () -> {
            refuseFull(manuscript);
            if (attachments.bytesOnDesk() + cleaned.content().length > (long) DESK * MEGABYTE) {
                throw new Refusal.Invalid("file", "attachment.desk-full", DESK);
            }
            UUID id = ids.next();
            attachments.add(
                    id,
                    member,
                    manuscript,
                    cleaned.kind().ending(),
                    cleaned.width(),
                    cleaned.height(),
                    cleaned.pages(),
                    cleaned.content().length,
                    cleaned.text(),
                    cleaned.content(),
                    cleaned.removed().stream().map(one -> one.code()).sorted().toArray(String[]::new));
            return id;
        });
    }

    /** Beside a manuscript of the asking member's own, in the order they were added. */
    @ReaderScope
    public List<Attachment> beside(UUID manuscript) {
        readers.current().signedIn();
        if (attachments.desk(manuscript) == null) {
            throw new Refusal.NotFound();
        }
        return attachments.beside(manuscript);
    }

    @ReaderScope
    Attachment get(UUID manuscript, UUID id) {
        readers.current().signedIn();
        Attachment found = attachments.find(manuscript, id);
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return found;
    }

    /** Titles a file and says what is to be seen in it. */
    @ReaderScope
    Attachment change(UUID manuscript, UUID id, @Nullable String title, @Nullable String alt) {
        get(manuscript, id);
        Texts texts = new Texts();
        String called = texts.optional("title", oneLine(title), LONGEST_TITLE);
        String seen = texts.optional("alt", oneLine(alt), LONGEST_ALT);
        texts.check();
        attachments.change(manuscript, id, called, seen);
        return get(manuscript, id);
    }

    private static @Nullable String oneLine(@Nullable String text) {
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    @ReaderScope
    void remove(UUID manuscript, UUID id) {
        readers.current().signedIn();
        if (attachments.remove(manuscript, id) == 0) {
            throw new Refusal.NotFound();
        }
    }

    /**
     * What stands in the way of publishing the files beside a manuscript, by field: {@code attachments.N} of the file with this
     * number, {@code attachments.N.title}, {@code attachments.N.alt}.
     *
     * @param language of the manuscript
     * @param answered what its author answered, by the key of the guard's warning
     */
    @ReaderScope
    public void check(Texts texts, UUID manuscript, String language, Map<String, String> answered) {
        for (AttachmentRepository.Words file : attachments.words(manuscript)) {
            String field = "attachments." + file.number();
            if (Kind.of(file.kind()).picture() && !Texts.says(file.alt())) {
                texts.reject(field + ".alt", "attachment.alt");
            }
            guard.pass(texts, field + ".title", file.title(), language, answered);
            guard.pass(texts, field + ".alt", file.alt(), language, answered);
            guard.pass(texts, field, file.text(), language, answered);
        }
    }

    /** Puts the files beside a manuscript into the library with the report it becomes. */
    @ReaderScope
    public void publish(UUID manuscript, UUID report, UUID circle) {
        release(manuscript);
        attachments.publish(manuscript, report, circle);
    }

    /** Before files leave the desk: the key of the request that added one would tell for a day whose it is. */
    @ReaderScope
    public void release(UUID manuscript) {
        attachments.forgetKeys(manuscript);
    }

    /** Lays the files of an own report beside the manuscript that was just laid open to revise it. */
    @ReaderScope
    public void layOpen(UUID report, UUID manuscript) {
        attachments.layOpen(report, manuscript);
    }

    /** Of a report the asking viewer reads. */
    @ReaderScope
    public List<Attachment> of(UUID report) {
        return attachments.of(report);
    }

    /** What a file beside a report says, for search. */
    @Introspected
    public record Said(UUID reportId, int number, String title, String alt, String text) {
        /** Its title, else a name that tells nothing. */
        public String name(Language language) {
            return title.isEmpty() ? Messages.of(language, "attachment.name", number) : title;
        }
    }

    /** What the files beside reports say that the asking viewer reads. */
    @ReaderScope
    public List<Said> said(Collection<UUID> reports) {
        return attachments.said(reports.stream().map(UUID::toString).toArray(String[]::new));
    }

    /** Of a report of the asking member's own, also one that appears tomorrow and one in a circle since left. */
    @ReaderScope
    public List<Attachment> own(UUID report) {
        readers.current().signedIn();
        return attachments.own(report);
    }

    /** How many bytes a file has that the asking viewer may read. */
    @ReaderScope
    int bytes(UUID id) {
        readers.current();
        Integer bytes = attachments.bytes(id);
        if (bytes == null) {
            throw new Refusal.NotFound();
        }
        return bytes;
    }

    /** The bytes of a file that the asking viewer may read. */
    @ReaderScope
    AttachmentRepository.Content content(UUID id) {
        readers.current();
        AttachmentRepository.Content found = attachments.content(id);
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return found;
    }
}
