package org.vrank.attachments.cleaning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/** Takes over what paints a page: resources key by known key, streams unpacked and packed again, operators one by one. */
final class PdfCopy {
    /** Every key that what paints a page can have (ISO 32000-1, 8 to 11), except those that only tell about it. */
    private static final Set<String> KEYS =
            Set.of(("Type Subtype Resources Font XObject ExtGState ColorSpace Pattern Shading ProcSet "
                            + "BBox Matrix Group S CS I K FormType Width Height BitsPerComponent Intent ImageMask Mask Decode Interpolate "
                            + "SMask SMaskInData Matte PatternType PaintType TilingType XStep YStep ShadingType Background AntiAlias "
                            + "Function Domain Coords Extend BitsPerCoordinate BitsPerFlag VerticesPerRow FunctionType Range Size "
                            + "BitsPerSample Order Encode C0 C1 N Functions Bounds LW LC LJ ML D RI OP op OPM BG BG2 UCR UCR2 TR TR2 "
                            + "HT FL SM SA BM CA ca AIS TK G BC BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode "
                            + "DescendantFonts CIDSystemInfo Registry Ordering Supplement DW W DW2 W2 CIDToGIDMap FontBBox FontMatrix "
                            + "CharProcs FontName FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight "
                            + "XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet Length1 "
                            + "Length2 Length3 BaseEncoding Differences CMapName WMode UseCMap WhitePoint BlackPoint Gamma HalftoneType "
                            + "Frequency Angle SpotFunction TransferFunction")
                    .split(" "));

    private static final Set<String> SETS =
            Set.of("Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading", "CharProcs");

    private static final int DEEPEST = 120;

    private final PDDocument made;
    private final Map<COSBase, COSBase> done = new IdentityHashMap<>();

    PdfCopy(PDDocument made) {
        this.made = made;
    }

    PDPage page(PDPage source) throws IOException {
        PDPage page = new PDPage(source.getMediaBox());
        page.setCropBox(source.getCropBox());
        page.setRotation(source.getRotation());
        COSDictionary resources =
                source.getResources() == null ? null : source.getResources().getCOSObject();
        COSBase copied = resources == null ? null : copy(resources, "Resources", "", 0);
        page.setResources(copied instanceof COSDictionary kept ? new PDResources(kept) : new PDResources());
        PDStream contents = new PDStream(made);
        try (InputStream in = source.getContents();
                OutputStream out = contents.createOutputStream(COSName.FLATE_DECODE)) {
            PdfOperators.copy(in == null ? new byte[0] : whole(in), out);
        }
        page.setContents(contents);
        return page;
    }

    /**
     * @param key under which it stands, and
     * @param above under which that stands: names of resources may be any, keys may not
     */
    private @Nullable COSBase copy(COSBase given, String key, String above, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new Unfit("attachment.unreadable");
        }
        COSBase direct = given instanceof COSObject reference ? reference.getObject() : given;
        if (direct == null || direct instanceof COSNull) {
            return null;
        }
        COSBase known = done.get(direct);
        if (known != null) {
            return known;
        }
        return switch (direct) {
            case COSStream stream -> stream(stream, key, above, depth);
            case COSDictionary dictionary -> {
                COSDictionary made = new COSDictionary();
                done.put(dictionary, made);
                fill(dictionary, made, key, above, depth);
                yield made;
            }
            case COSArray array -> array(array, key, above, depth);
            case COSName name -> name;
            case COSNumber number -> number;
            case COSBoolean yes -> yes;
            case COSString string -> new COSString(string.getBytes());
            default -> null;
        };
    }

    private void fill(COSDictionary from, COSDictionary into, String key, String above, int depth) throws IOException {
        boolean set = SETS.contains(key) && (above.equals("Resources") || key.equals("CharProcs"));
        for (Map.Entry<COSName, COSBase> entry : from.entrySet()) {
            String name = entry.getKey().getName();
            if (set || KEYS.contains(name)) {
                COSBase value = copy(entry.getValue(), set ? "" : name, key, depth + 1);
                if (value != null) {
                    into.setItem(entry.getKey(), value);
                }
            }
        }
    }

    /** A colour space by profile becomes the plain one with as many colours: profiles tell who made them, and on what. */
    private @Nullable COSBase array(COSArray given, String key, String above, int depth) throws IOException {
        if (given.size() == 2
                && given.getObject(0) instanceof COSName name
                && name.getName().equals("ICCBased")
                && given.getObject(1) instanceof COSStream profile) {
            return switch (profile.getInt(COSName.N)) {
                case 1 -> COSName.DEVICEGRAY;
                case 4 -> COSName.DEVICECMYK;
                default -> COSName.DEVICERGB;
            };
        }
        COSArray made = new COSArray();
        done.put(given, made);
        for (int i = 0; i < given.size(); i++) {
            COSBase value = given.get(i) == null ? null : copy(given.get(i), key, above, depth + 1);
            made.add(value == null ? COSNull.NULL : value);
        }
        return made;
    }

    private COSStream stream(COSStream given, String key, String above, int depth) throws IOException {
        COSStream copied = made.getDocument().createCOSStream();
        done.put(given, copied);
        fill(given, copied, key, above, depth);
        String subtype = String.valueOf(given.getNameAsString(COSName.SUBTYPE));
        if (subtype.equals("Image")) {
            picture(given, copied);
            return copied;
        }
        byte[] plain = unpacked(given);
        try (OutputStream out = copied.createOutputStream(COSName.FLATE_DECODE)) {
            if (subtype.equals("Form") || given.getInt("PatternType") == 1 || above.equals("CharProcs")) {
                PdfOperators.copy(plain, out);
            } else if (key.equals("ToUnicode") || key.equals("Encoding") || given.getInt("FunctionType") == 4) {
                out.write(withoutRemarks(plain));
            } else {
                out.write(plain);
            }
        }
        return copied;
    }

    private static void picture(COSStream given, COSStream copied) throws IOException {
        long pixels = (long) given.getInt(COSName.WIDTH) * given.getInt(COSName.HEIGHT);
        if (pixels > Limits.MEGAPIXELS * 1_000_000L) {
            throw new Unfit("attachment.pixels", Limits.MEGAPIXELS);
        }
        List<COSName> filters = new PDStream(given).getFilters();
        if (filters.contains(COSName.JPX_DECODE)) {
            throw new Unfit("attachment.jpeg2000");
        }
        if (filters.contains(COSName.DCT_DECODE) || filters.contains(COSName.DCT_DECODE_ABBREVIATION)) {
            byte[] jpeg;
            try (InputStream in = new PDStream(given)
                    .createInputStream(
                            List.of(COSName.DCT_DECODE.getName(), COSName.DCT_DECODE_ABBREVIATION.getName()))) {
                jpeg = in.readAllBytes();
            }
            try (OutputStream out = copied.createRawOutputStream()) {
                out.write(JpegSegments.pixelsOnly(jpeg));
            }
            copied.setItem(COSName.FILTER, COSName.DCT_DECODE);
            return;
        }
        try (OutputStream out = copied.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(unpacked(given));
        }
    }

    private static byte[] unpacked(COSStream given) throws IOException {
        try (InputStream in = given.createInputStream()) {
            return whole(in);
        }
    }

    private static byte[] whole(InputStream in) throws IOException {
        byte[] plain = in.readNBytes(Limits.XML + 1);
        if (plain.length > Limits.XML) {
            throw new Unfit("attachment.inflated");
        }
        return plain;
    }

    /** Without what PostScript passes over: from a percent sign to the end of its line. */
    private static byte[] withoutRemarks(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length);
        for (String line : new String(plain, StandardCharsets.ISO_8859_1).split("[\r\n]+")) {
            int remark = line.indexOf('%');
            out.writeBytes((remark < 0 ? line : line.substring(0, remark)).getBytes(StandardCharsets.ISO_8859_1));
            out.write('\n');
        }
        return out.toByteArray();
    }
}
