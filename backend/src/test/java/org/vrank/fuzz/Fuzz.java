package org.vrank.fuzz;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** A round of requests against one server, all from one seed. */
final class Fuzz {
    /** Who asks; nobody among them. */
    private static final List<String> PERSONAS =
            List.of("", "karim", "nadia", "annemie", "leila", "dries", "godelieve");

    private static final Path KEPT = Path.of("target/fuzz");
    private static final int SIGN_IN_EVERY = 150;

    private final TestServer server;
    private final URI address;
    private final long seed;
    private final long slowestMillis;
    private final Wire wire;
    private final Random random;
    private final Seen seen = new Seen();
    private final Requests requests;
    private final Map<String, @Nullable String> cookies = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final Map<String, int[]> outcomes;
    private int sent;

    Fuzz(TestServer server, long seed, long slowestMillis, Map<String, int[]> outcomes, String word) {
        this.server = server;
        this.address = URI.create(server.address());
        this.seed = seed;
        this.slowestMillis = slowestMillis;
        this.wire = new Wire(new InetSocketAddress(address.getHost(), address.getPort()));
        this.random = new Random(seed);
        this.requests = new Requests(seen, random, word);
        this.outcomes = outcomes;
    }

    /** Sends so many requests, until the time is over, or so many things went wrong; what went wrong. */
    List<String> run(int atMost, long untilNanos, int failing) {
        List<Operation> operations = Operation.all();
        while (sent < atMost && System.nanoTime() < untilNanos && failures.size() < failing) {
            if (sent % SIGN_IN_EVERY == 0) {
                if (!PERSONAS.stream().allMatch(this::here)) {
                    break;
                }
                signIn(operations);
                begin(operations);
            }
            sent++;
            String who = PERSONAS.get(random.nextInt(PERSONAS.size()));
            // one after the other, so that a short round meets every operation too
            Operation operation =
                    operations.get(random.nextBoolean() ? sent % operations.size() : random.nextInt(operations.size()));
            String able = requests.who(operation);
            if (able != null && random.nextBoolean()) {
                who = able;
            }
            int family = ask(requests.next(operation, cookies.get(who)));
            if (family == 2 && operation.toString().startsWith("DELETE /api/sign-ins/") && here(who)) {
                signIn(who);
            }
        }
        return failures;
    }

    int sent() {
        return sent;
    }

    /** What is known to be good, unspoilt, so that there is something to go on with. */
    private void begin(List<Operation> operations) {
        for (int i = 0; i < 2; i++) {
            for (Operation operation : operations) {
                Sent known = requests.known(operation, cookies::get);
                if (known != null) {
                    ask(known);
                }
            }
        }
    }

    private void signIn(List<Operation> operations) {
        for (String who : PERSONAS) {
            Browser browser = signIn(who);
            for (Operation operation : operations) {
                if (operation.method().equals("GET")
                        && !operation.path().contains("{")
                        && operation.path().startsWith("/api/")) {
                    remember(operation.path(), browser.get(operation.path()));
                }
            }
        }
    }

    /** Whoever deleted the account does not come back, and the round ends: the next begins with everybody. */
    private boolean here(String who) {
        return who.isEmpty()
                || Long.parseLong(String.valueOf(server.ask("select count(*) from member where handle = ?", who))) > 0;
    }

    private Browser signIn(String who) {
        server.sql("delete from suspension"); // an administrator among the senders may have suspended another
        Browser browser = who.isEmpty() ? server.visitor() : server.as(who);
        cookies.put(who, browser.cookies().get("vrank"));
        return browser;
    }

    private void remember(String path, Answer answer) {
        if (answer.status() == 200 && answer.header("content-type").contains("json")) {
            seen.remember(path, answer.json());
        }
    }

    /** The first digit of the answer's status. */
    private int ask(Sent request) {
        Wire.Heard heard;
        try {
            heard = wire.send(request.bytes(address.getAuthority()), request.broken());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int family = Math.clamp(heard.status() / 100, 0, 5);
        outcomes.computeIfAbsent(request.operation().toString(), o -> new int[6])[family]++;
        String wrong = wrong(request, heard);
        if (wrong != null) {
            failures.add(report(request, heard, wrong));
        } else if ((family == 2 && heard.head().contains("application/json")) || heard.isProblem()) {
            learn(request.operation(), heard);
        }
        return family;
    }

    private void learn(Operation operation, Wire.Heard heard) {
        try {
            JsonNode json = new Answer(heard.status(), Map.of(), heard.body()).json();
            if (heard.isProblem()) {
                seen.learn(operation, json);
            } else {
                seen.remember(operation.path(), json);
            }
        } catch (UncheckedIOException cut) {
            // a chunk's edge fell badly; the next answer will do
        }
    }

    private @Nullable String wrong(Sent request, Wire.Heard heard) {
        if (heard.status() == -1) {
            return "no answer";
        }
        if (heard.status() == 0) {
            return request.broken() ? null : "hung up without a word";
        }
        if (heard.status() >= 500 && heard.status() != 501) {
            return "answered " + heard.status();
        }
        // the framework answers another site's Origin by itself on this machine's own address
        boolean foreign = heard.status() == 403
                && request.headers().stream().anyMatch(h -> h.getKey().equals("Origin"));
        if (!foreign
                && heard.status() >= 400
                && !heard.isProblem()
                && !request.method().equals("HEAD")
                && request.target().startsWith("/api/")) {
            return "refused with " + heard.status() + ", but with no problem to read";
        }
        // a file is read in a process that starts for it
        boolean file = String.valueOf(request.operation().type()).startsWith("multipart/");
        return heard.millis() > (file ? 30_000 : slowestMillis) ? "took " + heard.millis() + " ms" : null;
    }

    private String report(Sent request, Wire.Heard heard, String wrong) {
        String name = seed + "-" + sent;
        try {
            Files.createDirectories(KEPT);
            Files.write(KEPT.resolve(name + ".body"), request.body());
            Files.write(KEPT.resolve(name + ".http"), request.bytes(address.getAuthority()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String body = new String(request.body(), 0, Math.min(400, request.body().length), StandardCharsets.UTF_8);
        return """
                %s %s (request %d of seed %d; as it was sent: backend/%s/%s.http)
                  %s
                  body: %s
                  answer: %.600s
                """.formatted(
                        request.operation(),
                        wrong,
                        sent,
                        seed,
                        KEPT,
                        name,
                        request.curl(server.address(), "backend/" + KEPT + "/" + name + ".body"),
                        body,
                        heard.body().isEmpty() ? heard.head() : heard.body());
    }
}
