package org.vrank.search;

import java.io.IOException;
import org.apache.lucene.index.Term;
import org.vrank.platform.Language;

/** What occurs in the indexes that are asked. */
interface Occurring extends Translations.Standing {
    boolean phrase(Concepts.Phrase phrase) throws IOException;

    /** Whether anything is written in this language. */
    boolean language(Language language) throws IOException;

    /** Every word is asked for: to be held against one item, in which most of them do not stand. */
    Occurring ANYTHING = new Occurring() {
        @Override
        public boolean phrase(Concepts.Phrase phrase) {
            return true;
        }

        @Override
        public boolean term(Term term) {
            return true;
        }

        @Override
        public boolean language(Language language) {
            return true;
        }
    };
}
