package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What of the XML of a DOCX or PPTX may pass. Changes are as if accepted, comments and hidden runs gone, fields are what they show,
 * except page numbers; references to what is not kept go, with the element that makes them.
 */
final class OfficeRules implements Xml.Rules {
    private static final Set<String> NO = Set.of("0", "false", "off");

    private static final Pattern PATH = Pattern.compile("[/\\\\]|\\.[A-Za-z]{3,4}$");
    private static final Pattern PAGE = Pattern.compile("\\s*(PAGE|NUMPAGES|SECTIONPAGES)\\b.*", Pattern.DOTALL);

    private final Map<String, String> relations;
    private final Set<Integer> doomed;
    private final Readable read;
    private final Set<Removed> removed;
    private final Set<Integer> placeholders;
    private boolean within;
    private boolean silent;

    /**
     * @param relations of the part, from its old ids to its new ones
     * @param model whether what stands in its placeholders shows on no slide
     */
    OfficeRules(byte[] xml, Map<String, String> relations, boolean model, Readable read, Set<Removed> removed)
            throws IOException {
        this.relations = relations;
        this.read = read;
        this.removed = removed;
        this.doomed = around(xml, Set.of("w:r", "p:graphicFrame"), OfficeRules::dooms);
        this.placeholders = model ? around(xml, Set.of("p:sp"), at -> name(at).equals("p:ph")) : Set.of();
        if (!doomed.isEmpty()) {
            removed.add(Removed.HIDDEN);
        }
    }

    /** Where those of these elements stand in which something is found: one looks ahead to know. */
    private static Set<Integer> around(byte[] xml, Set<String> elements, Predicate<XMLStreamReader> found)
            throws IOException {
        Set<Integer> places = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        Xml.each(xml, at -> {
            if (at.getEventType() == XMLStreamConstants.CHARACTERS) {
                return;
            }
            boolean begins = at.getEventType() == XMLStreamConstants.START_ELEMENT;
            if (elements.contains(name(at))) {
                if (begins) {
                    open.push(place(at));
                } else {
                    open.pop();
                }
            } else if (begins && !open.isEmpty() && found.test(at)) {
                places.add(open.peek());
            }
        });
        return places;
    }

    /** A run that is hidden, a frame around a foreign object. */
    private static boolean dooms(XMLStreamReader at) {
        String value = at.getAttributeValue(OfficeWords.WORD, "val");
        boolean hides = name(at).equals("w:vanish") && (value == null || !NO.contains(value));
        return hides || name(at).equals("p:oleObj");
    }

    private static int place(XMLStreamReader at) {
        return at.getLocation().getCharacterOffset();
    }

    private static String name(XMLStreamReader at) {
        return prefix(at.getNamespaceURI()) + ":" + at.getLocalName();
    }

    private static String prefix(@Nullable String namespace) {
        return OfficeWords.NAMESPACES.getOrDefault(namespace == null ? "" : namespace, "?");
    }

    @Override
    public Map<String, String> namespaces() {
        return new TreeMap<>(OfficeWords.NAMESPACES);
    }

    @Override
    public Xml.Verdict element(XMLStreamReader at) {
        String name = name(at);
        if (doomed.contains(place(at))) {
            return Xml.Verdict.DROP;
        }
        silent = silent || placeholders.contains(place(at));
        if (OfficeWords.CHANGES.contains(name)) {
            return drop(Removed.CHANGES);
        }
        if (OfficeWords.COMMENTS.contains(name)) {
            return drop(Removed.COMMENTS);
        }
        if (OfficeWords.LINKS.contains(name)) {
            return drop(Removed.LINKS);
        }
        if (OfficeWords.FILES.contains(name)) {
            return drop(Removed.FILES);
        }
        if (OfficeWords.SILENT.contains(name) || lost(at, name) || foreignChoice(at, name)) {
            return Xml.Verdict.DROP;
        }
        if (OfficeWords.UNWRAPPED.contains(name)) {
            if (name.equals("w:hyperlink")) {
                removed.add(Removed.LINKS);
            } else if (name.equals("w:ins") || name.equals("w:moveTo")) {
                removed.add(Removed.CHANGES);
            }
            return Xml.Verdict.UNWRAP;
        }
        if (name.equals("w:fldSimple") && !pages(at.getAttributeValue(OfficeWords.WORD, "instr"))) {
            return Xml.Verdict.UNWRAP;
        }
        if (name.equals("w:tab") || name.equals("w:br") || name.equals("a:br")) {
            read.add(" ");
        }
        if (name.equals("w:tr") || name.equals("a:tr")) {
            read.row();
        }
        if (name.equals("w:instrText")) {
            within = false;
        }
        String alternative = at.getAttributeValue(null, "descr");
        if (alternative != null
                && !alternative.isBlank()
                && !PATH.matcher(alternative).find()) {
            read.line();
            read.add(alternative);
            read.line();
        }
        return Xml.Verdict.KEEP;
    }

    private Xml.Verdict drop(Removed kind) {
        removed.add(kind);
        return Xml.Verdict.DROP;
    }

    /** An element that refers to what is not kept; a picture stays as an empty frame. */
    private boolean lost(XMLStreamReader at, String name) {
        if (name.equals("a:blip") || name.equals("w:hyperlink")) {
            return false;
        }
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (OfficeWords.RELATIONS.equals(at.getAttributeNamespace(i))
                    && !relations.containsKey(at.getAttributeValue(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean foreignChoice(XMLStreamReader at, String name) {
        String needs = at.getAttributeValue(null, "Requires");
        if (!name.equals("mc:Choice") || needs == null) {
            return false;
        }
        for (String prefix : needs.strip().split("\\s+")) {
            if (prefix(at.getNamespaceURI(prefix)).equals("?")) {
                return true;
            }
        }
        return false;
    }

    private static boolean pages(@Nullable String instruction) {
        return instruction != null && PAGE.matcher(instruction).matches();
    }

    @Override
    public @Nullable String attribute(XMLStreamReader at, int index) {
        String name = at.getAttributeLocalName(index);
        String value = at.getAttributeValue(index);
        String prefix = prefix(at.getAttributeNamespace(index));
        if (OfficeWords.RELATIONS.equals(at.getAttributeNamespace(index))) {
            return relations.get(value);
        }
        if (prefix.equals("mc") || (prefix.equals("xml") && !name.equals("space")) || name.startsWith("rsid")) {
            return null;
        }
        if (name.equals("Requires")) {
            StringBuilder needs = new StringBuilder();
            for (String needed : value.strip().split("\\s+")) {
                needs.append(needs.isEmpty() ? "" : " ").append(prefix(at.getNamespaceURI(needed)));
            }
            return needs.toString();
        }
        if (name.equals("instr")) {
            return pageField(value);
        }
        if (name.equals("descr")) {
            return PATH.matcher(value).find() ? null : value;
        }
        boolean plain = at.getAttributeNamespace(index) == null
                || at.getAttributeNamespace(index).isEmpty();
        if (plain && name.equals("name")) {
            boolean does = OfficeWords.NAMED.contains(prefix(at.getNamespaceURI()))
                    || OfficeWords.NAMED.contains(at.getLocalName());
            return does ? value : "";
        }
        boolean tells = OfficeWords.TELLING.contains(name) && !(prefix.equals("w") && name.equals("name"));
        return tells && !name.equals("lastClr") ? null : value;
    }

    private static String pageField(String value) {
        var found = PAGE.matcher(value);
        return found.matches() ? " " + found.group(1) + " " : " QUOTE ";
    }

    @Override
    public String text(String namespace, String element, String text) {
        String name = prefix(namespace) + ":" + element;
        if (name.equals("w:instrText")) {
            String kept = within ? "" : pageField(text);
            within = true;
            return kept;
        }
        if (!OfficeWords.TEXTS.contains(name)) {
            return "";
        }
        if (!silent && OfficeWords.SAYING.contains(name)) {
            read.add(text);
        }
        return text;
    }

    @Override
    public void ended(String namespace, String element) {
        String name = prefix(namespace) + ":" + element;
        switch (name) {
            case "p:sp" -> silent = false;
            case "w:p", "a:p", "c:v" -> read.line();
            case "w:tc", "a:tc" -> read.cell();
            case "w:tr", "a:tr" -> read.rowEnds();
            default -> {
                // ends no line
            }
        }
    }
}
