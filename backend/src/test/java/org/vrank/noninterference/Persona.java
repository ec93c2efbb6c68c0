package org.vrank.noninterference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vrank.platform.database.ContentFiles;

/**
 * Somebody who asks: one of the demo world's people, or the visitor. What a persona may see is taken from
 * {@code content/demo/world.yml}, never from the program under test; but for {@link World#LEAVER}, who left.
 *
 * @param handle the name to sign in with; empty for the visitor
 * @param email the address mail goes to; empty for the visitor
 * @param seats the kinds of seats held today
 * @param circles the keys of the circles read
 */
record Persona(String handle, String email, Set<String> seats, Set<String> circles) {
    static final Persona VISITOR = new Persona("", "", Set.of(), Set.of("public"));

    /** The visitor and everybody in the demo world. */
    static List<Persona> all() {
        Map<?, ?> world = ContentFiles.yaml("demo/world.yml");
        List<Persona> personas = new ArrayList<>(List.of(VISITOR));
        for (Map<?, ?> member : maps(world.get("members"))) {
            String handle = String.valueOf(member.get("handle"));
            Set<String> circles = new HashSet<>(Set.of("public"));
            for (Map<?, ?> circle : maps(world.get("circles"))) {
                boolean left = handle.equals(World.LEAVER) && "first-line".equals(circle.get("key"));
                if (!left && circle.get("members") instanceof List<?> members && members.contains(handle)) {
                    circles.add(String.valueOf(circle.get("key")));
                }
            }
            personas.add(new Persona(handle, String.valueOf(member.get("email")), seats(member), circles));
        }
        return personas;
    }

    /** One of each: two who hold the same kinds of seats and read the same circles get the same answers in the same way. */
    static List<Persona> unlike(List<Persona> personas) {
        Map<Object, Persona> one = new LinkedHashMap<>();
        personas.forEach(p ->
                one.putIfAbsent(List.of(p.seats(), p.circles(), p.handle().equals(World.LEAVER)), p));
        return List.copyOf(one.values());
    }

    /** One for each kind of seat. */
    static List<Persona> seated(List<Persona> personas) {
        Map<Object, Persona> one = new LinkedHashMap<>();
        personas.forEach(p -> one.putIfAbsent(List.of(p.seats(), p.handle().equals(World.LEAVER)), p));
        return List.copyOf(one.values());
    }

    static Persona of(String handle) {
        return all().stream()
                .filter(p -> p.handle().equals(handle))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + handle));
    }

    boolean visitor() {
        return handle.isEmpty();
    }

    boolean reads(String circle) {
        return circles.contains(circle);
    }

    boolean holds(String kind) {
        return seats.contains(kind);
    }

    /** The interface this persona reads: personas take turns, so that every language is asked in. */
    String language() {
        return List.of("nl", "fr", "en").get(Math.floorMod(handle.hashCode(), 3));
    }

    @Override
    public String toString() {
        return visitor() ? "the visitor" : handle;
    }

    private static Set<String> seats(Map<?, ?> member) {
        Set<String> held = new HashSet<>();
        for (Map<?, ?> seat : maps(member.get("seats"))) {
            if (!(seat.get("until") instanceof Integer until) || until < 0) {
                held.add(String.valueOf(seat.get("kind")));
            }
        }
        return held;
    }

    private static List<Map<?, ?>> maps(@org.jspecify.annotations.Nullable Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (list instanceof List<?> items) {
            items.forEach(item -> maps.add((Map<?, ?>) item));
        }
        return maps;
    }
}
