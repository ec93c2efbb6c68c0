package org.vrank.courses;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.vrank.attachments.CleanFiles;
import org.vrank.platform.Ids;

/** What is read out of the folder of a version into tables; nobody writes these otherwise. Called within a transaction of the asker. */
@Singleton
class FolderTables {
    private final DraftRepository drafts;
    private final ObjectMapper json;
    private final Ids ids;

    FolderTables(DraftRepository drafts, ObjectMapper json, Ids ids) {
        this.drafts = drafts;
        this.json = json;
        this.ids = ids;
    }

    /** Keeps a file beside the texts, as it was written anew. */
    void beside(UUID version, UUID circle, String path, CleanFiles.CleanFile file) {
        drafts.beside(
                version,
                circle,
                path,
                file.content(),
                file.kind(),
                file.text(),
                file.width(),
                file.height(),
                file.pages());
    }

    /** Reads out of a folder what tables hold of it; of its files, all are there already. */
    void derive(UUID id, UUID circle, CourseFolder folder) {
        int position = 0;
        for (CourseModule module : folder.modules()) {
            drafts.module(
                    id,
                    circle,
                    module.key(),
                    position++,
                    write(module.title()),
                    module.minutes(),
                    write(module.videos()));
            int place = 0;
            for (CourseVersion.Exercise exercise : module.exercises()) {
                drafts.exercise(
                        id, circle, module.key(), exercise.key(), place++, exercise.kind(), write(exercise.body()));
            }
            module.texts()
                    .forEach((language, text) -> drafts.text(
                            ids.next(),
                            id,
                            circle,
                            module.key(),
                            language,
                            CourseVersion.in(
                                    language, module.title(), folder.outline().languages()),
                            text));
            place = 1;
            for (ModuleFile file : module.files()) {
                drafts.moduleFile(
                        id,
                        module.key(),
                        CourseFolder.beside(module.key(), file.name()),
                        place++,
                        write(file.title()),
                        write(file.alt()));
            }
            place = 0;
            for (UUID report : module.cases()) {
                if (drafts.fits(circle, report)) {
                    drafts.report(id, circle, module.key(), report, place++);
                }
            }
        }
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
