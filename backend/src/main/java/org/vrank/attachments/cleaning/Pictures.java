package org.vrank.attachments.cleaning;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;

/** Pictures are drawn again from their pixels, the right way up, not larger than a printed page needs. */
final class Pictures {
    /** Those that documents hold; of pictures handed in, only JPEG and PNG are taken. */
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "bmp", "tif", "tiff");

    private static final int AT_ONCE = 12_000_000;
    private static final float QUALITY = 0.86f;

    static {
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    /** A picture drawn again: a photograph stays JPEG, anything else becomes PNG. */
    @SuppressWarnings("ArrayRecordComponent")
    record Drawn(byte[] bytes, Kind kind, int width, int height) {}

    static Cleaned clean(byte[] given) throws IOException {
        Set<Removed> removed = EnumSet.noneOf(Removed.class);
        Drawn drawn = redraw(given, removed);
        return new Cleaned(drawn.kind(), drawn.bytes(), "", drawn.width(), drawn.height(), 0, removed);
    }

    static Drawn redraw(byte[] given, Set<Removed> removed) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(given))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Unfit("attachment.unreadable");
            }
            ImageReader reader = readers.next();
            try {
                String format = reader.getFormatName().toLowerCase(java.util.Locale.ROOT);
                if (!FORMATS.contains(format)) {
                    throw new Unfit("attachment.unreadable");
                }
                boolean photograph = format.equals("jpeg");
                int turn = photograph ? PictureData.ofJpeg(given, removed) : 1;
                if (format.equals("png")) {
                    PictureData.ofPng(given, removed);
                }
                BufferedImage upright = upright(read(reader, in), turn, photograph);
                byte[] bytes = photograph ? jpeg(upright) : png(upright);
                return new Drawn(bytes, photograph ? Kind.JPEG : Kind.PNG, upright.getWidth(), upright.getHeight());
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException broken) {
            // what these readers throw at a hostile file
            throw new Unfit("attachment.unreadable");
        }
    }

    /** The header is read before a pixel is; of a large picture every second, third ... pixel. */
    private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
        reader.setInput(in, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width <= 0 || height <= 0) {
            throw new Unfit("attachment.unreadable");
        }
        if (width * height > Limits.MEGAPIXELS * 1_000_000L) {
            throw new Unfit("attachment.pixels", Limits.MEGAPIXELS);
        }
        AtomicBoolean cut = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> cut.compareAndSet(false, warning.contains("remature")));
        ImageReadParam wanted = reader.getDefaultReadParam();
        int each = (int) Math.max(
                Math.max(width, height) / Limits.SIDE, Math.ceil(Math.sqrt((double) width * height / AT_ONCE)));
        if (each > 1) {
            wanted.setSourceSubsampling(each, each, 0, 0);
        }
        BufferedImage read = reader.read(0, wanted);
        if (cut.get()) {
            throw new Unfit("attachment.unreadable");
        }
        return read;
    }

    /** @param turn as Exif counts the eight ways to hold a camera */
    private static BufferedImage upright(BufferedImage read, int turn, boolean photograph) {
        double scale = Math.min(1, (double) Limits.SIDE / Math.max(read.getWidth(), read.getHeight()));
        int width = Math.max(1, (int) Math.round(read.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(read.getHeight() * scale));
        boolean lies = turn >= 5 && turn <= 8;
        AffineTransform turned = turned(turn, width, height);
        turned.scale((double) width / read.getWidth(), (double) height / read.getHeight());
        int type = photograph
                ? BufferedImage.TYPE_3BYTE_BGR
                : read.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage upright = new BufferedImage(lies ? height : width, lies ? width : height, type);
        Graphics2D pen = upright.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(read, turned, null);
        pen.dispose();
        return upright;
    }

    private static AffineTransform turned(int turn, int width, int height) {
        return switch (turn) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage drawn) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam wanted = writer.getDefaultWriteParam();
            wanted.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            wanted.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(drawn, null, null), wanted);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] png(BufferedImage drawn) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", bytes);
        return bytes.toByteArray();
    }
}
