package org.vrank.noninterference;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;

/** A persona asking in one world, and all that came back. */
final class Witness {
    /** One request, for the operation it was made for, and everything of its answer: status, headers, body. */
    record Heard(String operation, String request, int status, String answer) {}

    /** The one part of an answer that the framework computes from its own clock; Max-Age beside it says the same. */
    private static final Pattern EXPIRES = Pattern.compile("; Expires=[A-Z][a-z]{2}, [0-9A-Za-z :]+ GMT");

    private final World world;
    private final Persona persona;
    private final Browser browser;
    private final List<Heard> heard;
    private String operation = "";

    Witness(World world, Persona persona) {
        this(world, persona, new ArrayList<>());
    }

    private Witness(World world, Persona persona, List<Heard> heard) {
        this.world = world;
        this.persona = persona;
        this.heard = heard;
        world.at(persona + " signs in");
        this.browser = persona.visitor() ? world.stranger() : world.server().as(persona.handle());
        browser.with("Accept-Language", persona.language());
    }

    /** The same persona in another browser; what it hears is kept here too. */
    Witness elsewhere() {
        Witness other = new Witness(world, persona, heard);
        other.operation = operation;
        return other;
    }

    void during(String now) {
        operation = now;
    }

    Persona persona() {
        return persona;
    }

    World world() {
        return world;
    }

    List<Heard> heard() {
        return heard;
    }

    Witness with(String header, @Nullable String value) {
        browser.with(header, value);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a file. */
    Answer upload(String path, byte[] file) {
        world.at(persona + " " + operation);
        Answer answer = browser.upload(path, "nota.txt", file);
        String sent = " " + new String(file, StandardCharsets.UTF_8);
        heard.add(new Heard(operation, "POST " + path + sent, answer.status(), answer.bytes()));
        return answer;
    }

    Answer send(String method, String path, byte @Nullable [] body) {
        world.at(persona + " " + operation);
        Answer answer = browser.send(method, path, body);
        String sent = body == null ? "" : " " + new String(body, StandardCharsets.UTF_8);
        String all = EXPIRES.matcher(answer.bytes()).replaceAll("; Expires=(Max-Age from now)");
        heard.add(new Heard(operation, method + " " + path + sent, answer.status(), all));
        return answer;
    }

    /** Ids this persona can learn from a list; none where the list is refused. */
    List<String> ids(String path) {
        Answer list = get(path);
        return list.status() == 200 ? list.each("id") : List.of();
    }

    static byte[] json(Object body) {
        try {
            return body instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : ObjectMapper.getDefault().writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
