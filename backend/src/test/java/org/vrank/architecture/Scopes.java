package org.vrank.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vrank.platform.ReaderScope;

/** Finds the ways to a repository that do not lead through a reader scope. */
final class Scopes {
    private final Set<String> exceptions;

    private Scopes(Set<String> exceptions) {
        this.exceptions = exceptions;
    }

    /** Every method that reaches a repository although somebody can call it outside a scope. */
    static List<String> leaks(JavaClasses classes, Set<String> exceptions) {
        Scopes scopes = new Scopes(exceptions);
        Set<String> leaks = new TreeSet<>();
        for (JavaClass type : classes) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                JavaClass target = access.getTargetOwner();
                boolean reaches = Code.isRepository(target) && !Code.isApart(target) && !Code.isRepository(type);
                if (reaches && !scopes.isInside(access.getOrigin(), new HashSet<>())) {
                    leaks.add(name(access.getOrigin()));
                }
            }
        }
        return List.copyOf(leaks);
    }

    /** A method is inside a scope when it opens one, or when whoever calls it is inside one. */
    private boolean isInside(JavaCodeUnit method, Set<JavaCodeUnit> seen) {
        if (method.isAnnotatedWith(ReaderScope.class) || exceptions.contains(name(method)) || !seen.add(method)) {
            return true;
        }
        var callers = method.getAccessesToSelf();
        return !callers.isEmpty() && callers.stream().allMatch(call -> isInside(call.getOrigin(), seen));
    }

    private static String name(JavaCodeUnit method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
