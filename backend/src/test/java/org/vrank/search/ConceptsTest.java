package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Language;

/** The words for what a question names, whichever sources they come from. */
class ConceptsTest {
    private static final Synonyms FIELD = new Field();
    private static final Synonyms TERMS = new Terms();

    private static final class Field implements Synonyms {
        @Override
        public List<Concept> concepts() {
            return List.of(Concept.worded(
                    Map.of(Language.NL, List.of("school"), Language.DE, List.of("Schule", "Lehranstalt"))));
        }
    }

    private static final class Terms implements Synonyms {
        @Override
        public List<Concept> concepts() {
            return List.of(Concept.explained(
                    Map.of(Language.NL, List.of("school"), Language.FR, List.of("école", "enseignement")),
                    "term",
                    UUID.randomUUID()));
        }
    }

    private static Concepts.Named school(Synonyms... sources) {
        return new Concepts(List.of(sources)).in("school", 20).getFirst();
    }

    @Test
    void the_order_of_the_words_is_not_that_in_which_the_sources_come() {
        assertThat(school(FIELD, TERMS).others()).isEqualTo(school(TERMS, FIELD).others());
    }

    @Test
    void what_people_say_is_said_also_where_a_term_explains_it() {
        assertThat(school(FIELD, TERMS).usual())
                .extracting(Concepts.Phrase::text)
                .containsExactlyInAnyOrder("school", "Schule", "Lehranstalt");
        assertThat(school(TERMS).usual()).isEmpty();
    }
}
