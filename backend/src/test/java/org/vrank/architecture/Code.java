package org.vrank.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.micronaut.data.annotation.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Our own compiled classes, without tests and without what the annotation processors add ({@code $Reports$Definition}). */
final class Code {
    static final String ROOT = "org.vrank";
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.matches(Pattern.compile(".*/\\$[^/]*\\.class")))
            .importPath(Path.of("target/classes"));

    private Code() {}

    /** Where a class belongs: a feature such as {@code reports}, or one of the parts of the platform such as {@code platform.web}. */
    static String part(JavaClass type) {
        return type.getPackageName().equals(ROOT) ? "" : type.getPackageName().substring(ROOT.length() + 1);
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    static boolean isRepository(JavaClass type) {
        return isOurs(type) && type.isTopLevelClass() && type.getSimpleName().endsWith("Repository");
    }

    /**
     * A repository of a login that does not depend on who asks, in a pool of its own: the indexer's, which sees published rows
     * only, or the intake's, which calls functions that ask for a receipt.
     */
    static boolean isApart(JavaClass type) {
        return type.tryGetAnnotationOfType(Repository.class.getName())
                .map(annotation ->
                        List.of("indexer", "intake").contains(annotation.getExplicitlyDeclaredProperty("value")))
                .orElse(false);
    }

    static boolean isController(JavaClass type) {
        return type.isTopLevelClass() && type.getSimpleName().endsWith("Controller");
    }
}
