package org.vrank.search;

import java.util.List;
import java.util.Map;
import org.vrank.platform.Language;

/** What a feature knows of words that mean the same, across languages. */
public interface Synonyms {
    /** For each concept its words and phrases by language, the usual one first. */
    List<Map<Language, List<String>>> concepts();
}
