package org.vrank.people;

import jakarta.inject.Singleton;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.Kept;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to organisations and their units. */
@Singleton
public class Organisations {
    private static final List<String> LEVELS = List.of("local", "regional", "community", "federal", "european");
    private static final List<String> KINDS = List.of(
            "municipality", "police-zone", "region", "federal", "association", "prison", "school", "research", "body");

    private final Readers readers;
    private final OrganisationRepository organisations;
    private final MemberRepository members;
    private final Idempotency idempotency;
    private final Guard guard;
    private final Ids ids;
    private final Kept<Map<UUID, Organisation>> kept = new Kept<>();

    Organisations(
            Readers readers,
            OrganisationRepository organisations,
            MemberRepository members,
            Idempotency idempotency,
            Guard guard,
            Ids ids) {
        this.readers = readers;
        this.organisations = organisations;
        this.members = members;
        this.idempotency = idempotency;
        this.guard = guard;
        this.ids = ids;
    }

    /** All of them, roots and units. */
    @ReaderScope
    public List<Organisation> all() {
        return organisations.all();
    }

    /** All of them by id, from memory; one that another node added a moment ago is found too. */
    @ReaderScope
    public Map<UUID, Organisation> byId() {
        return new Known(kept.or(
                () -> organisations.all().stream().collect(Collectors.toMap(Organisation::id, Function.identity()))));
    }

    /** Those in memory, and behind them the table. */
    private final class Known extends AbstractMap<UUID, Organisation> {
        private final Map<UUID, Organisation> inMemory;

        Known(Map<UUID, Organisation> inMemory) {
            this.inMemory = inMemory;
        }

        @Override
        public @Nullable Organisation get(@Nullable Object id) {
            Organisation known = inMemory.get(id);
            return known == null && id instanceof UUID missing ? find(missing) : known;
        }

        @Override
        public Set<Entry<UUID, Organisation>> entrySet() {
            return inMemory.entrySet();
        }
    }

    /** One of them, or null. */
    @ReaderScope
    public @Nullable Organisation find(UUID id) {
        return organisations.find(id);
    }

    record Newcomer(
            @Nullable UUID parent,
            String name,
            String level,
            String kind,
            @Nullable String region) {}

    /** Adds an organisation or a unit; administrators only. The given name serves all languages until content gives others. */
    @ReaderScope
    UUID add(Newcomer given) {
        readers.current().signedIn();
        if (!members.holds("administrator")) {
            throw new Refusal.NotAllowed();
        }
        Texts texts = new Texts();
        String name = texts.required("name", given.name(), 200);
        guard.refuse(texts, "name", name);
        if (!LEVELS.contains(given.level())) {
            texts.reject("level", "field.choice", String.join(", ", LEVELS));
        }
        if (!KINDS.contains(given.kind())) {
            texts.reject("kind", "field.choice", String.join(", ", KINDS));
        }
        if (given.region() != null
                && !List.of("brussels", "flanders", "wallonia").contains(given.region())) {
            texts.reject("region", "field.choice", "brussels, flanders, wallonia");
        }
        if (given.parent() != null && organisations.find(given.parent()) == null) {
            texts.reject("parent", "field.reference");
        }
        texts.check();
        return idempotency.once("organisations", given, () -> {
            UUID id = ids.next();
            kept.forget();
            organisations.add(id, given.parent(), given.level(), given.kind(), given.region(), name, name, name, name);
            return id;
        });
    }
}
