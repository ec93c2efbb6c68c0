package org.vrank.attachments.cleaning;

import java.io.ByteArrayOutputStream;

/**
 * A JPEG within a PDF, byte for byte, without the segments that hold no pixels (ITU-T T.81, B.1.1): drawing it again would lose its
 * colours where it is made for print. What follows its end goes too.
 */
final class JpegSegments {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int ADOBE = 0xEE;
    private static final int ADOBE_LENGTH = 14;

    private JpegSegments() {}

    static byte[] pixelsOnly(byte[] given) throws Unfit {
        ByteArrayOutputStream out = new ByteArrayOutputStream(given.length);
        if (given.length < 4 || at(given, 0) != 0xFF || at(given, 1) != SOI) {
            throw new Unfit("attachment.unreadable");
        }
        out.write(given, 0, 2);
        int place = 2;
        while (true) {
            while (at(given, place) == 0xFF && at(given, place + 1) == 0xFF) {
                place++;
            }
            if (at(given, place) != 0xFF) {
                throw new Unfit("attachment.unreadable");
            }
            int marker = at(given, place + 1);
            if (marker == EOI) {
                out.write(given, place, 2);
                return out.toByteArray();
            }
            int length = at(given, place + 2) << 8 | at(given, place + 3);
            int end = place + 2 + length;
            if (length < 2 || end > given.length) {
                throw new Unfit("attachment.unreadable");
            }
            if (marker == SOS) {
                end = endOfScan(given, end);
            }
            if (needed(marker, length)) {
                out.write(given, place, end - place);
            }
            place = end;
        }
    }

    /** Tables, frames, scans, restarts; and Adobe's, which says how colours are meant, in its twelve bytes and no more. */
    private static boolean needed(int marker, int length) {
        return marker == SOS
                || marker == 0xDB
                || marker == 0xDD
                || (marker >= 0xC0 && marker <= 0xCF && marker != 0xC8)
                || (marker == ADOBE && length == ADOBE_LENGTH);
    }

    private static int endOfScan(byte[] given, int from) throws Unfit {
        int place = from;
        while (true) {
            if (at(given, place) == 0xFF) {
                int next = at(given, place + 1);
                boolean within = next == 0 || (next >= 0xD0 && next <= 0xD7);
                if (!within) {
                    return place;
                }
                place++;
            }
            place++;
        }
    }

    private static int at(byte[] given, int place) throws Unfit {
        if (place >= given.length) {
            throw new Unfit("attachment.unreadable");
        }
        return given[place] & 0xFF;
    }
}
