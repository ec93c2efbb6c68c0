package org.vrank.attachments.cleaning;

import java.util.Map;
import java.util.Set;

/** The names that {@link OfficeRules} go by: ECMA-376, and what later versions of Office added to it. */
final class OfficeWords {
    static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String MAIN = "http://schemas.openxmlformats.org/";

    static final Map<String, String> NAMESPACES = Map.ofEntries(
            Map.entry(WORD, "w"),
            Map.entry(MAIN + "presentationml/2006/main", "p"),
            Map.entry(MAIN + "drawingml/2006/main", "a"),
            Map.entry(MAIN + "drawingml/2006/wordprocessingDrawing", "wp"),
            Map.entry(MAIN + "drawingml/2006/picture", "pic"),
            Map.entry(MAIN + "drawingml/2006/chart", "c"),
            Map.entry(MAIN + "drawingml/2006/diagram", "dgm"),
            Map.entry(MAIN + "officeDocument/2006/math", "m"),
            Map.entry(RELATIONS, "r"),
            Map.entry(MAIN + "markup-compatibility/2006", "mc"),
            Map.entry("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"),
            Map.entry("http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", "wpg"),
            Map.entry("http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", "wpc"),
            Map.entry("urn:schemas-microsoft-com:vml", "v"),
            Map.entry("urn:schemas-microsoft-com:office:office", "o"),
            Map.entry("urn:schemas-microsoft-com:office:word", "w10"),
            Map.entry("http://www.w3.org/XML/1998/namespace", "xml"));

    static final Set<String> CHANGES =
            words("w:del w:moveFrom w:delText w:delInstrText w:rPrChange w:pPrChange w:sectPrChange "
                    + "w:tblPrChange w:tblGridChange w:trPrChange w:tcPrChange w:tblPrExChange w:numberingChange w:moveFromRangeStart "
                    + "w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd w:customXmlInsRangeStart w:customXmlInsRangeEnd "
                    + "w:customXmlDelRangeStart w:customXmlDelRangeEnd w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd "
                    + "w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd w:cellIns w:cellDel w:cellMerge");
    static final Set<String> COMMENTS =
            words("w:commentRangeStart w:commentRangeEnd w:commentReference w:annotationRef");
    static final Set<String> LINKS = words("a:hlinkClick a:hlinkHover a:hlinkMouseOver");
    static final Set<String> FILES = words(
            "o:OLEObject p:oleObj c:externalData w:altChunk w:subDoc p:contentPart w:control "
                    + "p:controls a:audioCd a:wavAudioFile a:audioFile a:videoFile a:quickTimeFile a:snd p:embeddedFontLst");
    static final Set<String> SILENT =
            words("w:proofErr w:permStart w:permEnd w:bookmarkStart w:bookmarkEnd w:sdtPr w:sdtEndPr "
                    + "w:dataBinding w:lastRenderedPageBreak w:ffData w:nsid w:tmpl w:docVars w:smartTagPr w:customXmlPr w:rsid "
                    + "w:embedRegular w:embedBold w:embedItalic w:embedBoldItalic w:docPartObj "
                    + "p:timing p:transition p:notesMasterIdLst p:handoutMasterIdLst p:custShowLst p:modifyVerifier p:custDataLst "
                    + "p:photoAlbum p:smartTags p:extLst a:extLst c:extLst dgm:extLst c:userShapes c:printSettings c:protection "
                    + "c:pivotSource o:ink o:signatureline");
    static final Set<String> UNWRAPPED = words("w:ins w:moveTo w:hyperlink w:smartTag w:customXml w:sdt w:sdtContent");
    static final Set<String> TEXTS =
            words("w:t a:t m:t c:v c:formatCode c:separator wp:posOffset wp:align a:tableStyleId");

    static final Set<String> SAYING = words("w:t a:t m:t c:v");
    /** Elements whose attribute {@code name} does something; elsewhere it only tells what somebody, or a camera, called it. */
    static final Set<String> NAMED = Set.of("dgm", "gd");

    static final Set<String> TELLING =
            words("name title author userId initials date tooltip alt href altText styleName "
                    + "label gfxdata dateTime lastClr invalidUrl action tgtFrame docLocation anchor uri3 providerId");

    private OfficeWords() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
