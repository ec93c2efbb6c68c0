package org.vrank.search;

/**
 * How much each way to find something counts. Measured: ops/search-quality tunes them on half of its questions and reports on the
 * other half; ops/search-quality.md holds the figures.
 *
 * @param otherLanguages a question read in a language that is not the interface's
 * @param exact a word as it was typed
 * @param title a word in a title, to one in the text
 * @param parts all parts of a compound together, to the whole
 * @param named another word for a concept
 * @param translated a question read in translation
 * @param nearness all words near each other
 * @param pairs each two of three or more words that follow each other in the question, near each other
 */
record Weights(
        float otherLanguages,
        float exact,
        float title,
        float parts,
        float named,
        float translated,
        float nearness,
        float pairs) {
    static final Weights MEASURED = new Weights(0.8f, 0.2f, 0.75f, 0.7f, 0.5f, 0.5f, 0.5f, 0.3f);
}
