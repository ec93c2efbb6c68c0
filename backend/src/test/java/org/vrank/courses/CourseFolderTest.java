package org.vrank.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CourseFolderTest {
    private static List<String> faults(Folder folder) {
        return CourseFolder.read(folder.files()).remarks().faults().stream()
                .map(fault -> fault.place() + " " + fault.message() + " " + fault.arguments())
                .toList();
    }

    private static List<String> remarks(Folder folder) {
        CourseFolder read = CourseFolder.read(folder.files());
        assertThat(read.remarks().faults()).isEmpty();
        return read.remarks().remarks().stream()
                .map(fault -> fault.place() + " " + fault.message() + " " + fault.arguments())
                .toList();
    }

    private static Folder module(String text) {
        return Folder.sound().with("modules/begin/module.yml", text);
    }

    @Test
    void the_course_that_comes_along_is_read_whole_and_nothing_in_it_is_remarked() {
        CourseFolder course = Templates.course("polarisation");
        assertThat(course.remarks().faults()).isEmpty();
        assertThat(course.remarks().remarks()).isEmpty();
        assertThat(course.modules()).hasSize(10);
        assertThat(course.modules().stream().flatMap(module -> module.exercises().stream()))
                .hasSizeGreaterThan(20)
                .allSatisfy(exercise -> assertThat(exercise.body()).isNotEmpty());
        assertThat(course.outline().completion()).isEqualTo(new CourseVersion.Completion(2, 7, 14));
        assertThat(course.outline().aims()).hasSize(6);
        assertThat(course.files()).hasSize(42);
    }

    @Test
    void what_is_wrong_names_its_file_and_line() {
        assertThat(faults(Folder.sound())).isEmpty();
        assertThat(faults(Folder.sound().without("course.yml"))).containsExactly("course.yml course.no-course []");
        assertThat(faults(Folder.sound().with("course.yml", "title: {nl: \"x\"\nhours: 3\n")))
                .singleElement()
                .asString()
                .startsWith("course.yml:2 course.yaml [2, ");
        assertThat(faults(module("title: {nl: \"x\"}\nminutes: veel\n")))
                .contains("modules/begin/module.yml:2 course.number [minutes, 0.0, 6000.0]");
        assertThat(faults(module("minutes: 3\n"))).contains("modules/begin/module.yml:1 course.missing [title]");
        assertThat(faults(module(Folder.MODULE.replace("kind: single", "kind: quiz"))))
                .contains(
                        "modules/begin/module.yml:5 course.choice [exercises[0].kind, multiple, open, ordering, role-map, scenario, single, sorting]");
        assertThat(faults(module(Folder.MODULE.replace("right: false", "right: true"))))
                .contains("modules/begin/module.yml:4 course.one-right [exercises[0]]");
        assertThat(faults(module(Folder.MODULE.replace("{nl: \"Dat\", fr: \"Cela\"}", "Dat"))))
                .contains("modules/begin/module.yml:10 course.words [exercises[0].options[1].text]");
        assertThat(faults(module("title: {nl: \"x\"}\ntitle: {nl: \"y\"}\nminutes: 3\n")))
                .contains("modules/begin/module.yml:2 course.twice [title]");
        assertThat(faults(Folder.sound().with("course.yml", Folder.COURSE.replace("[begin]", "[begin, elders]"))))
                .contains("course.yml:7 course.no-module [elders, modules/elders/module.yml]");
        assertThat(faults(Folder.sound().with("notes.docx", "x"))).containsExactly("notes.docx course.stranger []");
        assertThat(faults(Folder.sound().with("modules/begin/text.nl.md", new byte[] {'a', (byte) 0xe9, 'b'})))
                .contains("modules/begin/text.nl.md course.encoding []");
        assertThat(faults(Folder.sound().with("modules/begin/text.nl.md", "a\0b")))
                .contains("modules/begin/text.nl.md text.broken []");
    }

    @Test
    void nothing_in_it_is_larger_than_it_looks_or_made_into_anything_but_text() {
        assertThat(faults(module("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")))
                .containsExactly("modules/begin/module.yml:1 course.alias []");
        assertThat(faults(module("title: !!javax.script.ScriptEngineManager [x]\nminutes: 3\n")))
                .containsExactly("modules/begin/module.yml:1 course.tag []");
        assertThat(faults(module("title: " + "[".repeat(5_000))))
                .singleElement()
                .asString()
                .contains("course.yaml");
        assertThat(faults(module("title: {nl: x}\nminutes: 1\n---\nminutes: 2\n")))
                .containsExactly("modules/begin/module.yml:3 course.documents []");
        assertThat(faults(module("x".repeat(60_001))))
                .containsExactly("modules/begin/module.yml text.too-long [60000]");
    }

    @Test
    void a_vignette_has_a_name_of_its_own_and_a_score_for_each_thing_to_do() {
        String sound = Folder.COURSE + """
                vignettes:
                  - key: gate
                    question: {nl: "Wat eerst?", fr: "Que faire ?"}
                    options:
                      - {text: {nl: "Dit", fr: "Ceci"}, score: 3}
                      - {text: {nl: "Dat", fr: "Cela"}, score: 0}
                """;
        CourseFolder read =
                CourseFolder.read(Folder.sound().with("course.yml", sound).files());
        assertThat(remarks(Folder.sound().with("course.yml", sound))).isEmpty();
        assertThat(read.outline().vignettes())
                .containsExactly(new Vignette(
                        "gate",
                        Map.of("nl", "Wat eerst?", "fr", "Que faire ?"),
                        List.of(
                                new Vignette.Option(Map.of("nl", "Dit", "fr", "Ceci"), 3),
                                new Vignette.Option(Map.of("nl", "Dat", "fr", "Cela"), 0))));
        assertThat(faults(Folder.sound().with("course.yml", sound.replace("score: 3", "score: 11"))))
                .containsExactly("course.yml:12 course.number [vignettes[0].options[0].score, 0.0, 10.0]");
        assertThat(faults(Folder.sound().with("course.yml", sound.replace(", score: 0", ""))))
                .containsExactly("course.yml:13 course.missing [vignettes[0].options[1].score]");
        assertThat(faults(Folder.sound().with("course.yml", sound.replace("key: gate", "key: \"the gate\""))))
                .containsExactly("course.yml:9 course.name [vignettes[0].key]");
    }

    @Test
    void what_trainers_should_see_is_remarked_and_does_not_stand_in_the_way() {
        assertThat(remarks(Folder.sound())).isEmpty();
        assertThat(remarks(Folder.sound().without("modules/begin/text.fr.md")))
                .containsExactly("modules/begin/module.yml course.untranslated [begin, fr]");
        assertThat(remarks(module("color: red\n" + Folder.MODULE)))
                .containsExactly("modules/begin/module.yml:1 course.unknown [color]");
        assertThat(remarks(Folder.sound().with("modules/begin/text.nl.md", "Een\n[exercise: two]\n")))
                .containsExactly(
                        "modules/begin/text.nl.md:2 course.no-exercise [two]",
                        "modules/begin/text.nl.md course.unplaced [one]");
        assertThat(remarks(Folder.sound().with("modules/spare/text.nl.md", "Later")))
                .containsExactly("course.yml course.unlisted [spare]");
        assertThat(remarks(module(
                        Folder.MODULE + "videos:\n  - {url: \"https://video.example.org/1\", title: \"Kijk\"}\n")))
                .containsExactly("modules/begin/module.yml:13 course.captions []");
        assertThat(faults(module(Folder.MODULE + "videos:\n  - {url: \"javascript:alert(1)\", title: \"Kijk\"}\n")))
                .containsExactly("modules/begin/module.yml:13 course.address [videos[0].url]");
    }

    @Property(tries = 200)
    void a_folder_goes_out_and_comes_in_byte_for_byte(@ForAll("folders") Map<String, byte[]> files) {
        byte[] packed = CourseArchive.write(files);
        Map<String, byte[]> back = CourseArchive.read(packed);
        assertThat(back.keySet()).isEqualTo(files.keySet());
        files.forEach((path, content) -> assertThat(back.get(path)).as(path).isEqualTo(content));
        assertThat(CourseArchive.write(back)).isEqualTo(packed);
    }

    @Provide
    Arbitrary<Map<String, byte[]>> folders() {
        Arbitrary<String> names = Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(12),
                        Arbitraries.of("module.yml", "text.nl.md", "text.fr.md"))
                .as((key, file) -> "modules/" + key + "/" + file);
        Arbitrary<byte[]> contents =
                Arbitraries.strings().all().ofMaxLength(400).map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.maps(names, contents).ofMaxSize(12).map(files -> {
            files.put("course.yml", Folder.COURSE.getBytes(StandardCharsets.UTF_8));
            return files;
        });
    }
}
