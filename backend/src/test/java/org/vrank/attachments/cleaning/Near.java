package org.vrank.attachments.cleaning;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process of its own would answer, without one: for tests that hand in many files. */
public final class Near {
    private Near() {}

    public static byte[] answer(byte[] given, String how) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(answer)) {
            CleaningProcess.answer(given, how, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toByteArray();
    }
}
