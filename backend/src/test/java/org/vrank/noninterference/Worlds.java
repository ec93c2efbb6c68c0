package org.vrank.noninterference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Two worlds that are alike but for what is hidden in the first. */
final class Worlds implements AutoCloseable {
    /** A request that was answered differently; {@code request} names it, {@code operation} what it was made for. */
    record Difference(Persona persona, String operation, String request, String there, String here) {
        @Override
        public String toString() {
            return "%n%s learns from %s by%n  %s%nwith it:%n%s%nwithout it:%n%s%n"
                    .formatted(persona, operation, shorten(request), shorten(there), shorten(here));
        }

        private static String shorten(String text) {
            return text.length() < 1500 ? text : text.substring(0, 1500) + " ...";
        }
    }

    private static final Witness.Heard NOTHING = new Witness.Heard("", "nothing was asked", 0, "");

    private final World first;
    private final World second;
    private final Bait bait = new Bait();
    private final List<String> faults = new ArrayList<>();

    private Worlds(World first, World second) {
        this.first = first;
        this.second = second;
    }

    /** Two worlds with a leak in both, and these things done in the first. */
    static Worlds with(Leak leak, Set<Hidden> hidden) {
        return with(leak, (world, bait) -> hidden.forEach(one -> one.happen(world, bait)));
    }

    static Worlds with(Leak leak, BiConsumer<World, Bait> deeds) {
        Worlds worlds = new Worlds(new World(leak), new World(leak));
        deeds.accept(worlds.first, worlds.bait);
        worlds.first.settle();
        worlds.second.settle();
        return worlds;
    }

    /** What went wrong while asking: errors of the server, and limits that would hide what is compared. */
    List<String> faults() {
        return faults;
    }

    /** Lets these personas ask everything in both worlds: first all that only reads, then what writes, then their mail. */
    List<Difference> differences(List<Persona> personas, List<Enrolment> enrolments) {
        List<Difference> differences = new ArrayList<>();
        for (boolean writing : List.of(false, true)) {
            List<Enrolment> now =
                    enrolments.stream().filter(e -> e.writing() == writing).toList();
            for (Persona persona : personas) {
                differences.addAll(compare(persona, now));
            }
        }
        for (Persona persona : personas) {
            String there = first.mail(persona);
            String here = second.mail(persona);
            if (!there.equals(here)) {
                differences.add(new Difference(persona, "mail", "the mail to " + persona.email(), there, here));
            }
        }
        return differences;
    }

    private List<Difference> compare(Persona persona, List<Enrolment> enrolments) {
        CompletableFuture<Map<String, List<Witness.Heard>>> one =
                CompletableFuture.supplyAsync(() -> ask(first, persona, enrolments));
        Map<String, List<Witness.Heard>> second = ask(this.second, persona, enrolments);
        Map<String, List<Witness.Heard>> there = one.join();
        List<Difference> differences = new ArrayList<>();
        second.forEach((operation, here) ->
                differences.addAll(compare(persona, operation, there.getOrDefault(operation, List.of()), here)));
        return differences;
    }

    private Map<String, List<Witness.Heard>> ask(World world, Persona persona, List<Enrolment> enrolments) {
        Witness witness = new Witness(world, persona);
        for (Enrolment enrolment : enrolments) {
            witness.during(enrolment.operation());
            enrolment.asking().accept(witness, bait);
        }
        return witness.heard().stream()
                .collect(Collectors.groupingBy(Witness.Heard::operation, LinkedHashMap::new, Collectors.toList()));
    }

    private List<Difference> compare(
            Persona persona, String operation, List<Witness.Heard> there, List<Witness.Heard> here) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(there.size(), here.size()); i++) {
            Witness.Heard a = i < there.size() ? there.get(i) : NOTHING;
            Witness.Heard b = i < here.size() ? here.get(i) : NOTHING;
            fault(persona, a);
            fault(persona, b);
            if (!a.equals(b)) {
                String request = a.request().equals(b.request()) ? a.request() : a.request() + " / " + b.request();
                differences.add(new Difference(persona, operation, request, a.answer(), b.answer()));
            }
        }
        return differences;
    }

    private void fault(Persona persona, Witness.Heard heard) {
        if (heard.status() >= 500 || heard.status() == 429) {
            faults.add(persona + ": " + heard.request() + " -> " + heard.answer());
        }
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
