package org.vrank.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/**
 * What a feature gives to search. Entries for the index are loaded through the indexer's own connection, which sees published
 * rows only; what an answer shows is read through row-level security, in the scope of the one who asks.
 */
public interface Searchable {
    /** The name of the facet that says what an item is. */
    String KIND = "kind";

    /**
     * What the index knows of an item.
     *
     * @param circle the one circle whose members read it
     * @param title empty for what was said beside another item or is a part of one: that is found by its words, and stands in no list
     *     without words
     * @param text its plain text, without markup
     * @param others what it says in other languages too, with which it is found like with the rest and counts among what is in them
     * @param facets the values it can be filtered by, by name of the facet; language and circle are added by search, and the word for
     *     these items as their kind where they have no finer one
     */
    record Entry(
            UUID id,
            UUID circle,
            Language language,
            String title,
            String text,
            Map<Language, String> others,
            Instant published,
            Map<String, List<String>> facets) {
        /** In one language. */
        public Entry(
                UUID id,
                UUID circle,
                Language language,
                String title,
                String text,
                Instant published,
                Map<String, List<String>> facets) {
            this(id, circle, language, title, text, Map.of(), published, facets);
        }
    }

    /** The circle an item lies in, as the answer names it. */
    record InCircle(UUID id, String name, boolean candid) {}

    /**
     * An item as its reader may see it now.
     *
     * @param within the item it was said beside, or null
     * @param title its own, or that of the item it was said beside
     * @param variant its kind within the feature, such as failure report
     * @param place where it comes from, or null
     * @param notes a few words to show beside it
     */
    record Found(
            UUID id,
            @Nullable UUID within,
            String title,
            String text,
            Language language,
            InCircle circle,
            LocalDate published,
            String variant,
            String variantLabel,
            @Nullable String place,
            List<String> notes) {}

    /** A part of a text that does not stand in the item itself: a passage cut from it says so, with this label. */
    static String part(String label, String text) {
        return "\n" + Fragments.BEGIN + label + Fragments.END + "\n" + text;
    }

    /** A second into the day: the first midnight of a month stands, for saved searches, for a day that is not told. */
    static Instant begun(LocalDate day) {
        return day.atTime(0, 0, 1).atZone(Clocks.BRUSSELS).toInstant();
    }

    /** The word for these items in outbox, index and answers. */
    String kind();

    /** Names what entries follow that no row of the outbox tells of; when it changes, every index builds itself anew. */
    default String version() {
        return "";
    }

    /**
     * How much such an item counts beside others that hold the same words, at most 1. Below 1 it comes after what tells more, unless it
     * says what the question is the name of.
     */
    default float weight() {
        return 1;
    }

    /** Entries of one circle in order of id, after the given one; fewer than {@code limit} at the end. */
    List<Entry> load(UUID circle, @Nullable UUID after, int limit);

    /** The entries of these items; those that are gone or not due are missing. */
    List<Entry> load(Collection<UUID> ids);

    /** The items among these that the asking viewer may read now. */
    Map<UUID, Found> read(Collection<UUID> ids, Language language);

    /**
     * The labels of all values there are of a facet, as far as the asking viewer may know of them, by name of the facet. Items that
     * have only their kind are left out by what is chosen in other facets.
     */
    default Map<String, Map<String, String>> labels(Language language) {
        return Map.of(KIND, Map.of(kind(), Messages.of(language, "search.kind." + kind())));
    }
}
