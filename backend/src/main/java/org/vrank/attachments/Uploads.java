package org.vrank.attachments;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.vrank.attachments.cleaning.Cleaned;
import org.vrank.attachments.cleaning.Limits;
import org.vrank.attachments.cleaning.Unfit;
import org.vrank.platform.Refusal;

/**
 * Takes files in: no more at once than there is memory for, each cut off at its limit. Nothing of a transaction is held meanwhile.
 */
@Singleton
class Uploads {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int MOST_AT_ONCE = 64;

    private final Attachments attachments;
    private final Workshop workshop;
    private final Semaphore megabytes = new Semaphore(MOST_AT_ONCE);

    Uploads(Attachments attachments, Workshop workshop) {
        this.attachments = attachments;
        this.workshop = workshop;
    }

    /** @param announced bytes of the request, or less than none when it does not say */
    UUID add(UUID manuscript, InputStream file, long announced) {
        attachments.mayAdd(manuscript);
        return taken(
                file,
                announced,
                given ->
                        attachments.add(manuscript, workshop.clean(given, false).getFirst(), Arrays.hashCode(given)));
    }

    /** A file written anew, for another feature to keep. */
    CleanFiles.CleanFile clean(InputStream file, long announced) {
        return taken(
                file, announced, given -> clean(workshop.clean(given, false).getFirst(), given));
    }

    /** The pictures that a document holds, written anew. */
    List<CleanFiles.CleanFile> pictures(InputStream document, long announced) {
        return taken(
                document,
                announced,
                given -> workshop.pictures(given).stream()
                        .map(one -> clean(one, given))
                        .toList());
    }

    private static CleanFiles.CleanFile clean(Cleaned one, byte[] given) {
        return new CleanFiles.CleanFile(
                one.kind().ending(),
                one.content(),
                one.text(),
                one.width(),
                one.height(),
                one.pages(),
                Arrays.hashCode(given));
    }

    /** What is to be read in a file of which nothing else is kept. */
    String words(InputStream file, long announced) {
        return taken(file, announced, workshop::words);
    }

    private interface Working<T> {
        T work(byte[] given) throws Unfit;
    }

    private <T> T taken(InputStream file, long announced, Working<T> working) {
        long size = announced < 0 ? Limits.megabytes() : Math.min(Limits.megabytes(), 1 + announced / MEGABYTE);
        // once in the pieces it comes in, once whole
        int room = (int) (2 * size);
        if (!megabytes.tryAcquire(room)) {
            throw new Refusal.TooMany(Duration.ofSeconds(20));
        }
        try {
            return working.work(read(file));
        } catch (Unfit unfit) {
            throw refusal(unfit);
        } finally {
            megabytes.release(room);
        }
    }

    private static byte[] read(InputStream file) throws Unfit {
        int most = Limits.megabytes() * MEGABYTE;
        try {
            byte[] read = file.readNBytes(most + 1);
            if (read.length > most) {
                throw new Unfit("attachment.too-large", Limits.megabytes());
            }
            return read;
        } catch (Unfit tooLarge) {
            throw tooLarge;
        } catch (IOException broken) {
            throw new Refusal.Invalid("file", "attachment.broken-off");
        }
    }

    static Refusal refusal(Unfit unfit) {
        return new Refusal.Invalid("file", unfit.reason(), unfit.number());
    }
}
