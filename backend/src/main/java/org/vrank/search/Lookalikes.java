package org.vrank.search;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Viewer;

/** The door for features that want items of one kind like a text, in circles they name. */
@Singleton
public class Lookalikes {
    private final Readers readers;
    private final Rereading rereading;
    private final Concepts concepts;
    private final Lexicon lexicon;

    Lookalikes(Readers readers, Rereading rereading, Concepts concepts, Lexicon lexicon) {
        this.readers = readers;
        this.rereading = rereading;
        this.concepts = concepts;
        this.lexicon = lexicon;
    }

    /**
     * Those the asking viewer may read, the likest first. Only the indexes of the circles named are open, so how rare a word is follows
     * from them alone.
     *
     * @param kind a {@link Searchable#kind}
     * @param without ids of this kind that are not wanted
     * @param most so many at most
     */
    @ReaderScope
    public List<Searchable.Found> of(
            String kind,
            Collection<UUID> circles,
            Collection<UUID> without,
            Language language,
            String title,
            String text,
            int most) {
        Viewer viewer = readers.current();
        List<UUID> open = viewer.circles().stream().filter(circles::contains).toList();
        return rereading.find(
                viewer,
                open,
                (view, dropped) -> {
                    Set<Search.Hit> none = new HashSet<>(dropped);
                    without.forEach(id -> none.add(new Search.Hit(kind, id)));
                    return new Likeness(view, none, concepts, lexicon).look(null, kind, language, title, text, most);
                },
                (look, read) -> look.hits().stream()
                        .filter(read::containsKey)
                        .map(hit -> Objects.requireNonNull(read.get(hit)))
                        .toList());
    }
}
