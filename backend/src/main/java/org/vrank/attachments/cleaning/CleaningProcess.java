package org.vrank.attachments.cleaning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The process in which a stranger's file is read: it takes it from its input, answers on its output, and ends. It knows nothing else.
 */
public final class CleaningProcess {
    /** Nothing of a document's structure survives. */
    public static final String STRICT = "strict";

    /** Nothing but its words is kept. */
    public static final String WORDS = "words";

    /** Nothing but the pictures in it is kept. */
    public static final String PICTURES = "pictures";

    private static final int CLEANED = 1;
    private static final int UNFIT = 2;

    private CleaningProcess() {}

    /** @param arguments {@code strict} when no structure may survive, {@code words} or {@code pictures} when nothing but those */
    public static void main(String[] arguments) throws IOException {
        // what a library logs must not stand in the answer
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 65_536))) {
            answer(
                    new BufferedInputStream(new FileInputStream(FileDescriptor.in)).readNBytes(Limits.FILE + 1),
                    arguments.length > 0 ? arguments[0] : "",
                    out);
        }
    }

    static void answer(byte[] given, String how, DataOutputStream out) throws IOException {
        try {
            List<Cleaned> all = switch (how) {
                case STRICT -> Cleaning.strict(given);
                case WORDS -> List.of(Writings.read(given));
                case PICTURES -> Illustrations.of(given);
                default -> List.of(Cleaning.clean(given));
            };
            out.writeInt(CLEANED);
            out.writeInt(all.size());
            for (Cleaned one : all) {
                one.write(out);
            }
        } catch (Unfit unfit) {
            refuse(out, unfit);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // what readers of these formats throw at a file that is broken, or made to break them
            refuse(out, new Unfit("attachment.unreadable"));
        }
    }

    private static void refuse(DataOutputStream out, Unfit unfit) throws IOException {
        out.writeInt(UNFIT);
        out.writeUTF(unfit.reason());
        out.writeInt(unfit.number());
    }

    /** Reads what such a process answered; refuses by {@link Unfit} what it refused, and what is no answer. */
    public static List<Cleaned> read(byte[] answer) throws Unfit {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer))) {
            if (in.readInt() == UNFIT) {
                throw new Unfit(reason(in.readUTF()), in.readInt());
            }
            List<Cleaned> all = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                all.add(Cleaned.read(in));
            }
            return all;
        } catch (Unfit unfit) {
            throw unfit;
        } catch (IOException | RuntimeException burst) {
            throw new Unfit("attachment.inflated");
        }
    }

    private static String reason(String given) {
        return given.matches("attachment\\.[a-z0-9-]{1,30}") ? given : "attachment.unreadable";
    }
}
