package org.vrank.guard;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Markdown as its readers see it: plain text, and at its end where links lead. */
final class Shown extends AbstractVisitor {
    private static final List<Class<? extends Node>> INLINE = List.of(
            Text.class, Code.class, Emphasis.class, StrongEmphasis.class, Link.class, HtmlInline.class, Image.class);

    private static final String MAILTO = "mailto:";
    private static final int LONGEST_ENTITY = 40;
    private static final int LONGEST_ESCAPE = 8;

    private final String source;
    private final Reading reading = new Reading();
    private final Reading targets = new Reading();

    private Shown(String source) {
        this.source = source;
    }

    /** Where the document was parsed without source spans, its places say nothing. */
    static Reading of(String source, Node document) {
        Shown shown = new Shown(source);
        document.accept(shown);
        shown.reading.addAt("\n", shown.reading.lastOrigin());
        String targets = shown.targets.text();
        for (int i = 0; i < targets.length(); i++) {
            shown.reading.put(targets.charAt(i), shown.targets.origin(i));
        }
        return shown.reading;
    }

    /** Where it leads, as written and as a browser reads it. */
    private void leadsTo(Node node, String destination) {
        int start = start(node);
        // <name@example.org> leads to an address that is not written so
        String target = destination.startsWith(MAILTO) && source.indexOf(destination, start) < 0
                ? destination.substring(MAILTO.length())
                : destination;
        int place = source.indexOf(target, start);
        targets.addAt("(", start);
        if (place < 0) {
            targets.addAt(target, start);
        } else {
            targets.add(target, place);
        }
        targets.addAt(")\n", start);
        try {
            String read = URLDecoder.decode(target, StandardCharsets.UTF_8);
            if (!read.equals(target)) {
                targets.addAt("(" + read + ")\n", start);
            }
        } catch (IllegalArgumentException malformed) {
            // then a browser reads it as it is written
        }
    }

    private static int start(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getFirst().getInputIndex();
    }

    @Override
    protected void visitChildren(Node parent) {
        super.visitChildren(parent);
        if (INLINE.stream().noneMatch(c -> c.isInstance(parent))) {
            reading.addAt("\n\n", reading.lastOrigin());
        }
    }

    /** Escapes and entities make what shows shorter than what was typed. */
    private void said(Node node, String literal) {
        if (node.getSourceSpans().isEmpty()) {
            reading.addAt(literal, 0);
            return;
        }
        int at = start(node);
        int last = Math.max(0, source.length() - 1);
        for (int i = 0; i < literal.length(); i++) {
            int origin = at;
            if (at < source.length() && source.charAt(at) != literal.charAt(i)) {
                int entity = source.charAt(at) == '&' ? ahead(';', at, LONGEST_ENTITY) : -1;
                int escaped = ahead(literal.charAt(i), at, LONGEST_ESCAPE);
                if (entity > 0) {
                    at = entity;
                } else if (escaped > 0) {
                    origin = escaped;
                    at = escaped;
                }
            }
            reading.put(literal.charAt(i), Math.min(origin, last));
            at++;
        }
    }

    /** Where a character stands next, within so many places; or -1. */
    private int ahead(char c, int from, int most) {
        for (int i = from; i < source.length() && i - from < most; i++) {
            if (source.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void visit(Text node) {
        said(node, node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        said(node, node.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock node) {
        block(node, node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
        block(node, node.getLiteral());
    }

    @Override
    public void visit(HtmlBlock node) {
        block(node, node.getLiteral());
    }

    private void block(Node node, String literal) {
        String first = literal.lines().findFirst().orElse("");
        int found = source.indexOf(first, start(node));
        int origin = found < 0 ? start(node) : found;
        for (int i = 0; i < literal.length(); i++) {
            reading.put(literal.charAt(i), Math.min(origin + i, Math.max(0, source.length() - 1)));
        }
        reading.addAt("\n", reading.lastOrigin());
    }

    @Override
    public void visit(HtmlInline node) {
        said(node, node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        reading.addAt(" ", reading.lastOrigin());
    }

    @Override
    public void visit(HardLineBreak node) {
        reading.addAt(" ", reading.lastOrigin());
    }

    @Override
    public void visit(Link node) {
        visitChildren(node);
        leadsTo(node, node.getDestination());
    }

    @Override
    public void visit(Image node) {
        visitChildren(node);
        leadsTo(node, node.getDestination());
    }
}
