package org.vrank.reports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.Viewer;
import org.vrank.terminology.Terms;

/** The door to the desk: what its author, and nobody else, writes and saves. */
@Singleton
public class Manuscripts {
    /** Longest answer, in UTF-16 characters. */
    static final int LONGEST_ANSWER = 20_000;

    /** Longest title, in UTF-16 characters. */
    static final int LONGEST_TITLE = 200;

    private static final int MOST_ON_A_DESK = 500;
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");
    private static final Set<String> NAME_LEVELS = Set.of("named", "organisation", "confidential", "receipt");

    private final Readers readers;
    private final ManuscriptRepository manuscripts;
    private final Templates templates;
    private final Terms terms;
    private final Idempotency idempotency;
    private final Ids ids;
    private final Clock clock;
    private final Ledger ledger;
    private final Json json;

    Manuscripts(
            Readers readers,
            ManuscriptRepository manuscripts,
            Templates templates,
            Terms terms,
            Idempotency idempotency,
            Ids ids,
            Clock clock,
            Ledger ledger,
            Json json) {
        this.readers = readers;
        this.manuscripts = manuscripts;
        this.templates = templates;
        this.terms = terms;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
        this.ledger = ledger;
        this.json = json;
    }

    /** What comes from the desk. Empty and missing are the same; nothing but kind and language is needed to save. */
    public record Draft(
            @Nullable String kind,
            @Nullable String language,
            @Nullable String title,
            @Nullable Map<String, Object> answers,
            @Nullable List<String> themes,
            @Nullable List<Claim> claims,
            @Nullable UUID circle,
            @Nullable String name,
            @Nullable Map<String, String> answered) {
        /** Without answers to warnings. */
        public Draft(
                @Nullable String kind,
                @Nullable String language,
                @Nullable String title,
                @Nullable Map<String, Object> answers,
                @Nullable List<String> themes,
                @Nullable List<Claim> claims,
                @Nullable UUID circle,
                @Nullable String name) {
            this(kind, language, title, answers, themes, claims, circle, name, null);
        }
    }

    @ReaderScope
    List<Manuscript> all() {
        readers.current().signedIn();
        return manuscripts.all().stream().map(this::seen).toList();
    }

    @ReaderScope
    Manuscript get(UUID id) {
        readers.current().signedIn();
        Manuscript found = manuscripts.find(id);
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return seen(found);
    }

    /** Puts a new text on the desk; answers its id. */
    @ReaderScope
    public UUID add(Draft draft) {
        UUID member = readers.current().signedIn();
        Checked checked = check(draft);
        return idempotency.once("manuscripts", draft, () -> lay(member, checked, draft, null));
    }

    /** Puts a text on the desk that is to take the place of an own report: the one that lies there already, or this one. */
    @ReaderScope
    UUID addRevising(UUID report, Draft draft) {
        UUID member = readers.current().signedIn();
        UUID present = manuscripts.revising(report);
        return present == null ? lay(member, check(draft), draft, report) : present;
    }

    private UUID lay(UUID member, Checked checked, Draft draft, @Nullable UUID revises) {
        if (manuscripts.count() >= MOST_ON_A_DESK) {
            throw new Refusal.Invalid("kind", "manuscript.too-many", MOST_ON_A_DESK);
        }
        UUID id = ids.next();
        manuscripts.add(
                id,
                member,
                checked.kind(),
                checked.language(),
                checked.title(),
                json.write(checked.given()),
                checked.themes(),
                json.write(checked.ledger()),
                draft.circle(),
                draft.name(),
                checked.answered(),
                revises,
                now());
        UUID laid = revises == null ? id : manuscripts.revising(revises);
        return laid == null ? id : laid;
    }

    /**
     * Saves over a version; another version in its place is a conflict that answers the present state. What is replaced stays
     * among the earlier versions every five minutes, and always when the author asks to keep it: who chose between two texts,
     * or took an old one back, still has the other.
     */
    @ReaderScope
    public Manuscript save(UUID id, int version, Draft draft, boolean keep) {
        readers.current().signedIn();
        Manuscript present = manuscripts.lock(id);
        if (present == null) {
            throw new Refusal.NotFound();
        }
        Checked checked = check(draft);
        if (present.version() != version) {
            throw new Refusal.Conflict(ManuscriptController.view(seen(present)));
        }
        Instant now = now();
        manuscripts.keep(id, keep, now);
        manuscripts.save(
                id,
                version,
                checked.kind(),
                checked.language(),
                checked.title(),
                json.write(checked.given()),
                checked.themes(),
                json.write(checked.ledger()),
                draft.circle(),
                draft.name(),
                checked.answered(),
                now);
        return get(id);
    }

    @ReaderScope
    void remove(UUID id) {
        readers.current().signedIn();
        if (manuscripts.remove(id) == 0) {
            throw new Refusal.NotFound();
        }
    }

    /** Earlier states, the newest first: one for every five minutes of work, and those the author asked to keep. */
    @ReaderScope
    List<ManuscriptRepository.Earlier> earlier(UUID id) {
        get(id);
        return manuscripts.earlier(id);
    }

    /** What a draft says once it is looked at, wherever it goes; nothing is kept. */
    @ReaderScope
    Manuscript looked(Draft draft) {
        Checked checked = check(draft);
        return new Manuscript(
                ids.next(),
                checked.kind(),
                checked.language(),
                checked.title(),
                checked.given(),
                List.of(checked.themes()),
                checked.ledger(),
                draft.circle(),
                draft.name(),
                Map.of(),
                null,
                1,
                now());
    }

    private record Checked(
            String kind,
            String language,
            String title,
            Map<String, Object> given,
            String[] themes,
            List<Claim> ledger,
            String answered) {}

    private Checked check(Draft draft) {
        Texts texts = new Texts();
        Viewer viewer = readers.current();
        String kind = draft.kind() == null ? "" : draft.kind();
        if (!templates.has(kind)) {
            texts.reject("kind", "field.choice", "lesson, failure, practice, question, signal");
            texts.check();
        }
        String language = draft.language() == null ? "" : draft.language();
        if (!LANGUAGES.contains(language)) {
            texts.reject("language", "field.choice", "nl, fr, de, en");
        }
        String title = texts.optional("title", draft.title(), LONGEST_TITLE);
        Map<String, Object> answers = Answers.kept(texts, templates.of(kind), draft.answers(), thisYear());
        List<Claim> claims = ledger.kept(texts, kind, draft.claims());
        List<String> themes = draft.themes() == null ? List.of() : draft.themes();
        if (themes.size() > 8) {
            texts.reject("themes", "themes.too-many", 8);
        } else if (!terms.themesById().keySet().containsAll(themes)) {
            texts.reject("themes", "field.reference");
        }
        Map<String, String> answered = Answered.checked(texts, draft.answered());
        if (draft.circle() != null && !viewer.reads(draft.circle())) {
            texts.reject("circle", "field.reference");
        }
        if (draft.name() != null && !NAME_LEVELS.contains(draft.name())) {
            texts.reject("name", "field.choice", "named, organisation, confidential, receipt");
        }
        texts.check();
        return new Checked(
                kind,
                language,
                title,
                answers,
                themes.stream().distinct().toArray(String[]::new),
                claims,
                json.write(answered));
    }

    /** A circle left since, or closed to the author by a tie, no longer shows on the desk. */
    private Manuscript seen(Manuscript m) {
        if (m.circleId() == null || readers.current().reads(m.circleId())) {
            return m;
        }
        return m.withoutCircle();
    }

    private int thisYear() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS).getYear();
    }

    private Instant now() {
        return Readers.stored(clock.instant());
    }
}
