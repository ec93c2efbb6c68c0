package org.vrank.courses;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.vrank.attachments.CleanFiles;
import org.vrank.platform.Refusal;
import org.vrank.platform.Violation;

/** What becomes of the files beside the texts of a folder that comes in: written anew, unless they were before. */
@Singleton
class ArrivingFiles {
    private final Drafts drafts;
    private final CleanFiles cleaning;

    ArrivingFiles(Drafts drafts, CleanFiles cleaning) {
        this.drafts = drafts;
        this.cleaning = cleaning;
    }

    /**
     * By name; a file that cannot be written anew, or is of another kind than its name says, is refused by its name. It starts a
     * process for each, so it is called outside of a transaction.
     *
     * @param circle in which the folder comes: what a course in it had already, and the asker reads, keeps its bytes
     */
    Map<String, CleanFiles.CleanFile> clean(UUID circle, Map<String, byte[]> files) {
        Map<String, CleanFiles.CleanFile> clean = new TreeMap<>();
        // counted first, so that nothing is begun that will be refused
        if (files.keySet().stream().filter(CourseFolder::liesBeside).count() > CourseFolder.MOST_BESIDE_ALL) {
            throw new Refusal.Invalid(CourseFolder.COURSE, "course.files-beside", CourseFolder.MOST_BESIDE_ALL);
        }
        files.forEach((path, content) -> {
            if (CourseFolder.liesBeside(path)) {
                CleanFiles.CleanFile known = drafts.known(circle, content);
                CleanFiles.CleanFile file = known == null ? anew(path, content) : known;
                if (!file.kind().equals(CourseFolder.ending(path))) {
                    throw new Refusal.Invalid(path, "course.file-kind", file.kind());
                }
                clean.put(path, file);
            }
        });
        return clean;
    }

    private CleanFiles.CleanFile anew(String path, byte[] content) {
        try {
            return cleaning.of(new ByteArrayInputStream(content), content.length);
        } catch (Refusal.Invalid unfit) {
            throw new Refusal.Invalid(unfit.violations().stream()
                    .map(one -> new Violation(path, one.message(), one.arguments()))
                    .toList());
        }
    }
}
