package org.vrank.attachments;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests. */
final class Picture {
    static final List<String> JPEG = List.of(
            "author", "place", "camera", "comment", "description", "press data", "thumbnail", "dates", "after the end");
    static final List<String> PNG =
            List.of("author", "comment", "packed text", "international text", "camera", "after the end");

    private Picture() {}

    /** Left half red, right half blue; wider than it is high. */
    static byte[] drawn(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    static byte[] jpeg(String place, String word) throws IOException {
        byte[] plain = drawn("jpeg", 120, 80);
        return switch (place) {
            case "author" -> segment(plain, 0xE1, exif(0x013B, word, 1));
            case "place" -> segment(plain, 0xE1, exifGps(word));
            case "camera" -> segment(plain, 0xE1, exif(0x0110, word, 1));
            case "dates" -> segment(plain, 0xE1, exif(0x0132, "2026:02:03 10:11:12 " + word, 1));
            case "thumbnail" -> segment(plain, 0xE1, join(exif(0x0131, "x", 1), word.getBytes(StandardCharsets.UTF_8)));
            case "comment" -> segment(plain, 0xFE, word.getBytes(StandardCharsets.UTF_8));
            case "description" ->
                segment(
                        plain,
                        0xE1,
                        join("http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.UTF_8), xmp(word)));
            case "press data" ->
                segment(
                        plain,
                        0xED,
                        join(
                                "Photoshop 3.0\0".getBytes(StandardCharsets.UTF_8),
                                "8BIM\4\4\0\0\0\0\0\26".getBytes(StandardCharsets.ISO_8859_1),
                                new byte[] {0x1C, 2, 80, 0, (byte) word.length()},
                                word.getBytes(StandardCharsets.UTF_8)));
            case "after the end" -> join(plain, word.getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException(place);
        };
    }

    /** Held upright: what lies on its left is its top. */
    static byte[] turned() throws IOException {
        return segment(drawn("jpeg", 120, 80), 0xE1, exif(0x0131, "x", 6));
    }

    static byte[] png(String place, String word) throws IOException {
        byte[] plain = drawn("png", 120, 80);
        byte[] said = word.getBytes(StandardCharsets.UTF_8);
        return switch (place) {
            case "author" -> chunk(plain, "tEXt", join("Author\0".getBytes(StandardCharsets.UTF_8), said));
            case "comment" -> chunk(plain, "tEXt", join("Comment\0".getBytes(StandardCharsets.UTF_8), said));
            case "packed text" ->
                chunk(plain, "zTXt", join("Location\0\0".getBytes(StandardCharsets.UTF_8), deflated(said)));
            case "international text" ->
                chunk(plain, "iTXt", join("XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.UTF_8), xmp(word)));
            case "camera" -> {
                byte[] exif = exif(0x0110, word, 1);
                yield chunk(plain, "eXIf", java.util.Arrays.copyOfRange(exif, 6, exif.length));
            }
            case "after the end" -> join(plain, said);
            default -> throw new IllegalArgumentException(place);
        };
    }

    /** A header that announces so many pixels, and next to nothing behind it. */
    static byte[] announcing(int width, int height) throws IOException {
        byte[] plain = drawn("png", 8, 8);
        ByteBuffer.wrap(plain).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(plain, 12, 17);
        ByteBuffer.wrap(plain).putInt(29, (int) sum.getValue());
        return plain;
    }

    static byte[] xmp(String word) {
        return ("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
                        + "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator><rdf:Seq><rdf:li>" + word
                        + "</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] deflated(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var packing = new java.util.zip.DeflaterOutputStream(out)) {
            packing.write(plain);
        }
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] segment(byte[] jpeg, int marker, byte[] data) {
        int length = data.length + 2;
        return join(
                java.util.Arrays.copyOf(jpeg, 2),
                new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length},
                data,
                java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] chunk(byte[] png, String name, byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(data.length);
        byte[] named = join(name.getBytes(StandardCharsets.US_ASCII), data);
        out.write(named);
        CRC32 sum = new CRC32();
        sum.update(named);
        out.writeInt((int) sum.getValue());
        return join(
                java.util.Arrays.copyOf(png, 33),
                bytes.toByteArray(),
                java.util.Arrays.copyOfRange(png, 33, png.length));
    }

    /** Exif with one text and which way is up. */
    private static byte[] exif(int tag, String text, int turn) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("Exif\0\0MM\0*");
        out.writeInt(8);
        boolean before = tag < 0x0112;
        out.writeShort(2);
        if (before) {
            entry(out, tag, 2, text.length() + 1, 38);
        }
        entry(out, 0x0112, 3, 1, turn << 16);
        if (!before) {
            entry(out, tag, 2, text.length() + 1, 38);
        }
        out.writeInt(0);
        out.writeBytes(text + "\0");
        return bytes.toByteArray();
    }

    /** Exif with a place: 50 degrees north, and the word as its map datum. */
    private static byte[] exifGps(String word) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("Exif\0\0MM\0*");
        out.writeInt(8);
        out.writeShort(1);
        entry(out, 0x8825, 4, 1, 26);
        out.writeInt(0);
        out.writeShort(3);
        entry(out, 1, 2, 2, 'N' << 24);
        entry(out, 2, 5, 3, 68);
        entry(out, 0x12, 2, word.length() + 1, 92);
        out.writeInt(0);
        for (int part : new int[] {50, 51, 2}) {
            out.writeInt(part);
            out.writeInt(1);
        }
        out.writeBytes(word + "\0");
        return bytes.toByteArray();
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }
}
