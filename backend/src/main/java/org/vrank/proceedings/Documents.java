package org.vrank.proceedings;

import java.util.List;
import java.util.Map;
import org.vrank.platform.Language;

/**
 * The minutes of a layer in each language of their meeting, its first language first. What people wrote is the same in all of them; the
 * headings, days and seats around it are not.
 */
record Documents(Map<Language, Document> each) {
    Language first() {
        return each.keySet().iterator().next();
    }

    List<String> codes() {
        return each.keySet().stream().map(Language::code).toList();
    }

    /** In which it is shown to somebody who reads this language. */
    Language language(Language reader) {
        return each.containsKey(reader) ? reader : first();
    }

    Document in(Language language) {
        Document document = each.get(language(language));
        if (document == null) {
            throw new IllegalStateException("minutes in no language");
        }
        return document;
    }

    Document inFirst() {
        return in(first());
    }
}
