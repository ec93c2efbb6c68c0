package org.vrank.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vrank.platform.ReaderScope;

class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java/org/vrank");

    /** Who reads without a scope of the asking session, and why that is right. */
    private static final Set<String> OUTSIDE_A_SCOPE = Set.of(
            // a job: takes waiting mail through a definer function that shows nothing else
            "MailPost.sendOne",
            // a job: lets revisions appear through a definer function that answers how many
            "DueRevisions.apply",
            // a job: blurs the days of what appeared through a definer function that answers how many
            "PseudonymMonths.blur",
            // a job: opens meetings through a definer function that answers how many series there are
            "NextMeetings.open",
            // a node with followers: asks a definer function how far meetings have moved, which is shown to nobody
            "Followers.look",
            // a job: reminds through a definer function that answers how many mails it wrote
            "Reminders.remind",
            // a job: gives free places to who waits, and tells them, through definer functions that answer how many
            "Risen.sweep",
            "Risen.tell",
            // jobs: look after editions, and write mail about them, through definer functions that tell nothing of
            // persons
            "EditionMornings.sweep",
            "EditionMornings.remind",
            "EditionLetters.send",
            // a job: asks what came of a course, through a definer function that answers how many were asked
            "SixWeeks.ask",
            // a job: counts mail that came back through a definer function that answers nothing about whom
            "Bounces.take",
            // a job: a reply of a calendar, which carries a tag that nobody can guess, through a definer function
            "CalendarReplies.answer",
            // jobs: publish what was consented to, and end keys, through definer functions that answer how many and
            // whose
            "Months.publish",
            "Months.retire");

    @Test
    void parts_use_only_what_the_map_of_arrows_allows() {
        assertThat(Arrows.violations(Code.CLASSES, Arrows.ALLOWED)).isEmpty();
    }

    @Test
    void with_an_empty_map_the_real_arrows_are_violations() {
        assertThat(Arrows.violations(Code.CLASSES, Map.of()).stream()
                        .map(violation -> violation.substring(0, violation.indexOf(':')))
                        .distinct())
                .contains(
                        "circles -> people",
                        "people -> platform",
                        "reports -> circles",
                        "reports -> guard",
                        "reports -> terminology",
                        "demo -> reports",
                        "platform.web -> platform");
    }

    @Test
    void every_package_stands_in_the_map_of_arrows() {
        assertThat(Arrows.ALLOWED.keySet())
                .containsAll(Code.CLASSES.stream()
                        .map(Code::part)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    @Test
    void there_are_no_cycles_between_packages() {
        slices().matching(Code.ROOT + ".(**)").should().beFreeOfCycles().check(Code.CLASSES);
    }

    @Test
    void no_controller_and_no_repository_is_public() {
        List<JavaClass> hidden = Code.CLASSES.stream()
                .filter(type -> Code.isController(type) || Code.isRepository(type))
                .toList();
        assertThat(hidden).hasSizeGreaterThan(15);
        assertThat(hidden).noneMatch(type -> type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    @Test
    void what_is_public_is_used_from_another_package_or_by_what_is() {
        assertThat(Code.CLASSES.stream()
                        .filter(ArchitectureTest::isPublic)
                        .filter(type -> type.getDirectDependenciesToSelf().stream()
                                .map(Dependency::getOriginClass)
                                .allMatch(user -> user.getPackage().equals(type.getPackage()) && !isPublic(user)))
                        .map(JavaClass::getSimpleName))
                .containsExactly("Application");
    }

    private static boolean isPublic(JavaClass type) {
        return type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    @Test
    void a_controller_goes_through_a_door_never_to_a_repository() {
        assertThat(Code.CLASSES.stream()
                        .filter(Code::isController)
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> Code.isRepository(use.getTargetClass())))
                .isEmpty();
    }

    @Test
    void repositories_are_reached_only_inside_a_reader_scope() {
        assertThat(Scopes.leaks(Code.CLASSES, OUTSIDE_A_SCOPE)).isEmpty();
    }

    @Test
    void without_its_exceptions_the_rule_on_scopes_finds_them() {
        assertThat(Scopes.leaks(Code.CLASSES, Set.of())).containsExactlyInAnyOrderElementsOf(OUTSIDE_A_SCOPE);
    }

    /** Advice is a subclass: what cannot be overridden would quietly run outside a scope. */
    @Test
    void methods_that_open_a_scope_and_their_classes_can_be_overridden() {
        var opening = Code.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(ReaderScope.class))
                .toList();
        assertThat(opening).hasSizeGreaterThan(30).allSatisfy(method -> {
            assertThat(method.getOwner().getModifiers()).doesNotContain(JavaModifier.FINAL);
            assertThat(method.getModifiers())
                    .doesNotContain(JavaModifier.FINAL, JavaModifier.PRIVATE, JavaModifier.STATIC);
        });
    }

    @Test
    void every_package_is_null_marked_and_says_what_it_is_for() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES).filter(Files::isDirectory)) {
            assertThat(folders).allSatisfy(folder -> {
                String info = Files.readString(folder.resolve("package-info.java"));
                assertThat(info).contains("@NullMarked");
                assertThat(info.substring(0, info.indexOf("*/")).length())
                        .as("the essay of %s", folder)
                        .isGreaterThan(90);
            });
        }
    }

    @Test
    void no_file_has_grown_beyond_three_hundred_lines() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES).filter(Files::isRegularFile)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(300));
        }
    }
}
