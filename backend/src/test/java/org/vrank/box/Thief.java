package org.vrank.box;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.vrank.testing.TestDatabase;

/**
 * Somebody with the whole database who wants to know who wrote what: every tuple of every table and of what lies outside their rows, also
 * the dead ones, with the transactions that wrote and removed it and where it lies; and every byte of every page.
 */
final class Thief {
    /** A tuple as it lies in its page. */
    private record Tuple(String table, long block, int line, long born, long died, byte[] data) {}

    private final List<Tuple> tuples = new ArrayList<>();
    private final List<byte[]> pages = new ArrayList<>();
    private final Map<UUID, List<Tuple>> byMember = new HashMap<>();
    private final Map<UUID, List<Tuple>> byTarget = new HashMap<>();

    Thief(String database) {
        try (Connection connection = TestDatabase.get().connect(database);
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pageinspect");
            try (var rows = statement.executeQuery("""
                    select c.oid::regclass::text as name, b as block, lp, t_xmin::text::bigint, coalesce(t_xmax::text::bigint, 0), t_data
                    from pg_class c
                        cross join lateral generate_series(0, pg_relation_size(c.oid) / 8192 - 1) b
                        cross join lateral heap_page_items(get_raw_page(c.oid::regclass::text, b::integer))
                    where c.relkind in ('r', 't') and t_data is not null
                      and (c.relnamespace = 'vrank'::regnamespace
                           or c.oid in (select reltoastrelid from pg_class where relnamespace = 'vrank'::regnamespace))
                    """)) {
                while (rows.next()) {
                    tuples.add(new Tuple(
                            rows.getString(1),
                            rows.getLong(2),
                            rows.getInt(3),
                            rows.getLong(4),
                            rows.getLong(5),
                            rows.getBytes(6)));
                }
            }
            try (var rows = statement.executeQuery("""
                    select get_raw_page(c.oid::regclass::text, b::integer)
                    from pg_class c cross join lateral generate_series(0, pg_relation_size(c.oid) / 8192 - 1) b
                    where c.relkind in ('r', 't', 'i')
                      and (c.relnamespace = 'vrank'::regnamespace or c.relname like 'pg_toast%')
                      and c.relname not in ('report', 'pseudonym', 'attachment')
                    """)) {
                while (rows.next()) {
                    pages.add(rows.getBytes(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many tuples there are to look at. */
    int tuples() {
        return tuples.size();
    }

    /** Looks for everything that bears the id of one of these members or targets. */
    void look(List<UUID> members, List<UUID> targets) {
        members.forEach(member -> byMember.put(member, bearing(member)));
        targets.forEach(target -> byTarget.put(target, bearing(target)));
    }

    private List<Tuple> bearing(UUID id) {
        byte[] wanted = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return tuples.stream().filter(t -> indexOf(t.data(), wanted) >= 0).toList();
    }

    /** Members whose id lies in one tuple with a target's. */
    Map<UUID, UUID> together() {
        Map<UUID, UUID> found = new HashMap<>();
        byTarget.forEach((target, bearing) -> byMember.forEach((member, own) -> {
            if (own.stream().anyMatch(bearing::contains)) {
                found.put(target, member);
            }
        }));
        return found;
    }

    /** For each target, the member who did something in the transaction nearest to the first that wrote it. */
    Map<UUID, UUID> nearest(boolean last) {
        Map<UUID, UUID> guesses = new HashMap<>();
        byTarget.forEach((target, bearing) -> {
            if (bearing.isEmpty()) {
                return;
            }
            long at = last
                    ? bearing.stream().mapToLong(Tuple::born).max().orElse(0)
                    : bearing.stream().mapToLong(Tuple::born).min().orElse(0);
            byMember.entrySet().stream()
                    .filter(e -> !e.getValue().isEmpty())
                    .min(Comparator.comparing(e -> e.getValue().stream()
                            .flatMapToLong(t -> java.util.stream.LongStream.of(t.born(), t.died()))
                            .filter(xid -> xid > 0)
                            .map(xid -> Math.abs(xid - at))
                            .min()
                            .orElse(Long.MAX_VALUE)))
                    .ifPresent(e -> guesses.put(target, e.getKey()));
        });
        return guesses;
    }

    /** Targets in some order, laid beside the members in the order of what they did last. */
    Map<UUID, UUID> inOrder(Function<UUID, Comparable<?>> order, List<UUID> authors) {
        List<UUID> targets = byTarget.keySet().stream()
                .filter(t -> !bearingOf(t).isEmpty())
                .sorted(Comparator.comparing(order.andThen(String::valueOf)))
                .toList();
        List<UUID> members = authors.stream()
                .sorted(Comparator.comparing(m -> byMember.getOrDefault(m, List.of()).stream()
                        .mapToLong(t -> Math.max(t.born(), t.died()))
                        .max()
                        .orElse(0)))
                .toList();
        Map<UUID, UUID> guesses = new HashMap<>();
        IntStream.range(0, Math.min(targets.size(), members.size()))
                .forEach(i -> guesses.put(targets.get(i), members.get(i)));
        return guesses;
    }

    /** Ways to order targets: by first and last writing, by place, by id. */
    Map<String, Function<UUID, Comparable<?>>> orders() {
        Map<String, Function<UUID, Comparable<?>>> orders = new TreeMap<>();
        orders.put(
                "first",
                t -> padded(bearingOf(t).stream().mapToLong(Tuple::born).min().orElse(0)));
        orders.put(
                "last",
                t -> padded(bearingOf(t).stream().mapToLong(Tuple::born).max().orElse(0)));
        for (String table : List.of(
                "box_thread",
                "box_entry",
                "box_file",
                "box_identity",
                "report",
                "pseudonym",
                "box_proof",
                "attachment")) {
            orders.put(
                    "place " + table,
                    t -> bearingOf(t).stream()
                            .filter(tuple -> tuple.table().endsWith(table))
                            .map(tuple -> padded(tuple.block()) + padded(tuple.line()))
                            .sorted()
                            .findFirst()
                            .orElse(""));
            orders.put(
                    "outside " + table,
                    t -> padded(bearingOf(t).stream()
                            .filter(tuple -> tuple.table().endsWith(table))
                            .mapToLong(Thief::outside)
                            .max()
                            .orElse(0)));
        }
        orders.put("id", UUID::toString);
        return orders;
    }

    private List<Tuple> bearingOf(UUID target) {
        return byTarget.getOrDefault(target, List.of());
    }

    /** The number of the value that a tuple refers to outside its row: numbers count up. */
    private static long outside(Tuple tuple) {
        byte[] data = tuple.data();
        for (int i = 0; i + 18 <= data.length; i++) {
            if (data[i] == 0x01 && data[i + 1] == 0x12) {
                return ByteBuffer.wrap(data, i + 10, 4)
                                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                                .getInt()
                        & 0xffffffffL;
            }
        }
        return 0;
    }

    /** Whether these words lie anywhere but in the library, whether or not a tuple still holds them. */
    boolean finds(String words) {
        byte[] wanted = words.getBytes(StandardCharsets.UTF_8);
        return pages.stream().anyMatch(page -> indexOf(page, wanted) >= 0);
    }

    private static String padded(long number) {
        return "%020d".formatted(number);
    }

    private static int indexOf(byte[] in, byte[] wanted) {
        outer:
        for (int i = 0; i <= in.length - wanted.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (in[i + j] != wanted[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}
