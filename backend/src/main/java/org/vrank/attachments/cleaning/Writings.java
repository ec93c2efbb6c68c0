package org.vrank.attachments.cleaning;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.tika.mime.MediaType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * What is to be read in a document of which nothing else is kept: documents, pages of the web, mails and plain text. Of a mail its
 * subject and day come first; who sent it to whom stays behind, and so does what hung on it.
 */
final class Writings {
    private static final Pattern MAIL = Pattern.compile("\\A(?:[A-Za-z][A-Za-z-]{1,40}:.*\\R(?:[ \\t].*\\R)*){2,4}");
    private static final Pattern HEADED = Pattern.compile("(?mi)^(?:from|date|subject|message-id):");
    private static final int HEAD = 20_000;
    private static final int DEEPEST = 8;
    private static final ZoneId HERE = ZoneId.of("Europe/Brussels");

    private Writings() {}

    static Cleaned read(byte[] given) throws IOException {
        MediaType type = Cleaning.type(given);
        String text = switch (type.getBaseType().toString()) {
            case "message/rfc822" -> mail(given);
            case "text/html", "application/xhtml+xml" -> page(Jsoup.parse(new ByteArrayInputStream(given), null, ""));
            case "text/plain" ->
                isMail(given) ? mail(given) : Cleaning.clean(given).text();
            default -> document(Cleaning.clean(given));
        };
        if (text.isBlank()) {
            throw new Unfit("attachment.no-words");
        }
        return PlainTexts.clean(text.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static String document(Cleaned cleaned) {
        return cleaned.kind().picture() ? "" : cleaned.text();
    }

    private static boolean isMail(byte[] given) {
        String head = new String(given, 0, Math.min(HEAD, given.length), StandardCharsets.ISO_8859_1);
        return MAIL.matcher(head).find() && HEADED.matcher(head).results().count() > 1;
    }

    private static String mail(byte[] given) throws IOException {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(given));
            Date sent = message.getSentDate();
            String subject =
                    Objects.requireNonNullElse(message.getSubject(), "").replaceAll("\\s+", " ");
            String day = sent == null
                    ? ""
                    : sent.toInstant().atZone(HERE).toLocalDate().toString();
            return subject + "\n" + day + "\n\n" + words(message, 0);
        } catch (MessagingException broken) {
            throw new Unfit("attachment.unreadable");
        }
    }

    /** The first part that is written as text, else as a page. */
    private static String words(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return "";
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            String page = "";
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart one = parts.getBodyPart(i);
                String said = words(one, depth + 1);
                if (!said.isBlank() && !one.isMimeType("text/html")) {
                    return said;
                }
                page = page.isBlank() ? said : page;
            }
            return page;
        }
        Object content = part.isMimeType("text/*") ? part.getContent() : "";
        String said = content instanceof String text ? text : "";
        return part.isMimeType("text/html") ? page(Jsoup.parse(said)) : said;
    }

    /** What a page says, line by line; its own title comes first, or behind a heading that says something else. */
    private static String page(Document page) {
        page.select("script, style, noscript, template, head > *:not(title), [hidden]")
                .remove();
        Element heading = page.selectFirst("h1");
        Element title = new Element("p").text(page.title());
        if (heading == null) {
            page.body().prependChild(title);
        } else if (!page.body().text().contains(page.title())) {
            heading.after(title);
        }
        Readable read = new Readable();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode text) {
                            read.add(text.text());
                        } else if (node.nameIs("tr")) {
                            read.row();
                        } else if (ends(node)) {
                            read.line();
                            read.add(node.nameIs("li") ? "- " : "");
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node.nameIs("td") || node.nameIs("th")) {
                            read.cell();
                        } else if (node.nameIs("tr")) {
                            read.rowEnds();
                        } else if (ends(node)) {
                            read.line();
                        }
                    }
                },
                page.body());
        return read.whole();
    }

    private static boolean ends(Node node) {
        return node instanceof Element element && (element.isBlock() || element.nameIs("br"));
    }
}
