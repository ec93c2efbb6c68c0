package org.vrank.courses;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Courses as they are read. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CourseRepository extends GenericRepository<CourseRepository.Course, UUID> {
    String COURSE = """
            select c.id, c.circle_id, c.withdrawn, c.because, c.shown, vrank_trains(c.circle_id) as trains,
                   (select v.id from course_version v where v.course_id = c.id and v.state <> 'published') as in_work
            from course c
            """;
    String VERSION = """
            select v.id, v.circle_id, v.course_id, v.number, v.state, v.title, v.licence, v.outline, v.published, v.revision, v.note
            from course_version v
            """;

    /**
     * A course.
     *
     * @param shown its newest published version
     * @param trains whether the asker trains in its circle
     * @param inWork its version that is not published yet, where the asker sees it
     */
    @Introspected
    record Course(
            UUID id,
            UUID circleId,
            @Nullable LocalDate withdrawn,
            String because,
            @Nullable UUID shown,
            boolean trains,
            @Nullable UUID inWork) {}

    @Introspected
    record Version(
            UUID id,
            UUID circleId,
            UUID courseId,
            int number,
            String state,
            @TypeDef(type = DataType.JSON) Map<String, String> title,
            String licence,
            @TypeDef(type = DataType.JSON) Outline outline,
            @Nullable LocalDate published,
            int revision,
            String note) {}

    @Introspected
    record ModuleRow(
            String key,
            @TypeDef(type = DataType.JSON) Map<String, String> title,
            int minutes,
            @TypeDef(type = DataType.JSON) List<CourseModule.Video> videos) {}

    @Introspected
    record ExerciseRow(
            String module,
            String key,
            String kind,
            @TypeDef(type = DataType.JSON) Map<String, Object> body) {}

    /** The text of a module in a language. */
    @Introspected
    record TextRow(String module, String language, String text) {}

    @Introspected
    @SuppressWarnings("ArrayRecordComponent")
    record FileRow(String path, byte[] content) {}

    /** A file beside the text of a module; {@code size} in bytes. */
    @Introspected
    record Beside(
            String module,
            String path,
            int position,
            String kind,
            @TypeDef(type = DataType.JSON) Map<String, String> title,
            @TypeDef(type = DataType.JSON) Map<String, String> alt,
            int width,
            int height,
            int pages,
            int size) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** What is to be read in a file beside the texts. */
    @Introspected
    record Said(String path, String said) {}

    @Introspected
    record Case(UUID id, String kind, String title, String language) {}

    @Query(COURSE + " where c.withdrawn is null order by c.created desc, c.id")
    List<Course> all();

    @Query(COURSE + " where c.id = :id")
    @Nullable
    Course find(UUID id);

    @Query(VERSION + " where v.id = :id")
    @Nullable
    Version version(UUID id);

    @Query(VERSION + " where v.id = any (cast(:ids as uuid[]))")
    List<Version> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    @Query(VERSION + " where v.course_id = :course order by v.number desc")
    List<Version> versions(UUID course);

    @Query("select key, title, minutes, videos from course_module where version_id = :id order by position")
    List<ModuleRow> modules(UUID id);

    @Query("select module, key, kind, body from course_exercise where version_id = :id order by module, position")
    List<ExerciseRow> exercises(UUID id);

    @Query("select module, language, text from course_text where version_id = :id and module = :module")
    List<TextRow> texts(UUID id, String module);

    /** The texts of a version; of files beside them, what tells two of them apart. */
    @Query("""
            select path, case when kind is null then content else sha256(content) end as content
            from course_file where version_id = :id order by path
            """)
    List<FileRow> files(UUID id);

    @Query("select path, content from course_file where version_id = :id order by path")
    List<FileRow> whole(UUID id);

    @Query("select path, content from course_file where version_id = :id and path = :path")
    @Nullable
    FileRow file(UUID id, String path);

    @Query("""
            select b.module, b.path, b.position, f.kind, b.title, b.alt, f.width, f.height, f.pages, octet_length(f.content) as size
            from course_module_file b join course_file f on f.version_id = b.version_id and f.path = b.path
            where b.version_id = :id order by b.module, b.position
            """)
    List<Beside> beside(UUID id);

    @Query("select path, said from course_file where version_id = :id and kind is not null order by path")
    List<Said> said(UUID id);

    @Query("""
            select r.id, r.kind, r.title, r.language from course_case k join report r on r.id = k.report_id
            where k.version_id = :id and k.module = :module order by k.position
            """)
    List<Case> cases(UUID id, String module);

    /** Whether the asker takes part in an edition that runs on this version. */
    @Query("select vrank_learns(:id)")
    boolean learns(UUID id);

    @Query("select vrank_trains(:circle)")
    boolean trains(UUID circle);

    @Query("select vrank_had_hand(:id)")
    boolean hadHand(UUID id);

    /** A module in a language, as search shows it. */
    @Introspected
    record Hit(
            UUID id,
            UUID circleId,
            UUID courseId,
            String language,
            String title,
            String text,
            String said,
            LocalDate published) {}

    /** What is to be read beside a text t, in files that are called something in its language or nothing at all; of each as much as is looked through. */
    String SAID = """
            coalesce((select string_agg(concat_ws(chr(10), b.title ->> t.language, left(b.said, 50000)), chr(10) order by b.position)
                      from course_module_file b where b.version_id = t.version_id and b.module = t.module
                        and (b.title = cast('{}' as jsonb) or jsonb_exists(b.title, t.language))), '') as said
            """;

    @Query("select t.id, t.circle_id, c.id as course_id, t.language, t.title, t.text, " + SAID + """
            , c.created as published from course_text t join course c on c.shown = t.version_id
            where t.id = any (cast(:ids as uuid[])) and c.withdrawn is null
            """)
    List<Hit> hits(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /** The module and language of a text that search found. */
    @Query("select module, language, text from course_text where version_id = :id and id = :text")
    @Nullable
    TextRow text(UUID id, UUID text);

    /** A report that a course takes as a case. */
    @Introspected
    record Use(
            UUID reportId,
            String reportTitle,
            String reportLanguage,
            UUID courseId,
            @TypeDef(type = DataType.JSON) Map<String, String> title) {}

    String USE = """
            select distinct r.id as report_id, r.title as report_title, r.language as report_language, c.id as course_id, v.title
            from course_case k join course c on c.shown = k.version_id and c.withdrawn is null
                join course_version v on v.id = k.version_id join report r on r.id = k.report_id
            """;

    @Query(USE + " where k.report_id = cast(:report as uuid) order by c.id")
    List<Use> uses(String report);

    @Query(
            USE
                    + " where exists (select from authorship a where a.report_id = r.id and a.member_id = vrank_member()) order by c.id, r.id")
    List<Use> ownUses();
}
