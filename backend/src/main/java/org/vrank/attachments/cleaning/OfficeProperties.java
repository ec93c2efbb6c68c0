package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/** What office documents say about themselves: only looked at, to tell what was left behind. */
final class OfficeProperties {
    private static final Map<String, Removed> TOLD = Map.ofEntries(
            Map.entry("creator", Removed.AUTHOR),
            Map.entry("lastModifiedBy", Removed.AUTHOR),
            Map.entry("initial-creator", Removed.AUTHOR),
            Map.entry("printed-by", Removed.AUTHOR),
            Map.entry("Company", Removed.ORGANISATION),
            Map.entry("Manager", Removed.ORGANISATION),
            Map.entry("title", Removed.TITLE),
            Map.entry("subject", Removed.TITLE),
            Map.entry("keywords", Removed.TITLE),
            Map.entry("keyword", Removed.TITLE),
            Map.entry("description", Removed.COMMENTS),
            Map.entry("created", Removed.DATES),
            Map.entry("modified", Removed.DATES),
            Map.entry("lastPrinted", Removed.DATES),
            Map.entry("creation-date", Removed.DATES),
            Map.entry("date", Removed.DATES),
            Map.entry("Application", Removed.DEVICE),
            Map.entry("generator", Removed.DEVICE),
            Map.entry("user-defined", Removed.OTHER),
            Map.entry("property", Removed.OTHER));

    private OfficeProperties() {}

    static void note(Container given, Relations root, Set<Removed> removed) throws IOException {
        for (Relations.One one : root.all()) {
            switch (one.kind()) {
                case "core-properties", "extended-properties", "custom-properties" ->
                    note(given, one.target(), removed);
                case "thumbnail" -> removed.add(Removed.THUMBNAIL);
                default -> {
                    // followed, or of no interest
                }
            }
        }
    }

    /** Whether there is a comment in a part that is there for comments: many documents have an empty one. */
    static boolean comments(Container given, String part) throws IOException {
        byte[] xml = given.part(part, Limits.XML);
        boolean[] any = {false};
        if (xml != null) {
            Xml.each(
                    xml,
                    at -> any[0] |= at.getEventType() == XMLStreamConstants.START_ELEMENT
                            && (at.getLocalName().equals("comment")
                                    || at.getLocalName().equals("cm")));
        }
        return any[0];
    }

    static void note(Container given, String part, Set<Removed> removed) throws IOException {
        byte[] xml = given.part(part, Limits.XML);
        if (xml == null) {
            return;
        }
        String[] within = {""};
        Xml.each(xml, at -> {
            switch (at.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    within[0] = at.getLocalName();
                    if (within[0].equals("property") || within[0].equals("user-defined")) {
                        removed.add(Removed.OTHER);
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    Removed told = TOLD.get(within[0]);
                    if (told != null && !at.getText().isBlank()) {
                        removed.add(told);
                    }
                }
                default -> within[0] = "";
            }
        });
    }
}
