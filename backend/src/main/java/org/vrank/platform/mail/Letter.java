package org.vrank.platform.mail;

import java.util.Map;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/**
 * A mail's text, from {@code content/mails/<language>/<name>.txt}: its first line is {@code Subject: ...}.
 *
 * @param subject one line
 * @param body plain text
 */
public record Letter(String subject, String body) {

    /** Fills the places {@code {name}} of a letter. */
    public static Letter of(Language language, String name, Map<String, String> places) {
        Language spoken = language == Language.DE ? Language.EN : language;
        String[] parts = ContentFiles.text("mails/" + spoken.code() + "/" + name + ".txt")
                .split("\n\n", 2);
        String subject = parts[0].replaceFirst("^Subject:\\s*", "").strip();
        String body = parts[1];
        for (var place : places.entrySet()) {
            subject = subject.replace("{" + place.getKey() + "}", place.getValue());
            body = body.replace("{" + place.getKey() + "}", place.getValue());
        }
        return new Letter(subject, body);
    }
}
