package org.vrank.attachments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Everything in a file, unpacked, to look for a word in. */
final class Inside {
    private static final List<Charset> WRITTEN =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    private Inside() {}

    static boolean holds(byte[] file, String word) throws IOException {
        for (byte[] layer : layers(file)) {
            String bytes = new String(layer, StandardCharsets.ISO_8859_1);
            for (Charset written : WRITTEN) {
                if (bytes.contains(new String(word.getBytes(written), StandardCharsets.ISO_8859_1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<byte[]> layers(byte[] file) throws IOException {
        List<byte[]> layers = new ArrayList<>(List.of(file));
        if (starts(file, "PK")) {
            for (byte[] part : Office.unzip(file).values()) {
                layers.addAll(layers(part));
            }
        } else if (starts(file, "%PDF")) {
            try (PDDocument document = Loader.loadPDF(file)) {
                for (var key : document.getDocument().getXrefTable().keySet()) {
                    gather(document.getDocument().getObjectFromPool(key), layers);
                }
            }
        } else if (starts(file, "\u0089PNG")) {
            chunks(file, layers);
        }
        return layers;
    }

    private static boolean starts(byte[] file, String with) {
        return new String(file, 0, Math.min(file.length, 8), StandardCharsets.ISO_8859_1).startsWith(with);
    }

    private static void gather(COSObject reference, List<byte[]> layers) throws IOException {
        COSBase object = reference.getObject();
        if (object != null) {
            direct(object, layers);
        }
    }

    private static void direct(COSBase object, List<byte[]> layers) throws IOException {
        if (object instanceof COSString string) {
            layers.add(string.getBytes());
        } else if (object instanceof COSArray array) {
            for (COSBase each : array) {
                if (!(each instanceof COSObject)) {
                    direct(each, layers);
                }
            }
        } else if (object instanceof COSDictionary dictionary) {
            if (object instanceof COSStream stream) {
                try (var raw = stream.createRawInputStream();
                        var plain = stream.createInputStream()) {
                    layers.add(raw.readAllBytes());
                    layers.add(plain.readAllBytes());
                }
            }
            for (COSBase each : dictionary.getValues()) {
                if (!(each instanceof COSObject)) {
                    direct(each, layers);
                }
            }
        }
    }

    private static void chunks(byte[] png, List<byte[]> layers) {
        String bytes = new String(png, StandardCharsets.ISO_8859_1);
        for (String name : List.of("zTXt", "iTXt")) {
            int at = bytes.indexOf(name);
            for (int from = at; at >= 0 && from < at + 120; from++) {
                try (var in = new java.util.zip.InflaterInputStream(
                        new java.io.ByteArrayInputStream(png, from, png.length - from))) {
                    layers.add(in.readNBytes(10_000));
                } catch (IOException notHere) {
                    // it begins elsewhere
                }
            }
        }
    }
}
