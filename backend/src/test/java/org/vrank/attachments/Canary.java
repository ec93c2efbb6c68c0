package org.vrank.attachments;

import java.util.ArrayList;
import java.util.List;

/**
 * A file with something hidden in it.
 *
 * @param name the format and where the word is hidden
 * @param word hidden there, in this file alone
 * @param shown what its readers see, or empty for a picture
 */
@SuppressWarnings("ArrayRecordComponent")
record Canary(String name, String word, String shown, byte[] bytes) {

    /** Makes a file of one format, with a word hidden in one place. */
    interface Hiding {
        byte[] hide(String place, String word) throws Exception;
    }

    /** Sixty, in each format wherever a name, a place, a company, a comment or an earlier wording is known to hide. */
    static List<Canary> all() {
        List<Canary> all = new ArrayList<>();
        add(all, "pdf", Pdf.SHOWN, Pdf.PLACES, Pdf::with);
        add(all, "docx", Office.SHOWN, Office.DOCX, Office::docx);
        add(all, "pptx", Office.SHOWN, Office.PPTX, Office::pptx);
        add(all, "odt", Office.SHOWN, Office.ODT, Office::odt);
        add(all, "jpg", "", Picture.JPEG, Picture::jpeg);
        add(all, "png", "", Picture.PNG, Picture::png);
        return all;
    }

    private static void add(List<Canary> all, String ending, String shown, List<String> places, Hiding hiding) {
        for (String place : places) {
            String word = "Kwartelnest" + (100 + all.size());
            try {
                all.add(new Canary(ending + ", " + place, word, shown, hiding.hide(place, word)));
            } catch (Exception e) {
                throw new IllegalStateException(ending + ", " + place, e);
            }
        }
    }

    String ending() {
        return name.substring(0, name.indexOf(','));
    }
}
