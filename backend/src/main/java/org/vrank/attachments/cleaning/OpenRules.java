package org.vrank.attachments.cleaning;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What of the XML of an OpenDocument text may pass: as for {@link OfficeRules}. */
final class OpenRules implements Xml.Rules {
    private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";
    static final String LINK = "http://www.w3.org/1999/xlink";

    private static final Map<String, String> NAMESPACES = Map.ofEntries(
            Map.entry(ODF + "office:1.0", "office"),
            Map.entry(ODF + "text:1.0", "text"),
            Map.entry(ODF + "table:1.0", "table"),
            Map.entry(ODF + "drawing:1.0", "draw"),
            Map.entry(ODF + "style:1.0", "style"),
            Map.entry(ODF + "datastyle:1.0", "number"),
            Map.entry(ODF + "svg-compatible:1.0", "svg"),
            Map.entry(ODF + "xsl-fo-compatible:1.0", "fo"),
            Map.entry(LINK, "xlink"),
            Map.entry("http://www.w3.org/XML/1998/namespace", "xml"));

    private static final Set<String> CHANGES =
            words("text:tracked-changes text:change text:change-start text:change-end");
    private static final Set<String> COMMENTS = words("office:annotation office:annotation-end");
    private static final Set<String> FILES =
            words("draw:object draw:object-ole draw:applet draw:plugin draw:floating-frame");
    private static final Set<String> HIDDEN = words("text:hidden-text text:hidden-paragraph");
    private static final Set<String> SCRIPTS = words("office:scripts office:event-listeners text:script");
    private static final Set<String> SILENT =
            words("office:forms office:settings text:bookmark text:bookmark-start text:bookmark-end "
                    + "text:reference-mark text:reference-mark-start text:reference-mark-end text:soft-page-break text:variable-decls "
                    + "text:user-field-decls text:sequence-decls text:dde-connection-decls text:alphabetical-index-mark "
                    + "text:alphabetical-index-mark-start text:alphabetical-index-mark-end text:toc-mark text:toc-mark-start "
                    + "text:toc-mark-end text:user-index-mark text:user-index-mark-start text:user-index-mark-end svg:title "
                    + "svg:font-face-src office:dde-source table:content-validations table:database-ranges");

    /** Elements that show a text which somebody typed, or which was worked out: that text stays, where it came from does not. */
    private static final Pattern FIELD =
            Pattern.compile("text:(?:a|meta|meta-field|ruby-base|placeholder|conditional-text|"
                    + "bookmark-ref|reference-ref|note-ref|sequence|sequence-ref|bibliography-mark|expression|text-input|measure|"
                    + "author-.*|sender-.*|initial-creator|creator|creation-.*|modification-.*|print-.*|printed-by|editing-.*|date|time|"
                    + "file-name|template-name|sheet-name|chapter|description|title|subject|keywords|user-.*|variable-.*|database-.*|"
                    + "dde-connection|page-variable-.*|table-formula|character-count|word-count|paragraph-count|table-count|"
                    + "image-count|object-count|execute-macro)");

    private static final Set<String> TELLING = words(
            "draw:name text:name table:name style:display-name text:display-name xml:id "
                    + "draw:id text:id draw:caption-id table:formula text:formula text:description office:name table:title draw:display-name "
                    + "table:desc text:cond-style-name text:string-value office:string-value svg:font-family-src draw:notify-on-update-of-ranges "
                    + "office:target-frame-name xlink:title text:connection-name style:print-adapter-name draw:nav-order");
    private static final Set<String> LINES = words("text:p text:h text:span");
    private static final Pattern PATH = Pattern.compile("[/\\\\]|\\.[A-Za-z]{3,4}$");

    private final Map<String, String> pictures;
    private final Readable read;
    private final Set<Removed> removed;

    /** @param pictures their old names, with their new ones */
    OpenRules(Map<String, String> pictures, Readable read, Set<Removed> removed) {
        this.pictures = pictures;
        this.read = read;
        this.removed = removed;
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    private static String prefix(@Nullable String namespace) {
        return NAMESPACES.getOrDefault(namespace == null ? "" : namespace, "?");
    }

    private static String name(XMLStreamReader at) {
        return prefix(at.getNamespaceURI()) + ":" + at.getLocalName();
    }

    @Override
    public Map<String, String> namespaces() {
        return new TreeMap<>(NAMESPACES);
    }

    @Override
    public Xml.Verdict element(XMLStreamReader at) {
        String name = name(at);
        if (CHANGES.contains(name)) {
            return drop(Removed.CHANGES);
        }
        if (COMMENTS.contains(name)) {
            return drop(Removed.COMMENTS);
        }
        if (FILES.contains(name)) {
            return drop(Removed.FILES);
        }
        boolean hidden = "none".equals(at.getAttributeValue(ODF + "text:1.0", "display"))
                && at.getLocalName().equals("section");
        if (HIDDEN.contains(name) || hidden) {
            return drop(Removed.HIDDEN);
        }
        if (SILENT.contains(name) || SCRIPTS.contains(name)) {
            return Xml.Verdict.DROP;
        }
        if (name.equals("draw:image") && !pictures.containsKey(String.valueOf(at.getAttributeValue(LINK, "href")))) {
            return drop(Removed.DRAWINGS);
        }
        if (name.equals("text:a") || name.equals("draw:a")) {
            removed.add(Removed.LINKS);
            return Xml.Verdict.UNWRAP;
        }
        if (FIELD.matcher(name).matches()) {
            return Xml.Verdict.UNWRAP;
        }
        switch (name) {
            case "text:s", "text:tab" -> read.add(" ");
            case "text:line-break" -> read.line();
            case "table:table-row" -> read.row();
            default -> {
                // says nothing by itself
            }
        }
        return Xml.Verdict.KEEP;
    }

    private Xml.Verdict drop(Removed kind) {
        removed.add(kind);
        return Xml.Verdict.DROP;
    }

    @Override
    public @Nullable String attribute(XMLStreamReader at, int index) {
        String prefix = prefix(at.getAttributeNamespace(index));
        String name = prefix + ":" + at.getAttributeLocalName(index);
        String value = at.getAttributeValue(index);
        if (name.equals("xlink:href")) {
            // to a picture, or nowhere
            return pictures.get(value);
        }
        if (TELLING.contains(name) || prefix.equals("?") || (prefix.equals("xml") && !name.equals("xml:space"))) {
            return null;
        }
        return value;
    }

    @Override
    public String text(String namespace, String element, String text) {
        String name = prefix(namespace) + ":" + element;
        if (name.equals("svg:desc") && PATH.matcher(text).find()) {
            return "";
        }
        boolean indented = text.isBlank() && !LINES.contains(name);
        if ((prefix(namespace).equals("text") && !indented) || name.equals("svg:desc")) {
            read.add(text);
        }
        return text;
    }

    @Override
    public void ended(String namespace, String element) {
        String name = prefix(namespace) + ":" + element;
        switch (name) {
            case "text:note-citation" -> read.add(" ");
            case "text:p", "text:h", "svg:desc" -> read.line();
            case "table:table-cell", "table:covered-table-cell" -> read.cell();
            case "table:table-row" -> read.rowEnds();
            default -> {
                // ends no line
            }
        }
    }
}
