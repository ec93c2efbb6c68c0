package org.vrank.attachments.cleaning;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.jpeg.JpegCommentReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What stands in a picture beside its pixels: only looked at, to say what was left behind and which way is up. */
final class PictureData {
    private static final int CHUNK_HEAD = 8;
    private static final int CHUNK_SUM = 4;
    private static final int CAMERA_OWNER = 0xA430;
    private static final int CAMERA_SERIAL = 0xA431;

    private PictureData() {}

    /** Answers which way the camera was held, 1 to 8. */
    static int ofJpeg(byte[] given, Set<Removed> removed) throws IOException {
        try {
            Metadata found = JpegMetadataReader.readMetadata(
                    new ByteArrayInputStream(given),
                    List.of(new ExifReader(), new IptcReader(), new JpegCommentReader()));
            note(found, removed);
            if (new String(given, StandardCharsets.ISO_8859_1).contains("http://ns.adobe.com/xap/1.0/")) {
                removed.add(Removed.OTHER);
            }
            Directory first = found.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer turn = first == null ? null : first.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return turn == null ? 1 : turn;
        } catch (JpegProcessingException broken) {
            throw new Unfit("attachment.unreadable");
        }
    }

    static void ofPng(byte[] given, Set<Removed> removed) {
        ByteBuffer in = ByteBuffer.wrap(given);
        in.position(Math.min(CHUNK_HEAD, in.limit()));
        while (in.remaining() >= CHUNK_HEAD + CHUNK_SUM) {
            int length = in.getInt();
            byte[] name = new byte[4];
            in.get(name);
            if (length < 0 || length > in.remaining() - CHUNK_SUM) {
                return;
            }
            byte[] start = new byte[Math.min(length, 65_536)];
            in.get(in.position(), start);
            chunk(new String(name, StandardCharsets.ISO_8859_1), start, removed);
            in.position(in.position() + length + CHUNK_SUM);
        }
    }

    private static void chunk(String name, byte[] start, Set<Removed> removed) {
        switch (name) {
            case "tIME" -> removed.add(Removed.DATES);
            case "eXIf" -> {
                Metadata found = new Metadata();
                new ExifReader().extract(new ByteArrayReader(start), found);
                note(found, removed);
            }
            case "tEXt", "zTXt", "iTXt" -> {
                String said = new String(start, StandardCharsets.ISO_8859_1);
                String key = said.substring(0, Math.max(0, said.indexOf('\0'))).toLowerCase(Locale.ROOT);
                removed.add(
                        switch (key) {
                            case "author", "copyright" -> Removed.AUTHOR;
                            case "comment", "description" -> Removed.COMMENTS;
                            case "title" -> Removed.TITLE;
                            case "software", "source" -> Removed.DEVICE;
                            case "creation time" -> Removed.DATES;
                            default -> Removed.OTHER;
                        });
            }
            default -> {
                // pixels, and how to show them
            }
        }
    }

    private static void note(Metadata found, Set<Removed> removed) {
        for (Directory directory : found.getDirectories()) {
            if (directory.isEmpty()) {
                continue;
            }
            switch (directory) {
                case GpsDirectory place -> removed.add(Removed.PLACE);
                case ExifThumbnailDirectory thumbnail -> removed.add(Removed.THUMBNAIL);
                case JpegCommentDirectory comment -> removed.add(Removed.COMMENTS);
                case IptcDirectory press -> {
                    removed.add(Removed.OTHER);
                    one(directory, removed, Removed.AUTHOR, IptcDirectory.TAG_BY_LINE);
                    one(directory, removed, Removed.PLACE, IptcDirectory.TAG_CITY);
                }
                case ExifDirectoryBase exif -> {
                    one(
                            exif,
                            removed,
                            Removed.AUTHOR,
                            ExifDirectoryBase.TAG_ARTIST,
                            ExifDirectoryBase.TAG_COPYRIGHT,
                            ExifDirectoryBase.TAG_WIN_AUTHOR,
                            CAMERA_OWNER);
                    one(
                            exif,
                            removed,
                            Removed.DEVICE,
                            ExifDirectoryBase.TAG_MAKE,
                            ExifDirectoryBase.TAG_MODEL,
                            ExifDirectoryBase.TAG_SOFTWARE,
                            CAMERA_SERIAL);
                    one(
                            exif,
                            removed,
                            Removed.DATES,
                            ExifDirectoryBase.TAG_DATETIME,
                            ExifDirectoryBase.TAG_DATETIME_ORIGINAL);
                    one(
                            exif,
                            removed,
                            Removed.COMMENTS,
                            ExifDirectoryBase.TAG_IMAGE_DESCRIPTION,
                            ExifDirectoryBase.TAG_USER_COMMENT,
                            ExifDirectoryBase.TAG_WIN_COMMENT);
                }
                default -> removed.add(Removed.OTHER);
            }
        }
    }

    private static void one(Directory directory, Set<Removed> removed, Removed kind, int... tags) {
        for (int tag : tags) {
            if (directory.containsTag(tag)) {
                removed.add(kind);
            }
        }
    }
}
