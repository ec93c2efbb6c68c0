package org.vrank.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Refusal;
import org.vrank.platform.Violation;

/** Archives that are not what they seem: each is refused with the name of the file it is about. */
class CourseArchiveTest {
    private static String refusal(byte[] archive) {
        Refusal.Invalid refused = catchThrowableOfType(Refusal.Invalid.class, () -> CourseArchive.read(archive));
        assertThat(refused).isNotNull();
        Violation one = refused.violations().getFirst();
        return one.field() + " " + one.message();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] entry(ZipArchiveEntry entry, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.putArchiveEntry(entry);
            zip.write(content);
            zip.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    @Test
    void names_that_lead_out_of_the_folder_are_refused() throws IOException {
        assertThat(refusal(zip("course.yml", "../../etc/passwd"))).isEqualTo("../../etc/passwd course.zip-name");
        assertThat(refusal(zip("modules/../../x"))).isEqualTo("modules/../../x course.zip-name");
        assertThat(refusal(zip("/etc/passwd"))).isEqualTo("/etc/passwd course.zip-name");
        assertThat(refusal(zip("C:\\temp\\x"))).endsWith("course.zip-name");
        assertThat(refusal(zip("..\\..\\x"))).endsWith("course.zip-name");
        assertThat(refusal(zip("a\nb"))).isEqualTo("a?b course.zip-name");
        assertThat(refusal(zip("x".repeat(300)))).endsWith("course.zip-name");
    }

    @Test
    void links_and_devices_are_refused() throws IOException {
        ZipArchiveEntry link = new ZipArchiveEntry("course.yml");
        link.setUnixMode(0120777);
        assertThat(refusal(entry(link, "/etc/passwd".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("course.yml course.zip-link");
        ZipArchiveEntry device = new ZipArchiveEntry("course.yml");
        device.setUnixMode(0020666);
        assertThat(refusal(entry(device, new byte[1]))).isEqualTo("course.yml course.zip-link");
    }

    @Test
    void what_grows_beyond_measure_is_refused_before_it_is_whole() throws IOException {
        assertThat(refusal(entry(new ZipArchiveEntry("modules/a/text.nl.md"), new byte[19 * 1024 * 1024])))
                .isEqualTo("modules/a/text.nl.md course.zip-bomb");
        String[] many = new String[1_000];
        Arrays.setAll(many, i -> "modules/m" + i + "/module.yml");
        assertThat(refusal(zip(many))).isEqualTo("file course.files");
        assertThat(refusal(new byte[CourseArchive.LARGEST + 1])).isEqualTo("file course.zip-large");
    }

    @Test
    void a_name_twice_and_what_is_no_archive_or_locked_are_refused() throws IOException {
        byte[] twice = zip("modules/a/module.yml", "modules/b/module.yml");
        byte[] name = "modules/b/".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + name.length < twice.length; i++) {
            if (Arrays.equals(Arrays.copyOfRange(twice, i, i + name.length), name)) {
                twice[i + 8] = 'a';
            }
        }
        assertThat(refusal(twice)).isEqualTo("modules/a/module.yml course.zip-twice");
        assertThat(refusal("not a zip".getBytes(StandardCharsets.UTF_8))).isEqualTo("file course.zip-broken");
        assertThat(refusal(new byte[0])).isEqualTo("file course.zip-broken");
        byte[] cut = zip("course.yml", "modules/a/module.yml");
        assertThat(refusal(Arrays.copyOf(cut, cut.length / 2))).isEqualTo("file course.zip-broken");
        byte[] locked = zip("course.yml");
        // the bit that says so, in the central directory
        int central = new String(locked, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        locked[central + 8] |= 1;
        assertThat(refusal(locked)).isEqualTo("course.yml course.zip-sealed");
    }

    @Test
    void a_folder_packed_with_its_own_name_is_unpacked_without_it() throws IOException {
        assertThat(CourseArchive.read(zip("mine/course.yml", "mine/modules/a/module.yml")))
                .containsOnlyKeys("course.yml", "modules/a/module.yml");
        assertThat(CourseArchive.read(zip("mine/course.yml", "other/x")))
                .containsOnlyKeys("mine/course.yml", "other/x");
    }
}
