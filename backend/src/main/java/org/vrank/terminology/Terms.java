package org.vrank.terminology;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vrank.platform.Kept;
import org.vrank.platform.ReaderScope;

/** The door to terms and themes. */
@Singleton
public class Terms {
    private final TermRepository terms;
    private final Kept<List<Theme>> themes = new Kept<>();
    private final Kept<Map<String, Theme>> themesById = new Kept<>();
    private final Kept<List<TermRepository.Term>> all = new Kept<>();
    private final Kept<UUID> publicCircle = new Kept<>();

    Terms(TermRepository terms) {
        this.terms = terms;
    }

    /** The themes, in the order in which they are shown: from memory, since they change at a start only. */
    @ReaderScope
    public List<Theme> themes() {
        return themes.or(terms::themes);
    }

    /** The themes by id. */
    @ReaderScope
    public Map<String, Theme> themesById() {
        return themesById.or(() -> terms.themes().stream().collect(Collectors.toMap(Theme::id, Function.identity())));
    }

    /** All terms: from memory, like the themes. */
    @ReaderScope
    List<TermRepository.Term> all() {
        return all.or(terms::terms);
    }

    /** The circle that everybody reads. */
    @ReaderScope
    UUID publicCircle() {
        return publicCircle.or(terms::publicCircle);
    }

    @ReaderScope
    Map<String, List<TermRepository.Definition>> definitions() {
        return terms.definitions().stream().collect(Collectors.groupingBy(TermRepository.Definition::termId));
    }
}
