package org.vrank.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.compound.DictionaryCompoundWordTokenFilter;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.util.IOUtils;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/**
 * How text becomes terms. Title and body go through the chain of the item's language into fields of that language; all words
 * also go unchanged into one exact field, which serves spelling too; titles go by their beginnings into a field for suggestions.
 */
final class Analysis {
    /** Raise it when the chains or the fields change: every index of another version builds itself again. */
    private static final String CHAINS = "4";

    static final String EXACT = "exact";
    static final String BEGINNINGS = "beginnings";

    private static final int SHORTEST_COMPOUND = 6;
    private static final int SHORTEST_PART = 4;
    private static final int LONGEST_PART = 15;
    private static final int LONGEST_BEGINNING = 20;
    private static final List<String> PARTS_NL = List.of("search/opentaal/parts-nl.txt", "search/parts-nl.txt");
    private static final List<String> PARTS_DE = List.of("search/igerman98/parts-de.txt", "search/parts-de.txt");
    private static final String STEMS = "search/stems.csv";

    private static final Map<Language, CharArraySet> SMALL = Map.of(
            Language.NL, DutchAnalyzer.getDefaultStopSet(),
            Language.FR, FrenchAnalyzer.getDefaultStopSet(),
            Language.DE, GermanAnalyzer.getDefaultStopSet(),
            Language.EN, english());

    private static final Map<Language, Analyzer> CHAIN = chains();
    private static final Analyzer WORDS = chain(in -> in);
    private static final Analyzer FOLDED = chain(ASCIIFoldingFilter::new);

    /** What the index is written with. */
    static final Analyzer INDEX = perField();

    /** Names the chains and their word lists. */
    static final String VERSION = version();

    private Analysis() {}

    static String title(Language language) {
        return "title_" + language.code();
    }

    static String body(Language language) {
        return "body_" + language.code();
    }

    /** The chain of a language: original word first, then the parts of a compound at the same place. */
    static Analyzer of(Language language) {
        return java.util.Objects.requireNonNull(CHAIN.get(language));
    }

    /** Words as they are, in lower case. */
    static Analyzer words() {
        return WORDS;
    }

    /** Words in lower case without accents, as the beginnings are kept. */
    static Analyzer folded() {
        return FOLDED;
    }

    /** Whether a word is one letter or, beside others, only holds these together in one of the languages. */
    static boolean small(String word, boolean besideOthers) {
        return word.codePointCount(0, word.length()) == 1
                || (besideOthers && SMALL.values().stream().anyMatch(words -> words.contains(word)));
    }

    /** Whether a word, in lower case, only holds others together in this language. */
    static boolean small(Language language, String word) {
        return java.util.Objects.requireNonNull(SMALL.get(language)).contains(word);
    }

    /** Those of Snowball, as for the other languages; Lucene's own chain for English knows only three dozen. */
    private static CharArraySet english() {
        try (Reader words = IOUtils.getDecodingReader(
                IOUtils.requireResourceNonNull(
                        EnglishAnalyzer.class.getResourceAsStream(
                                "/org/apache/lucene/analysis/snowball/english_stop.txt"),
                        "english_stop.txt"),
                StandardCharsets.UTF_8)) {
            return WordlistLoader.getSnowballWordSet(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Chain {
        TokenStream apply(TokenStream in);
    }

    private static Analyzer chain(Chain filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer words = new StandardTokenizer();
                return new TokenStreamComponents(words, filters.apply(new LowerCaseFilter(words)));
            }
        };
    }

    private static Map<Language, Analyzer> chains() {
        CharArraySet partsNl = parts(PARTS_NL);
        CharArraySet partsDe = parts(PARTS_DE);
        Map<Language, Analyzer> chains = new EnumMap<>(Language.class);
        chains.put(
                Language.NL,
                chain(in -> distinct(fold(new DutchLightStemFilter(
                        known("nl", compounds(stop(in, DutchAnalyzer.getDefaultStopSet()), partsNl)))))));
        chains.put(
                Language.FR,
                chain(in -> distinct(new FrenchLightStemFilter(known(
                        "fr",
                        fold(stop(
                                new ElisionFilter(in, FrenchAnalyzer.DEFAULT_ARTICLES),
                                FrenchAnalyzer.getDefaultStopSet())))))));
        chains.put(
                Language.DE,
                chain(in -> distinct(fold(new GermanLightStemFilter(new GermanNormalizationFilter(
                        known("de", compounds(stop(in, GermanAnalyzer.getDefaultStopSet()), partsDe))))))));
        chains.put(
                Language.EN,
                chain(in -> distinct(fold(new PorterStemFilter(
                        known("en", stop(new EnglishPossessiveFilter(in), EnglishAnalyzer.getDefaultStopSet())))))));
        return chains;
    }

    private static TokenFilter stop(TokenStream in, CharArraySet words) {
        return new StopFilter(in, words);
    }

    private static TokenFilter compounds(TokenStream in, CharArraySet parts) {
        return new DictionaryCompoundWordTokenFilter(in, parts, SHORTEST_COMPOUND, SHORTEST_PART, LONGEST_PART, true);
    }

    private static TokenFilter known(String language, TokenStream in) {
        return new StemmerOverrideFilter(in, STEM.get(language));
    }

    private static TokenFilter fold(TokenStream in) {
        return new ASCIIFoldingFilter(in);
    }

    private static TokenFilter distinct(TokenStream in) {
        return new RemoveDuplicatesTokenFilter(in);
    }

    private static final Map<String, StemmerOverrideFilter.StemmerOverrideMap> STEM = stems();

    private static Map<String, StemmerOverrideFilter.StemmerOverrideMap> stems() {
        Map<String, StemmerOverrideFilter.Builder> builders = new HashMap<>();
        for (Language language : Language.values()) {
            builders.put(language.code(), new StemmerOverrideFilter.Builder());
        }
        for (CSVRecord row : ContentFiles.csv(STEMS)) {
            StemmerOverrideFilter.Builder builder = builders.get(row.get("language"));
            if (builder != null) {
                builder.add(row.get("word"), row.get("stem"));
            }
        }
        Map<String, StemmerOverrideFilter.StemmerOverrideMap> stems = new HashMap<>();
        builders.forEach((language, builder) -> {
            try {
                stems.put(language, builder.build());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return stems;
    }

    private static CharArraySet parts(List<String> files) {
        CharArraySet parts = new CharArraySet(32_000, false);
        for (String file : files) {
            ContentFiles.text(file)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(parts::add);
        }
        return parts;
    }

    private static Analyzer perField() {
        Map<String, Analyzer> fields = new HashMap<>();
        for (Language language : Language.values()) {
            fields.put(title(language), Chunks.remembering(language));
            fields.put(body(language), Chunks.remembering(language));
        }
        fields.put(
                BEGINNINGS,
                chain(in -> new EdgeNGramTokenFilter(new ASCIIFoldingFilter(in), 2, LONGEST_BEGINNING, true)));
        return new PerFieldAnalyzerWrapper(WORDS, fields);
    }

    private static String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (List<String> files : List.of(PARTS_NL, PARTS_DE, List.of(STEMS))) {
                for (String file : files) {
                    digest.update(ContentFiles.text(file).getBytes(StandardCharsets.UTF_8));
                }
            }
            return CHAINS + "-" + org.apache.lucene.util.Version.LATEST + "-"
                    + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
