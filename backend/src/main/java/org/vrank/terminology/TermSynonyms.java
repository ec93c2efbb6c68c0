package org.vrank.terminology;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vrank.platform.Language;
import org.vrank.search.Synonyms;

/** Terms, for search: the words of a term mean the same in every language. */
@Singleton
class TermSynonyms implements Synonyms {
    private final Terms terms;

    TermSynonyms(Terms terms) {
        this.terms = terms;
    }

    @Override
    public List<Concept> concepts() {
        return terms.all().stream().map(TermSynonyms::concept).toList();
    }

    private static Concept concept(TermRepository.Term term) {
        Map<Language, List<String>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            List<String> texts = new ArrayList<>();
            String usual = term.words().getOrDefault(language.code(), "");
            if (!usual.isBlank()) {
                texts.add(usual);
            }
            texts.addAll(term.synonyms().getOrDefault(language.code(), List.of()));
            words.put(language, List.copyOf(texts));
        }
        return Concept.explained(words, TermSearch.KIND, TermSearch.id(term.id()));
    }
}
