package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;

/** What a page is painted with: known operators alone. Marks, which say what a passage is, or hold other words for it, go. */
final class PdfOperators {
    private static final Set<String> PAINT =
            Set.of(("b B b* B* BI BT BX c cm CS cs d d0 d1 Do ET EX f F f* G g gs h i j J K k l m M n "
                            + "q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"")
                    .split(" "));

    private static final Set<String> INLINE = Set.of(
            "W",
            "H",
            "BPC",
            "CS",
            "F",
            "DP",
            "D",
            "IM",
            "I",
            "Width",
            "Height",
            "BitsPerComponent",
            "ColorSpace",
            "Filter",
            "DecodeParms",
            "Decode",
            "ImageMask",
            "Interpolate");

    private PdfOperators() {}

    static void copy(byte[] given, OutputStream out) throws IOException {
        PDFStreamParser parser = new PDFStreamParser(given);
        ContentStreamWriter writer = new ContentStreamWriter(out);
        List<COSBase> operands = new ArrayList<>();
        for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
            if (token instanceof COSBase operand) {
                if (operands.size() < 10_000) {
                    operands.add(operand);
                }
            } else if (token instanceof Operator operator) {
                if (PAINT.contains(operator.getName())) {
                    for (COSBase operand : operands) {
                        writer.writeTokens(operand);
                    }
                    writer.writeTokens(operator.getName().equals("BI") ? inline(operator) : operator);
                }
                operands.clear();
            }
        }
    }

    private static Operator inline(Operator given) throws IOException {
        Operator picture = Operator.getOperator("BI");
        COSDictionary kept = new COSDictionary();
        for (Map.Entry<COSName, COSBase> entry : given.getImageParameters().entrySet()) {
            if (INLINE.contains(entry.getKey().getName())) {
                kept.setItem(entry.getKey(), entry.getValue());
            }
        }
        picture.setImageParameters(kept);
        byte[] data = given.getImageData();
        String filter = String.valueOf(kept.getNameAsString(COSName.F, kept.getNameAsString(COSName.FILTER)));
        picture.setImageData(filter.startsWith("DCT") ? JpegSegments.pixelsOnly(data) : data);
        return picture;
    }
}
