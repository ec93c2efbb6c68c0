package org.vrank.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Refusal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class CourseTextTest {
    private static final String TYPED = """
            # what it is
            title: {nl: "Begin"}
            exercises:
              # the first one
              - key: one
                kind: open  # as before

              # the second one
              - {key: two, kind: open}
              - key: three
                question:
                  nl: "Wat - nu?"

            # how long it takes
            minutes: 20
            """;

    private static Map<String, Object> read(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static List<?> parts(String text) {
        return read(text).get("exercises") instanceof List<?> list ? list : List.of();
    }

    @Test
    void a_part_is_typed_anew_and_the_rest_keeps_its_bytes() {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("key", "two");
        said.put("question", Map.of("nl", "Zeg \"dag\""));
        said.put("right", true);
        assertThat(CourseText.part(TYPED, "exercises", 1, said))
                .isEqualTo(TYPED.replace("  - {key: two, kind: open}\n", """
                  - key: "two"
                    question:
                      nl: "Zeg \\"dag\\""
                    right: true
                """));
        assertThat(CourseText.part(TYPED, "exercises", 0, null))
                .isEqualTo(TYPED.replace("  - key: one\n    kind: open  # as before\n", ""));
        assertThat(CourseText.part(TYPED, "exercises", 3, Map.of("key", "four")))
                .isEqualTo(TYPED.replace("\"Wat - nu?\"\n", "\"Wat - nu?\"\n  - key: \"four\"\n"));
        assertThat(CourseText.part("minutes: 3", "exercises", 0, Map.of("key", "one")))
                .isEqualTo("minutes: 3\nexercises:\n  - key: \"one\"\n");
        assertThat(parts(CourseText.part("exercises:\n- key: one", "exercises", 1, Map.of("key", "two"))))
                .isEqualTo(List.of(Map.of("key", "one"), Map.of("key", "two")));
        assertThat(parts(CourseText.part("exercises:\n- key: one\nminutes: 3\n", "exercises", 0, null)))
                .isEmpty();
        assertThatThrownBy(() ->
                        CourseText.part("exercises: [{key: one}, {key: two}]", "exercises", 1, Map.of("key", "x")))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Property(tries = 300)
    void whatever_is_written_comes_back_and_the_others_stay(
            @ForAll("said") List<Map<String, Object>> said, @ForAll @IntRange(max = 40) int which) {
        String text = TYPED;
        List<Object> expected = new ArrayList<>(parts(text));
        for (Map<String, Object> one : said) {
            int at = which % (expected.size() + 1);
            boolean gone = at < expected.size() && one.size() == 1;
            text = CourseText.part(text, "exercises", at, gone ? null : one);
            if (gone) {
                expected.remove(at);
            } else if (at == expected.size()) {
                expected.add(one);
            } else {
                expected.set(at, one);
            }
            assertThat(parts(text)).isEqualTo(expected);
            assertThat(read(text)).containsEntry("minutes", 20).containsEntry("title", Map.of("nl", "Begin"));
            assertThat(text).contains("# what it is", "# how long it takes");
        }
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> said() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(30).filter(CourseTextTest::whole);
        Arbitrary<Object> values = Arbitraries.oneOf(
                texts.map(text -> (Object) text),
                Arbitraries.integers().between(-3, 10).map(number -> (Object) number),
                Arbitraries.of(true, false).map(yes -> (Object) yes),
                Arbitraries.maps(Arbitraries.of("nl", "fr"), texts).ofMaxSize(2).map(map -> (Object) map),
                Arbitraries.maps(Arbitraries.of("text", "id"), texts)
                        .ofMinSize(1)
                        .list()
                        .ofMaxSize(3)
                        .map(list -> (Object) list));
        return Arbitraries.maps(Arbitraries.of("key", "question", "options", "a b", "no"), values)
                .ofMinSize(1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** Half of a pair of surrogates is no text. */
    private static boolean whole(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }
}
