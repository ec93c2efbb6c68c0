package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** What a part of a DOCX or PPTX refers to. */
record Relations(List<One> all) {
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

    /** @param target the name of a part; of an external one, an address */
    record One(String id, String type, String target, boolean external) {
        /** The last word of its type. */
        String kind() {
            return type.startsWith("http://schemas.") ? type.substring(type.lastIndexOf('/') + 1) : "";
        }
    }

    /** Of a part, or of the whole when it has no name. */
    static Relations of(Container given, String part) throws IOException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        byte[] xml = given.part(folder + "_rels/" + part.substring(slash + 1) + ".rels", Limits.XML);
        List<One> all = new ArrayList<>();
        if (xml != null) {
            Xml.each(xml, at -> {
                String id =
                        at.getEventType() == XMLStreamConstants.START_ELEMENT ? at.getAttributeValue(null, "Id") : null;
                String type = id == null ? null : at.getAttributeValue(null, "Type");
                String target = id == null ? null : at.getAttributeValue(null, "Target");
                if (id != null && type != null && target != null && all.size() < Limits.PARTS) {
                    boolean external = "External".equals(at.getAttributeValue(null, "TargetMode"));
                    all.add(new One(id, type, external ? target : resolved(folder, target), external));
                }
            });
        }
        return new Relations(all);
    }

    private static String resolved(String folder, String target) {
        try {
            String path = URI.create("/" + folder).resolve(target).getPath();
            return path == null || path.isEmpty() ? "" : path.substring(1);
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }

    @Nullable
    String first(String kind) {
        return all.stream()
                .filter(one -> one.kind().equals(kind) && !one.external())
                .map(One::target)
                .findFirst()
                .orElse(null);
    }

    static String line(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + escaped(type) + "\" Target=\"" + target + "\"/>";
    }

    /** Types come from the document, and those that are followed are known words. */
    private static String escaped(String type) {
        return OfficeWords.RELATIONS + "/" + type.substring(type.lastIndexOf('/') + 1);
    }

    static byte[] whole(String lines) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"" + PACKAGE
                        + "\">" + lines + "</Relationships>")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xml(Map<String, String> targets, String folder) {
        StringBuilder lines = new StringBuilder();
        targets.forEach((kind, target) ->
                lines.append(line("rId" + (lines.length() + 1), OfficeWords.RELATIONS + "/" + kind, folder + target)));
        return whole(lines.toString());
    }
}
