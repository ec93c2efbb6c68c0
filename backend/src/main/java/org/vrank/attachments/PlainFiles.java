package org.vrank.attachments;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.vrank.attachments.cleaning.Cleaned;
import org.vrank.attachments.cleaning.Kind;
import org.vrank.attachments.cleaning.Unfit;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** The door to files of which no structure may survive: a document becomes plain text, or a picture of each of its pages. */
@Singleton
public class PlainFiles {
    /** Of one text. */
    public static final int MOST = 10;

    /** Of one text together. */
    public static final int MEGABYTES = 8;

    private static final int MEGABYTE = 1024 * 1024;
    private static final long PATIENCE = 60;

    private final Readers readers;
    private final AttachmentRepository attachments;
    private final Workshop workshop;

    /** However many send at once, one file is held. */
    private final Semaphore hand = new Semaphore(1, true);

    PlainFiles(Readers readers, AttachmentRepository attachments, Workshop workshop) {
        this.readers = readers;
        this.attachments = attachments;
        this.workshop = workshop;
    }

    /**
     * What becomes of a file.
     *
     * @param number from 1
     * @param kind {@code jpg}, {@code png} or {@code txt}
     * @param text what is to be read in it, also in the picture of a page
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record PlainFile(
            int number, String kind, String title, String alt, String text, int width, int height, byte[] content) {}

    /**
     * Makes them of the files beside a manuscript of the asking member's own. It starts a process for each file, so it is called
     * outside of a transaction.
     *
     * @param language of the text: what a page is called when its author did not say
     */
    public List<PlainFile> of(UUID manuscript, List<Attachment> beside, String language) {
        List<PlainFile> plain = new ArrayList<>();
        int made = 0;
        long bytes = 0;
        for (Attachment file : beside) {
            List<Cleaned> parts = strict(manuscript, file);
            for (int page = 1; page <= parts.size(); page++) {
                Cleaned part = parts.get(page - 1);
                bytes += part.content().length;
                // beyond that they are counted alone
                if (++made <= MOST && bytes <= MEGABYTES * (long) MEGABYTE) {
                    plain.add(plain(made, file, part, page, parts.size(), Language.of(language)));
                }
            }
        }
        if (made > MOST) {
            throw new Refusal.Invalid("attachments", "box.attachments-many", made, MOST);
        }
        if (plain.size() < made) {
            throw new Refusal.Invalid("attachments", "box.attachments-large", 1 + bytes / MEGABYTE, MEGABYTES);
        }
        return plain;
    }

    private List<Cleaned> strict(UUID manuscript, Attachment file) {
        try {
            if (!hand.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
                throw new Refusal.TooMany(Duration.ofSeconds(20));
            }
            try {
                return workshop.clean(onDesk(manuscript, file.id()), true);
            } finally {
                hand.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal.TooMany(Duration.ofSeconds(20));
        } catch (Unfit unfit) {
            throw new Refusal.Invalid("attachments." + file.number(), unfit.reason(), unfit.number());
        }
    }

    @ReaderScope
    byte[] onDesk(UUID manuscript, UUID id) {
        readers.current().signedIn();
        AttachmentRepository.Content found = attachments.onDesk(manuscript, id);
        if (found == null) {
            throw new Refusal.Conflict(null);
        }
        return found.content();
    }

    /** Title and words for a picture are those of its author; of a page they say which, so that there is something to say of each. */
    private static PlainFile plain(int number, Attachment file, Cleaned part, int page, int pages, Language language) {
        boolean isPage = file.kind().equals(Kind.PDF.ending());
        String title = file.title();
        String alt = file.alt();
        if (isPage) {
            String which = Messages.of(language, "attachment.page", page, pages);
            String called = alt.isEmpty() ? title : alt;
            alt = called.isEmpty() ? which : with(called, which, Attachments.LONGEST_ALT);
            title = title.isEmpty() ? "" : with(title, which, Attachments.LONGEST_TITLE);
        }
        return new PlainFile(
                number, part.kind().ending(), title, alt, part.text(), part.width(), part.height(), part.content());
    }

    private static String with(String called, String which, int longest) {
        String end = ", " + which;
        int cut = Math.min(called.length(), longest - end.length());
        // never half of a character
        cut -= cut < called.length() && Character.isHighSurrogate(called.charAt(cut - 1)) ? 1 : 0;
        return called.substring(0, cut) + end;
    }
}
