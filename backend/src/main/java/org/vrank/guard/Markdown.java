package org.vrank.guard;

import jakarta.inject.Singleton;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Markdown as people write it, made safe to show: rendered, cleaned by Jsoup, then held to the OWASP policy. */
@Singleton
public class Markdown {
    private static final String[] ELEMENTS = {
        "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "code", "pre", "a"
    };
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(ELEMENTS)
            .allowUrlProtocols("https", "http")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /** Safe HTML. Raw HTML in the text shows as text; headings become the third and fourth level. */
    public String html(String markdown) {
        String rendered = renderer.render(parser.parse(markdown));
        var body = Jsoup.parseBodyFragment(rendered).body();
        body.select("h1, h2").tagName("h3");
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
        StringBuilder text = new StringBuilder();
        parser.parse(markdown).accept(new Words(text));
        return text.toString().strip();
    }

    private static final class Words extends AbstractVisitor {
        private static final List<Class<? extends Node>> INLINE = List.of(
                Text.class,
                Code.class,
                org.commonmark.node.Emphasis.class,
                org.commonmark.node.StrongEmphasis.class,
                Link.class,
                HtmlInline.class,
                Image.class);
        private final StringBuilder text;

        Words(StringBuilder text) {
            this.text = text;
        }

        @Override
        protected void visitChildren(Node parent) {
            super.visitChildren(parent);
            if (INLINE.stream().noneMatch(c -> c.isInstance(parent))) {
                text.append('\n');
            }
        }

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock node) {
            text.append(node.getLiteral()).append('\n');
        }

        @Override
        public void visit(IndentedCodeBlock node) {
            text.append(node.getLiteral()).append('\n');
        }

        @Override
        public void visit(HtmlBlock node) {
            text.append(node.getLiteral()).append('\n');
        }

        @Override
        public void visit(HtmlInline node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(org.commonmark.node.SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(org.commonmark.node.HardLineBreak node) {
            text.append('\n');
        }

        @Override
        public void visit(Link node) {
            visitChildren(node);
            text.append(" (").append(node.getDestination()).append(')');
        }

        @Override
        public void visit(Image node) {
            visitChildren(node);
            text.append(" (").append(node.getDestination()).append(')');
        }
    }
}
