package org.vrank.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends bytes and reads what comes back until the server closes the connection. */
final class Wire {
    /** What came back; status 0 when the server hung up without a word, -1 when it kept silent too long. */
    record Heard(int status, String head, String body, long millis) {
        boolean isProblem() {
            return head.toLowerCase(Locale.ROOT).contains("application/problem+json");
        }
    }

    private static final int PATIENCE_MILLIS = 30_000;

    private final InetSocketAddress server;

    Wire(InetSocketAddress server) {
        this.server = server;
    }

    Heard send(byte[] request, boolean cutShort) throws IOException {
        long began = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server);
            Thread writer = Thread.ofVirtual().start(() -> write(socket, request, cutShort));
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            boolean silent = read(socket, got);
            long millis = (System.nanoTime() - began) / 1_000_000;
            writer.interrupt();
            return heard(got.toString(StandardCharsets.UTF_8), silent, millis);
        }
    }

    private static void write(Socket socket, byte[] request, boolean cutShort) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            if (cutShort) {
                socket.shutdownOutput();
            }
        } catch (IOException refusedEarly) {
            // a server may answer before it has read everything, and close; the answer counts
        }
    }

    /** Whether the server kept silent for too long. */
    private static boolean read(Socket socket, ByteArrayOutputStream got) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = socket.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                got.write(buffer, 0, n);
            }
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }

    private static Heard heard(String all, boolean silent, long millis) {
        if (silent) {
            return new Heard(-1, "", "", millis);
        }
        int end = all.indexOf("\r\n\r\n");
        Integer status =
                all.matches("(?s)HTTP/1[.][01] .*") && all.length() >= 12 ? number(all.substring(9, 12)) : null;
        if (status == null || end < 0) {
            return new Heard(0, all, "", millis);
        }
        String head = all.substring(0, end);
        String body = all.substring(end + 4);
        if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            body = body.replaceAll("(?m)^[0-9a-f]+\r\n|\r\n[0-9a-f]+\r\n|\r\n$", "");
        }
        return status == 100 ? heard(body, false, millis) : new Heard(status, head, body, millis);
    }

    private static @Nullable Integer number(String text) {
        return text.matches("[1-9]\\d\\d") ? Integer.valueOf(text) : null;
    }
}
