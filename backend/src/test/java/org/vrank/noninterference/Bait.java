package org.vrank.noninterference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody who guesses, or was told by an indiscreet colleague, could ask with: true ids and words of hidden things. */
final class Bait {
    /** An id of nothing. */
    static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    /** Ids of nothing, and texts that are no ids. */
    private static final List<String> NOTHING =
            List.of(NOBODY, "7d0c2f52-93a1-4c1e-9d0e-5b8f3a6c1d24", "0", "%27%20or%201=1--");

    final Set<String> reports = new LinkedHashSet<>();
    final Set<String> addenda = new LinkedHashSet<>();
    final Set<String> attachments = new LinkedHashSet<>();
    final Set<String> comments = new LinkedHashSet<>();
    final Set<String> flags = new LinkedHashSet<>();
    final Set<String> series = new LinkedHashSet<>();
    final Set<String> meetings = new LinkedHashSet<>();
    final Set<String> guests = new LinkedHashSet<>();
    /** Agenda items. */
    final Set<String> items = new LinkedHashSet<>();

    /** Files on agenda items. */
    final Set<String> itemFiles = new LinkedHashSet<>();

    final Set<String> proceedings = new LinkedHashSet<>();
    final Set<String> decisions = new LinkedHashSet<>();
    final Set<String> actions = new LinkedHashSet<>();
    final Set<String> editions = new LinkedHashSet<>();
    final Set<String> courseVersions = new LinkedHashSet<>();
    final Set<String> certificates = new LinkedHashSet<>();
    final Set<String> oldMinutes = new LinkedHashSet<>();
    final Set<String> courses = new LinkedHashSet<>();
    final Set<String> enrolments = new LinkedHashSet<>();
    final Set<String> manuscripts = new LinkedHashSet<>();
    final Set<String> circles = new LinkedHashSet<>();
    final Set<String> admissions = new LinkedHashSet<>();
    final Set<String> ties = new LinkedHashSet<>();
    final Set<String> sessions = new LinkedHashSet<>();
    final Set<String> members = new LinkedHashSet<>();
    final Set<String> feeds = new LinkedHashSet<>();
    final Set<String> savedSearches = new LinkedHashSet<>();
    final Set<String> cursors = new LinkedHashSet<>();
    final Set<String> words = new LinkedHashSet<>();
    final Set<String> titles = new LinkedHashSet<>();
    /** Ids of threads in the box. */
    final Set<String> threads = new LinkedHashSet<>();
    /** The first eight of the nine words of receipts. */
    final Set<String> receipts = new LinkedHashSet<>();
    /** Codes of slips that are used. */
    final Set<String> slips = new LinkedHashSet<>();

    final Set<String> keys = new LinkedHashSet<>();
    final Set<String> externals = new LinkedHashSet<>();

    /** Stands in every hidden word, so that each round of a long proof hides other ones. */
    final String salt;

    Bait(String salt) {
        this.salt = salt;
    }

    /** The hidden ones, one that exists nowhere, and what is no id at all. */
    static List<String> ids(Set<String> hidden) {
        return Stream.concat(hidden.stream(), NOTHING.stream()).toList();
    }

    /** The hidden ones and one that exists nowhere, for bodies, where each needs the form of an id. */
    static List<String> wellFormed(Set<String> hidden) {
        List<String> ids = new ArrayList<>(hidden);
        ids.add(NOBODY);
        return ids;
    }
}
