package org.vrank.courses;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.vrank.platform.Refusal;

/**
 * A folder in a ZIP file, in and out. What comes in is read in memory and by its names alone: nothing is ever written under a name that
 * somebody else chose. What is not plainly a small folder of files is refused, with the name of the file it is about.
 */
final class CourseArchive {
    static final int LARGEST = 20 * 1024 * 1024;

    /** All files together, unpacked. */
    static final int MOST_BYTES = 60 * 1024 * 1024;

    /** One file, unpacked. */
    static final int MOST_OF_ONE = 20 * 1024 * 1024;

    /** How many times a file may grow: text packs to a twentieth, a bomb to a thousandth. */
    private static final int MOST_GROWTH = 100;

    private static final int SMALL = 64 * 1024;
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CourseArchive() {}

    /** The files of an archive by name. Where all lie in one folder, as file managers pack it, that folder's name is left out. */
    static Map<String, byte[]> read(byte[] archive) {
        if (archive.length > LARGEST) {
            throw refused("file", "course.zip-large", LARGEST / 1024 / 1024);
        }
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                .get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.size() > 2 * CourseFolder.MOST_FILES) {
                throw refused("file", "course.files", CourseFolder.MOST_FILES);
            }
            Map<String, byte[]> files = new TreeMap<>();
            long left = MOST_BYTES;
            for (ZipArchiveEntry entry : entries) {
                String name = name(entry);
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] content = content(zip, entry, name, left);
                left -= content.length;
                if (files.put(name, content) != null) {
                    throw refused(name, "course.zip-twice");
                }
            }
            if (files.size() > CourseFolder.MOST_FILES) {
                throw refused("file", "course.files", CourseFolder.MOST_FILES);
            }
            return inside(files);
        } catch (IOException | IllegalArgumentException broken) {
            throw refused("file", "course.zip-broken");
        }
    }

    private static String name(ZipArchiveEntry entry) {
        String name = entry.getName();
        String shown = name.length() > 200 ? name.substring(0, 200) : name.isEmpty() ? "file" : name;
        if (name.isEmpty()
                || name.length() > 200
                || name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.codePoints().anyMatch(Character::isISOControl)
                || List.of(name.split("/", -1)).contains("..")
                || List.of(name.split("/", -1)).contains(".")
                || name.contains("//")) {
            throw refused(plain(shown), "course.zip-name");
        }
        if (entry.isUnixSymlink()
                || (entry.getUnixMode() & 0170000) != 0
                        && (entry.getUnixMode() & 0170000) != 0100000
                        && (entry.getUnixMode() & 0170000) != 0040000) {
            throw refused(name, "course.zip-link");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw refused(name, "course.zip-sealed");
        }
        return name;
    }

    private static String plain(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static byte[] content(ZipFile zip, ZipArchiveEntry entry, String name, long left) throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw refused(name, "course.zip-sealed");
        }
        long packed = Math.max(0, entry.getCompressedSize());
        long most = Math.min(Math.min(left, MOST_OF_ONE), Math.max(SMALL, MOST_GROWTH * packed));
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) most + 1);
            if (content.length > most) {
                throw refused(name, "course.zip-bomb");
            }
            return content;
        } catch (IOException broken) {
            throw refused(name, "course.zip-broken");
        }
    }

    private static Map<String, byte[]> inside(Map<String, byte[]> files) {
        if (files.containsKey(CourseFolder.COURSE) || files.isEmpty()) {
            return files;
        }
        String first = files.keySet().iterator().next();
        String folder = first.substring(0, first.indexOf('/') + 1);
        if (folder.isEmpty()
                || !files.containsKey(folder + CourseFolder.COURSE)
                || !files.keySet().stream().allMatch(name -> name.startsWith(folder))) {
            return files;
        }
        Map<String, byte[]> inside = new TreeMap<>();
        files.forEach((name, content) -> inside.put(name.substring(folder.length()), content));
        return inside;
    }

    /** The same folder always makes the same bytes. */
    static byte[] write(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                java.util.zip.ZipEntry entry = new java.util.zip.ZipEntry(file.getKey());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                new ByteArrayInputStream(file.getValue()).transferTo(zip);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** The same for the same folder, and for no other. */
    static String print(Map<String, byte[]> files) {
        return UUID.nameUUIDFromBytes(write(files)).toString();
    }

    /** Reads what was sent, no more than may be. */
    static byte[] received(InputStream sent) {
        try {
            byte[] archive = sent.readNBytes(LARGEST + 1);
            if (archive.length > LARGEST) {
                throw refused("file", "course.zip-large", LARGEST / 1024 / 1024);
            }
            return archive;
        } catch (IOException broken) {
            throw refused("file", "attachment.broken-off");
        }
    }

    private static Refusal.Invalid refused(String file, String message, Object... arguments) {
        return new Refusal.Invalid(file, message, new ArrayList<>(List.of(arguments)).toArray());
    }
}
