package org.vrank.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A request as it goes over the wire.
 *
 * @param headers in order; a name may come twice
 * @param framing how the body is framed
 */
record Sent(
        Operation operation,
        String method,
        String target,
        List<Map.Entry<String, String>> headers,
        byte[] body,
        Framing framing) {

    enum Framing {
        /** With its length. */
        LENGTH,
        /** In chunks. */
        CHUNKED,
        /** Less than its length says; then the line ends. */
        TRUNCATED,
        /** In chunks whose sizes are wrong. */
        BAD_CHUNKS
    }

    /** Whether a server may hang up on it without a word. */
    boolean broken() {
        return framing == Framing.TRUNCATED || framing == Framing.BAD_CHUNKS;
    }

    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(h -> h.getKey().equalsIgnoreCase("Host"))) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(
                h -> head.append(h.getKey()).append(": ").append(h.getValue()).append("\r\n"));
        head.append("Connection: close\r\n");
        byte[] framed = body;
        switch (framing) {
            case LENGTH -> {
                if (body.length > 0 || !method.equals("GET")) {
                    head.append("Content-Length: ").append(body.length).append("\r\n");
                }
            }
            case TRUNCATED -> {
                head.append("Content-Length: ").append(body.length).append("\r\n");
                framed = Arrays.copyOf(body, body.length / 2);
            }
            case CHUNKED -> {
                head.append("Transfer-Encoding: chunked\r\n");
                framed = chunked(body);
            }
            case BAD_CHUNKS -> {
                head.append("Transfer-Encoding: chunked\r\n");
                framed = "ffffffffffffffff\r\nx\r\n-1\r\n\r\n0;=\r\n".getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + framed.length);
        System.arraycopy(framed, 0, all, start.length, framed.length);
        return all;
    }

    private static byte[] chunked(byte[] body) {
        List<byte[]> parts = new ArrayList<>();
        int size = Math.max(1, body.length / 7 + 1);
        for (int at = 0; at < body.length; at += size) {
            byte[] part = Arrays.copyOfRange(body, at, Math.min(body.length, at + size));
            parts.add((Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            parts.add(part);
            parts.add("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        parts.add("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        byte[] all = new byte[parts.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** The request as a command, its body in a file. */
    String curl(String server, String file) {
        StringBuilder curl = new StringBuilder("curl -i -g --path-as-is -X " + quoted(method));
        headers.forEach(h -> curl.append(" -H ").append(quoted(h.getKey() + ": " + h.getValue())));
        if (framing == Framing.CHUNKED) {
            curl.append(" -H 'Transfer-Encoding: chunked'");
        }
        if (body.length > 0) {
            curl.append(" --data-binary @").append(file);
        }
        return curl.append(' ').append(quoted(server + target)).toString();
    }

    private static String quoted(String text) {
        String shown = text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
        return "'" + shown.replace("'", "'\\''") + "'";
    }
}
