package bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the database and its driver cost by themselves: a row looked up by its key, a row put in and committed. Prints the number of
 * answers, the seconds they took and p50 and p99 in milliseconds.
 *
 * <p>Arguments: database address (JDBC, with user), {@code select} or {@code insert}, connections, seconds.
 */
final class Yardsticks {
    private Yardsticks() {}

    public static void main(String[] args) throws Exception {
        boolean insert = args[1].equals("insert");
        int connections = Integer.parseInt(args[2]);
        double seconds = Double.parseDouble(args[3]);
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(args[0]); var statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("create table if not exists bench.durable (id uuid primary key, text text not null)");
            try (var rows = statement.executeQuery("select id from vrank.report limit 5000")) {
                while (rows.next()) ids.add(rows.getObject(1, UUID.class));
            }
        }
        double[][] times = new double[connections][];
        List<Thread> threads = new ArrayList<>();
        var connected = new CyclicBarrier(connections + 1);
        for (int c = 0; c < connections; c++) {
            int mine = c;
            threads.add(Thread.ofPlatform().start(() -> times[mine] = run(args[0], insert, ids, connected, seconds)));
        }
        connected.await();
        long began = System.nanoTime();
        for (Thread thread : threads) thread.join();
        double took = (System.nanoTime() - began) / 1e9;
        double[] all = Arrays.stream(times).flatMapToDouble(Arrays::stream).sorted().toArray();
        System.out.printf(java.util.Locale.ROOT, "{\"count\":%d,\"seconds\":%.3f,\"p50\":%.3f,\"p99\":%.3f}%n",
                all.length, took, all[all.length / 2], all[(int) (all.length * 0.99)]);
    }

    private static double[] run(String address, boolean insert, List<UUID> ids, CyclicBarrier connected, double seconds) {
        double[] times = new double[2_000_000];
        int count = 0;
        String text = "A line such as somebody writes when a draft is saved. ".repeat(20);
        try (Connection connection = DriverManager.getConnection(address);
                var statement = connection.prepareStatement(insert ? "insert into bench.durable (id, text) values (?, ?)" : "select title from vrank.report where id = ?")) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            connected.await();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            while (System.nanoTime() < end && count < times.length) {
                long sent = System.nanoTime();
                statement.setObject(1, insert ? new UUID(random.nextLong(), random.nextLong()) : ids.get(random.nextInt(ids.size())));
                if (insert) {
                    statement.setString(2, text);
                    statement.executeUpdate();
                } else {
                    try (var row = statement.executeQuery()) {
                        row.next();
                        row.getString(1);
                    }
                }
                times[count++] = (System.nanoTime() - sent) / 1e6;
            }
        } catch (java.sql.SQLException | InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        return Arrays.copyOf(times, count);
    }
}
