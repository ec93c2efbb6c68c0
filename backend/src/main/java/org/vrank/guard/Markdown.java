package org.vrank.guard;

import jakarta.inject.Singleton;
import java.util.Set;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Markdown as people write it, made safe to show: rendered, cleaned by Jsoup, then held to the OWASP policy. */
@Singleton
public class Markdown {
    private static final String[] ELEMENTS = {
        "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "code", "pre", "a"
    };
    private static final String MARKS = "\\`*_#[]<>&~|=+";
    private static final Set<String> BARE = Set.of(
            "p",
            "/p",
            "br /",
            "strong",
            "/strong",
            "em",
            "/em",
            "ul",
            "/ul",
            "ol",
            "/ol",
            "li",
            "/li",
            "blockquote",
            "/blockquote");
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(ELEMENTS)
            .allowUrlProtocols("https", "http")
            // a browser reads a backslash as a slash, others do not: such an address leads nowhere
            .allowAttributes("href")
            .matching(java.util.regex.Pattern.compile("(?i)(?:https?://[^\\\\\\s]+|[^:\\\\\\s]*)"))
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    /** Deeper nesting than anybody means; rendering it would take more stack than there is. */
    private static final int DEEPEST = 40;

    /** More opening brackets than a text has: each may begin HTML, and reading on from each takes the square of their number. */
    private static final int MOST_BRACKETS = 200;

    private final Parser parser = Parser.builder().build();
    private final Parser placing = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /** Safe HTML. Raw HTML in the text shows as text; headings become the third and fourth level. */
    public String html(String markdown) {
        return html(markdown, "h3");
    }

    /** The same for a text that is a page of its own: its headings begin at the second level. */
    public String page(String markdown) {
        return html(markdown, "h2");
    }

    private String html(String markdown, String highest) {
        String rendered = renderer.render(parse(markdown, parser));
        return plain(rendered) ? rendered.strip() : cleaned(rendered, highest);
    }

    /**
     * Whether nothing but these bare tags stands in it: each bracket that the renderer left begins one of them, so there is no
     * attribute and no other element, and cleaning could not take anything away. Most texts are so, and cleaning costs ten times
     * what rendering does.
     */
    private static boolean plain(String rendered) {
        for (int at = rendered.indexOf('<'); at >= 0; at = rendered.indexOf('<', at + 1)) {
            int end = rendered.indexOf('>', at);
            if (end < 0 || !BARE.contains(rendered.substring(at + 1, end))) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String rendered, String highest) {
        var body = Jsoup.parseBodyFragment(rendered).body();
        body.select("h1, h2").tagName(highest);
        body.select("h5, h6").tagName("h4");
        String clean = Jsoup.clean(
                body.html(),
                Safelist.none()
                        .addTags(ELEMENTS)
                        .addAttributes("a", "href")
                        .addProtocols("a", "href", "http", "https"));
        return POLICY.sanitize(clean);
    }

    /** What a reader sees, as plain text, with the targets of links: nothing hides behind a word. */
    public String text(String markdown) {
        return unmarked(markdown) ? paragraphs(markdown) : parsed(markdown);
    }

    String parsed(String markdown) {
        return Shown.of(markdown, parse(markdown, parser)).text().strip();
    }

    /** What a reader sees, and where it was typed; null when that is the very same. */
    @Nullable
    Reading reading(String markdown) {
        return unmarked(markdown) ? null : Shown.of(markdown, parse(markdown, placing));
    }

    /** Whether no character, and no beginning of a line, could mean anything but itself. */
    private static boolean unmarked(String markdown) {
        char before = '\n';
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            boolean begins = before == '\n' && (c == ' ' || c == '-' || (c >= '0' && c <= '9'));
            boolean breaks = c == '\n' && before == ' ';
            if (begins || breaks || (c < ' ' && c != '\n') || MARKS.indexOf(c) >= 0) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** Paragraphs of unmarked text, a line each and an empty one between them. */
    private static String paragraphs(String unmarked) {
        String text = unmarked.strip();
        StringBuilder lines = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n') {
                lines.append(c);
            } else if (text.charAt(i + 1) == '\n') {
                lines.append("\n\n");
                while (text.charAt(i + 1) == '\n') {
                    i++;
                }
            } else {
                lines.append(' ');
            }
        }
        return lines.toString();
    }

    /** What is built to be costly stands as the characters it was typed with. */
    private static Node parse(String markdown, Parser parser) {
        if (markdown.chars().filter(c -> c == '<').count() <= MOST_BRACKETS) {
            try {
                Node document = parser.parse(markdown);
                if (!deeperThan(document, DEEPEST)) {
                    return document;
                }
            } catch (StackOverflowError deeper) {
                // the parser, too, descends into what it has nested, and a server that just began has the least room
                // for that
            }
        }
        Document plain = new Document();
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text(markdown));
        plain.appendChild(paragraph);
        return plain;
    }

    private static boolean deeperThan(Node document, int most) {
        int depth = 0;
        Node node = document;
        while (node != null) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                if (depth > most) {
                    return true;
                }
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return false;
    }
}
