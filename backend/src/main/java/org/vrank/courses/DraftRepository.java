package org.vrank.courses;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Versions as they are written: each of these is refused by the database where the asker does not train. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DraftRepository extends GenericRepository<DraftRepository.Made, UUID> {
    @Introspected
    record Made(UUID id) {}

    @Query("insert into course (id, circle_id, created) values (:id, :circle, :today)")
    void course(UUID id, UUID circle, LocalDate today);

    @Query("""
            insert into course_version (id, circle_id, course_id, number, title, licence, outline)
            values (:id, :circle, :course,
                    (select coalesce(max(v.number), 0) + 1 from course_version v where v.course_id = :course),
                    cast(:title as jsonb), :licence, cast(:outline as jsonb))
            """)
    void version(UUID id, UUID circle, UUID course, String title, String licence, String outline);

    /** Holds a course that the asker trains for until the transaction ends. */
    @Query("select id from course where id = :id for update")
    @Nullable
    UUID hold(UUID id);

    /** Only a draft of this revision, which nobody else saved in the meantime. */
    @Query("""
            update course_version set title = cast(:title as jsonb), licence = :licence, outline = cast(:outline as jsonb),
                revision = revision + 1
            where id = :id and revision = :revision and state = 'draft'
            """)
    int save(UUID id, int revision, String title, String licence, String outline);

    @Query("""
            update course_version set state = :state, note = :note, revision = revision + 1
            where id = :id and revision = :revision and state <> 'published'
            """)
    int state(UUID id, int revision, String state, String note);

    @Query("delete from course_version where id = :id and revision = :revision and state <> 'published'")
    int discard(UUID id, int revision);

    @Query("""
            insert into course_file (version_id, circle_id, path, content) values (:id, :circle, :path, :content)
            on conflict (version_id, path) do update set content = excluded.content
            """)
    void file(UUID id, UUID circle, String path, byte[] content);

    /** A file beside the texts, as it was written anew. */
    @Query("""
            insert into course_file (version_id, circle_id, path, content, kind, said, width, height, pages)
            values (:id, :circle, :path, :content, :kind, :said, :width, :height, :pages)
            on conflict (version_id, path) do update set content = excluded.content, kind = excluded.kind, said = excluded.said,
                width = excluded.width, height = excluded.height, pages = excluded.pages
            """)
    void beside(
            UUID id,
            UUID circle,
            String path,
            byte[] content,
            String kind,
            String said,
            int width,
            int height,
            int pages);

    /** The files beside the texts of another version of the same circle. */
    @Query("""
            insert into course_file (version_id, circle_id, path, content, kind, said, width, height, pages)
            select cast(:id as uuid), f.circle_id, f.path, f.content, f.kind, f.said, f.width, f.height, f.pages
            from course_file f where f.version_id = :other and f.kind is not null
            """)
    void copyBeside(UUID id, UUID other);

    /** What a file of a module is called there, with what is to be read in it. */
    @Query("""
            insert into course_module_file (version_id, circle_id, module, path, position, title, alt, said)
            select f.version_id, f.circle_id, :module, f.path, :position, cast(:title as jsonb), cast(:alt as jsonb), f.said
            from course_file f where f.version_id = :id and f.path = :path
            """)
    void moduleFile(UUID id, String module, String path, int position, String title, String alt);

    /** A file that was written anew before. */
    @Introspected
    @SuppressWarnings("ArrayRecordComponent")
    record Known(String kind, byte[] content, String said, int width, int height, int pages) {}

    /** The file of these bytes that a version in the circle has which the asker reads. */
    @Query("""
            select kind, content, said, width, height, pages from course_file
            where circle_id = :circle and kind is not null and sha256(content) = sha256(cast(:given as bytea)) limit 1
            """)
    @Nullable
    Known known(UUID circle, byte[] given);

    @Query("delete from course_file where version_id = :id and path = :path")
    int remove(UUID id, String path);

    @Query("delete from course_module where version_id = :id")
    void forget(UUID id);

    @Query("""
            insert into course_module (version_id, circle_id, key, position, title, minutes, videos)
            values (:id, :circle, :key, :position, cast(:title as jsonb), :minutes, cast(:videos as jsonb))
            """)
    void module(UUID id, UUID circle, String key, int position, String title, int minutes, String videos);

    @Query("""
            insert into course_exercise (version_id, circle_id, module, key, position, kind, body)
            values (:id, :circle, :module, :key, :position, :kind, cast(:body as jsonb))
            """)
    void exercise(UUID id, UUID circle, String module, String key, int position, String kind, String body);

    @Query("""
            insert into course_text (id, version_id, circle_id, module, language, title, text)
            values (:id, :which, :circle, :module, :language, :title, :text)
            """)
    void text(UUID id, UUID which, UUID circle, String module, String language, String title, String text);

    @Query("""
            insert into course_case (version_id, circle_id, module, report_id, position)
            values (:id, :circle, :module, :report, :position)
            """)
    void report(UUID id, UUID circle, String module, UUID report, int position);

    /** Whether everybody who reads the course reads this report too, as far as the asker may know. */
    @Query("""
            select exists (select from report r where r.id = :report and r.circle_id in (:circle, vrank_public_circle()))
            """)
    boolean fits(UUID circle, UUID report);

    @Query("select vrank_publish_course(:id, :revision, :today)")
    @Nullable
    String publish(UUID id, int revision, LocalDate today);

    @Query("update course set withdrawn = :today, because = :because where id = :id and withdrawn is null")
    int withdraw(UUID id, LocalDate today, String because);
}
