package org.vrank.noninterference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
    private final Bait bait;
    private final List<String> faults = new ArrayList<>();
    private long pairs;

    private Worlds(World first, World second, Bait bait) {
        this.first = first;
        this.second = second;
        this.bait = bait;
    }

    /** Two worlds with these things done in the first. */
    static Worlds with(Set<Hidden> hidden) {
        return with(hidden, "");
    }

    /** The same with other words for what is hidden. */
    static Worlds with(Set<Hidden> hidden, String salt) {
        return with(false, new Bait(salt), (world, bait) -> hidden.forEach(one -> one.happen(world, bait)));
    }

    static Worlds with(BiConsumer<World, Bait> deeds) {
        return with(false, new Bait(""), deeds);
    }

    /** Two worlds that can be made to leak. */
    static Worlds leaking(Set<Hidden> hidden) {
        return with(true, new Bait(""), (world, bait) -> hidden.forEach(one -> one.happen(world, bait)));
    }

    private static Worlds with(boolean slips, Bait bait, BiConsumer<World, Bait> deeds) {
        World first = new World(slips);
        // while people do in the first what is hidden, the second starts; never two at once, for they meet in the
        // framework's statics
        CompletableFuture<World> other = CompletableFuture.supplyAsync(() -> settled(new World(slips)));
        deeds.accept(first, bait);
        return new Worlds(settled(first), other.join(), bait);
    }

    private static World settled(World world) {
        world.settle();
        return world;
    }

    /** Puts a leak into both worlds, and lets happen in the first what it would tell; gives what takes it out of both. */
    Runnable put(Leak leak) {
        Runnable fromFirst = leak.put().apply(first);
        Runnable fromSecond = leak.put().apply(second);
        leak.meanwhile().accept(first, bait);
        first.settle();
        return () -> {
            fromFirst.run();
            fromSecond.run();
        };
    }

    /** What went wrong while asking: errors of the server, and limits that would hide what is compared. */
    List<String> faults() {
        return faults;
    }

    /** How many answers were compared with their like. */
    long pairs() {
        return pairs;
    }

    /** Lets these personas ask everything in both worlds: first all that only reads, then what writes; after each their mail and the measures. */
    List<Difference> differences(List<Persona> personas, List<Enrolment> enrolments) {
        List<Difference> differences = new ArrayList<>();
        for (boolean writing : List.of(false, true)) {
            List<Enrolment> now =
                    enrolments.stream().filter(e -> e.writing() == writing).toList();
            for (Persona persona : now.isEmpty() ? List.<Persona>of() : personas) {
                differences.addAll(compare(persona, now));
            }
            // also before anybody writes: what a measure is called could be the same again after that
            for (Persona persona : personas) {
                differences.addAll(observed(persona, "mail", world -> world.mail(persona)));
                differences.addAll(observed(persona, "metrics", World::metrics));
            }
        }
        return differences;
    }

    private List<Difference> observed(Persona persona, String what, Function<World, String> observing) {
        pairs++;
        String there = observing.apply(first);
        String here = observing.apply(second);
        return there.equals(here) ? List.of() : List.of(new Difference(persona, what, "looking at it", there, here));
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
            pairs++;
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
