package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.vrank.platform.Language;

class ChunksTest {
    /** Words of four languages, and what stands between and within them. */
    private static final List<String> PIECES = List.of(
            "jeugdwerkers",
            "straathoekwerk",
            "l'école",
            "d’une",
            "Schulsozialarbeit",
            "Straße",
            "o'clock",
            "the school's",
            "3.5",
            "12:30",
            "e-mail",
            "naïve",
            "de",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "\u00a0",
            "\u2028",
            ".",
            ",",
            "'",
            "’",
            "-",
            "_",
            ":",
            "\u0301",
            "\u200d",
            "\u00ad",
            "\ufeff",
            "" + Fragments.BEGIN,
            "" + Fragments.END,
            "漢字",
            "ไทย",
            "👩\u200d👧",
            "עברית",
            "العربية",
            "a".repeat(300));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(PIECES),
                        Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(3))
                .list()
                .ofMaxSize(14)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 2_000)
    void a_text_has_the_terms_of_its_pieces_where_the_whole_chain_finds_them(
            @ForAll("texts") String text, @ForAll Language language) throws IOException {
        List<Chunks.Place> whole = terms(Analysis.of(language), text);
        assertThat(terms(Analysis.INDEX, Analysis.body(language), text)).isEqualTo(whole);
        assertThat(terms(Analysis.INDEX, Analysis.body(language), text))
                .as("remembered")
                .isEqualTo(whole);
        assertThat(walked(language, text)).isEqualTo(whole.subList(0, whole.size() - 1));
    }

    private static List<Chunks.Place> terms(Analyzer analyzer, String text) throws IOException {
        return terms(analyzer, "", text);
    }

    /** The last is not a term but the end. */
    private static List<Chunks.Place> terms(Analyzer analyzer, String field, String text) throws IOException {
        List<Chunks.Place> places = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                places.add(place(term.toString(), offset, step));
            }
            stream.end();
            places.add(new Chunks.Place("", 0, 0, step.getPositionIncrement()));
        }
        return places;
    }

    private static Chunks.Place place(String term, OffsetAttribute offset, PositionIncrementAttribute step) {
        return new Chunks.Place(term, offset.startOffset(), offset.endOffset(), step.getPositionIncrement());
    }

    private static List<Chunks.Place> walked(Language language, String text) {
        List<Chunks.Place> places = new ArrayList<>();
        Chunks.Walk walk = Chunks.of(language).walk(text);
        while (walk.next()) {
            places.add(new Chunks.Place(walk.term(), walk.start(), walk.end(), walk.step()));
        }
        return places;
    }
}
