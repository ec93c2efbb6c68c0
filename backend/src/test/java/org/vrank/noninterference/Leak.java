package org.vrank.noninterference;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A fault that other programs have, put into a running world and taken out again, to see the harness find it. The program itself
 * carries no switch for any of them.
 *
 * @param operation where it must be found
 * @param persona who finds it: somebody who may see nothing of what is hidden
 * @param put puts it into a world, and gives what takes it out
 * @param meanwhile what happens in the first world alone while the fault is there
 */
record Leak(
        String name,
        String operation,
        String persona,
        Function<World, Runnable> put,
        BiConsumer<World, Bait> meanwhile) {
    private static final String OUTSIDER = "annemie";

    /** A slip of the server's answers, of {@link LeakingAnswers} or {@code SharedIndexes}. */
    static Leak inAnswers(String name, String operation) {
        return new Leak(
                name,
                operation,
                OUTSIDER,
                world -> {
                    world.slips().begin(name);
                    return () -> world.slips().end();
                },
                (world, bait) -> {});
    }

    /** A policy that lets through whatever this condition lets through. */
    static Leak inWall(String name, String operation, String table, String policy, String opened) {
        return new Leak(
                name,
                operation,
                OUTSIDER,
                world -> {
                    String kept = world.server()
                            .ask(
                                    "select qual from pg_policies where schemaname = 'vrank' and tablename = ? and policyname = ?",
                                    table,
                                    policy);
                    String alter = "alter policy " + policy + " on " + table + " using (";
                    world.server().sql(alter + opened + ")");
                    return () -> world.server().sql(alter + kept + ")");
                },
                (world, bait) -> {});
    }

    /** A function of the database with another text, which must differ. */
    static Leak inFunction(String name, String operation, String function, Function<String, String> rewritten) {
        return new Leak(
                name,
                operation,
                OUTSIDER,
                world -> {
                    String kept = world.server()
                            .ask("select pg_get_functiondef(oid) from pg_proc where proname = ?", function);
                    String leaking = rewritten.apply(String.valueOf(kept));
                    if (leaking.equals(kept)) {
                        throw new IllegalStateException("nothing to change in " + kept);
                    }
                    world.server().sql(leaking);
                    return () -> world.server().sql(String.valueOf(kept));
                },
                (world, bait) -> {});
    }

    /** A trigger before a row is written, with the rights of whoever may do anything. */
    static Leak inTrigger(String name, String operation, String table, String body) {
        return new Leak(
                name,
                operation,
                OUTSIDER,
                world -> {
                    world.server()
                            .sql(
                                    "create or replace function leak() returns trigger language plpgsql security definer as "
                                            + "$leak$ begin " + body + " return new; end $leak$");
                    world.server()
                            .sql("create trigger leak before insert on " + table
                                    + " for each row execute function leak()");
                    return () -> world.server().sql("drop trigger leak on " + table);
                },
                (world, bait) -> {});
    }

    Leak foundBy(String handle) {
        return new Leak(name, operation, handle, put, meanwhile);
    }

    Leak with(BiConsumer<World, Bait> happening) {
        return new Leak(name, operation, persona, put, happening);
    }

    /** Whether what finds it may change the worlds. */
    boolean writing() {
        return Enrolment.all().stream().anyMatch(e -> e.operation().equals(operation) && e.writing());
    }

    @Override
    public String toString() {
        return name + ", found by " + operation;
    }
}
