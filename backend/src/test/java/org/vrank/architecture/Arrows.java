package org.vrank.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which part may use which. */
final class Arrows {
    private static final Set<String> PLATFORM = Set.of("platform", "platform.database", "platform.mail");

    /**
     * The map. Every feature may use the platform besides what stands here; of the platform's HTTP part it may name the problem
     * in its contract, nothing else. Nothing uses the demo world, and only the start knows all.
     */
    private static final Map<String, Set<String>> FEATURES = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("platform.database", Set.of("platform")),
            Map.entry("platform.mail", Set.of("platform", "platform.database")),
            Map.entry("platform.web", Set.of("platform")),
            Map.entry("search", PLATFORM),
            Map.entry("guard", PLATFORM),
            Map.entry("papers", PLATFORM),
            Map.entry("people", and("search", "guard")),
            Map.entry("terminology", and("search")),
            Map.entry("circles", and("search", "people", "guard")),
            Map.entry("administration", and("people", "guard")),
            Map.entry("attachments", and("circles", "guard", "attachments.cleaning")),
            // a process of its own, which knows nothing
            Map.entry("attachments.cleaning", Set.of()),
            Map.entry("reports", and("search", "people", "circles", "guard", "terminology", "attachments")),
            Map.entry("box", and("circles", "reports")),
            Map.entry("intake", and("box", "discussion", "reports", "people", "circles", "guard", "attachments")),
            Map.entry("custody", and("box", "reports", "people", "circles", "guard", "attachments")),
            Map.entry("imports", and("reports")),
            Map.entry("discussion", and("search", "people", "circles", "guard", "reports")),
            Map.entry("meetings", and("search", "people", "circles", "guard")),
            Map.entry("agenda", and("search", "circles", "guard", "reports", "attachments", "meetings")),
            Map.entry("minutes", and("search", "circles", "guard", "meetings", "agenda")),
            Map.entry("proceedings", and("search", "circles", "guard", "reports", "meetings", "papers")),
            Map.entry("hosting", and("people", "meetings")),
            Map.entry("archive", and("search", "circles", "guard", "attachments", "meetings")),
            Map.entry("invitations", and("circles", "meetings")),
            Map.entry("courses", and("search", "circles", "guard", "reports", "attachments")),
            Map.entry("editions", and("people", "circles", "guard", "invitations")),
            Map.entry("learning", and("guard")),
            Map.entry("effects", and("learning", "guard", "reports")),
            Map.entry("certificates", and("learning", "papers")),
            Map.entry("notices", and("search", "people", "circles", "reports")));

    static final Map<String, Set<String>> ALLOWED = withDemo();

    private Arrows() {}

    /** Every use of another part that the map does not allow, as {@code circles -> people: what uses what}. */
    static List<String> violations(JavaClasses classes, Map<String, Set<String>> map) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                JavaClass target = use.getTargetClass().getBaseComponentType();
                String from = Code.part(type);
                if (!Code.isOurs(target) || from.isEmpty()) {
                    continue;
                }
                String to = Code.part(target);
                if (!from.equals(to) && !map.getOrDefault(from, Set.of()).contains(to) && !named(target)) {
                    found.add(from + " -> " + to + ": " + use.getDescription());
                }
            }
        }
        return found;
    }

    private static boolean named(JavaClass target) {
        return target.getFullName().equals("org.vrank.platform.web.Problem");
    }

    private static Set<String> and(String... features) {
        Set<String> all = new TreeSet<>(PLATFORM);
        all.addAll(List.of(features));
        return all;
    }

    private static Map<String, Set<String>> withDemo() {
        Map<String, Set<String>> all = new TreeMap<>(FEATURES);
        Set<String> anything = new TreeSet<>(PLATFORM);
        anything.addAll(FEATURES.keySet());
        anything.remove("platform.web");
        all.put("demo", anything);
        return all;
    }
}
