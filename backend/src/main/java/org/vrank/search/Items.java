package org.vrank.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings items into an index as they are now, and out of it when they are gone, not due, or in another circle. */
@Singleton
class Items {
    private final Map<String, Searchable> kinds = new LinkedHashMap<>();

    Items(List<Searchable> searchables) {
        searchables.forEach(s -> kinds.put(s.kind(), s));
    }

    /** Names what the entries of all kinds follow besides the outbox. */
    String version() {
        return kinds.values().stream().map(Searchable::version).collect(Collectors.joining());
    }

    /** The items these changes name. */
    void apply(UUID circle, CircleIndex index, List<OutboxRepository.Change> changes) throws IOException {
        Map<String, Set<UUID>> byKind = new LinkedHashMap<>();
        changes.forEach(change -> byKind.computeIfAbsent(change.kind(), k -> new LinkedHashSet<>())
                .add(change.itemId()));
        for (var items : byKind.entrySet()) {
            apply(circle, index, items.getKey(), items.getValue());
        }
    }

    /** These items of a kind. */
    void apply(UUID circle, CircleIndex index, String kind, Set<UUID> ids) throws IOException {
        Searchable searchable = kinds.get(kind);
        if (searchable == null) {
            return;
        }
        Set<UUID> absent = new LinkedHashSet<>(ids);
        for (Searchable.Entry entry : searchable.load(ids)) {
            if (entry.circle().equals(circle)) {
                index.put(kind, entry);
                absent.remove(entry.id());
            }
        }
        for (UUID id : absent) {
            index.remove(kind, id);
        }
    }
}
