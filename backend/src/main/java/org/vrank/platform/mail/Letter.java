package org.vrank.platform.mail;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/**
 * A mail's text, from {@code content/mails/<language>/<name>.txt}: its first line is {@code Subject: ...}.
 *
 * @param subject one line
 * @param body plain text
 * @param language it is written in
 */
public record Letter(String subject, String body, Language language) {
    /** A line that is a label and an address, such as "To the meeting: https://...". */
    private static final Pattern LABELLED = Pattern.compile("(.+?)\\h?:\\h(https?://\\S+)");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    /** Fills the places {@code {name}} of a letter. */
    public static Letter of(Language language, String name, Map<String, String> places) {
        Language spoken = language.spoken();
        String[] parts = ContentFiles.text("mails/" + spoken.code() + "/" + name + ".txt")
                .split("\n\n", 2);
        String subject = parts[0].replaceFirst("^Subject:\\s*", "").strip();
        String body = parts[1];
        for (var place : places.entrySet()) {
            subject = subject.replace("{" + place.getKey() + "}", place.getValue());
            body = body.replace("{" + place.getKey() + "}", place.getValue());
        }
        // what somebody wrote into a place ends no header
        return new Letter(subject.replaceAll("\\s+", " "), body, spoken);
    }

    /** Where mail about meetings is refused; the database puts a token of each mail's own in the place of {@code {token}}. */
    public static String unsubscribing(String address, Language language) {
        return address + "/" + language.code() + "/unsubscribe/{token}";
    }

    /** The same text as a page: paragraphs where lines are empty, addresses as links, under their labels where they have one. */
    public String html() {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        page.charset(StandardCharsets.UTF_8);
        page.child(0).attr("lang", language.code());
        page.title(subject);
        for (String paragraph : body.strip().split("\n{2,}")) {
            Element block = page.body().appendElement("p");
            for (String line : paragraph.split("\n")) {
                if (block.childNodeSize() > 0) {
                    block.appendElement("br");
                }
                write(block, line);
            }
        }
        return "<!doctype html>" + page.outerHtml();
    }

    /** One line of a letter, as it stands in HTML. */
    public static String html(String line) {
        Element block = new Element("p");
        write(block, line);
        return block.html();
    }

    private static void write(Element block, String line) {
        Matcher labelled = LABELLED.matcher(line);
        if (labelled.matches()) {
            block.appendElement("a").attr("href", labelled.group(2)).text(labelled.group(1));
            return;
        }
        Matcher address = ADDRESS.matcher(line);
        int from = 0;
        while (address.find()) {
            block.appendText(line.substring(from, address.start()));
            block.appendElement("a").attr("href", address.group()).text(address.group());
            from = address.end();
        }
        block.appendText(line.substring(from));
    }
}
