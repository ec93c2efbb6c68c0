package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
        return Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(14)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 2_000)
    void a_text_has_the_terms_of_its_pieces_where_the_whole_chain_finds_them(
            @ForAll("texts") String text, @ForAll Language language) {
        List<Chunks.Place> whole = new ArrayList<>();
        for (Words.Word word : Words.of(text, Analysis.of(language), Integer.MAX_VALUE)) {
            word.terms().forEach(term -> whole.add(new Chunks.Place(term, word.start(), word.end())));
        }
        assertThat(walked(language, text)).isEqualTo(whole);
        assertThat(walked(language, text)).as("remembered").isEqualTo(whole);
    }

    private static List<Chunks.Place> walked(Language language, String text) {
        List<Chunks.Place> places = new ArrayList<>();
        Chunks.Walk walk = Chunks.of(language).walk(text);
        while (walk.next()) {
            places.add(new Chunks.Place(walk.term(), walk.start(), walk.end()));
        }
        return places;
    }
}
