package org.vrank.discussion;

import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.people.Members;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.reports.Origins;
import org.vrank.reports.Reports;
import org.vrank.search.Outbox;

/** The door to what readers write under a report. */
@Singleton
public class Discussions {
    /** Longest comment, in UTF-16 characters. */
    public static final int LONGEST = 4_000;

    private static final Set<String> KINDS = Set.of("experience", "question", "suggestion", "evidence");
    private static final Set<String> VOICES = Set.of("named", "organisation", "author");
    static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");
    private static final int MOST = 100;

    private final Readers readers;
    private final Reports reports;
    private final Origins origins;
    private final Members members;
    private final CommentRepository comments;
    private final PseudonymRepository pseudonyms;
    private final OwnComments mine;
    private final Guard guard;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Discussions(
            Readers readers,
            Reports reports,
            Origins origins,
            Members members,
            CommentRepository comments,
            PseudonymRepository pseudonyms,
            OwnComments mine,
            Guard guard,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.reports = reports;
        this.origins = origins;
        this.members = members;
        this.comments = comments;
        this.pseudonyms = pseudonyms;
        this.mine = mine;
        this.guard = guard;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What somebody writes.
     *
     * @param kind experience, question, suggestion or evidence; without meaning where it answers a comment
     * @param voice named, organisation, or author where the report has no name
     * @param parent the comment it answers, or null
     * @param answered keys of the guard's warnings that the writer answered
     */
    public record Written(
            @Nullable String kind,
            @Nullable String voice,
            @Nullable UUID parent,
            @Nullable String language,
            @Nullable String text,
            Set<String> answered) {}

    /** A voice the asking member can write in, and where it would then say it comes from; null for the author's. */
    record Voice(
            String name,
            @Nullable String writer,
            Origins.@Nullable Origin origin,
            @Nullable Instant appears) {}

    /** Every comment under a report, the oldest first, to a reader of its circle. */
    @ReaderScope
    List<Comment> under(UUID report) {
        return comments.under(report, reports.subject(report).circle());
    }

    /** The voices in which the asking member can write under a report, in that language. */
    @ReaderScope
    List<Voice> voices(UUID report, String language) {
        readers.current().signedIn();
        Reports.Subject subject = reports.subject(report);
        Instant morning = Origins.nextMorning(clock.instant());
        List<Voice> voices = new ArrayList<>();
        if (subject.mine() && !subject.named()) {
            voices.add(new Voice("author", null, null, morning));
        }
        voices.add(new Voice("named", members.name(), origins.of(subject.circle(), true, language), null));
        voices.add(new Voice("organisation", null, origins.of(subject.circle(), false, language), morning));
        return voices;
    }

    /** Writes under a report; a reply has no kind of its own. */
    @ReaderScope
    public UUID add(UUID report, Written given) {
        UUID member = readers.current().signedIn();
        Reports.Subject subject = reports.subject(report);
        Texts texts = new Texts();
        String text = text(texts, given.text(), given.language(), given.answered());
        if (given.parent() == null && (given.kind() == null || !KINDS.contains(given.kind()))) {
            texts.reject("kind", "field.choice", "experience, question, suggestion, evidence");
        }
        String voice = given.voice();
        if (voice == null
                || !VOICES.contains(voice)
                || (voice.equals("author") && (!subject.mine() || subject.named()))) {
            texts.reject("name", "field.choice", "named, organisation, author");
        }
        if (mine.under(report).size() >= MOST) {
            texts.reject("text", "comment.too-many", MOST);
        }
        texts.check();
        String kind = given.parent() == null ? String.valueOf(given.kind()) : "reply";
        Origins.Origin origin = "author".equals(voice)
                ? null
                : origins.of(subject.circle(), "named".equals(voice), String.valueOf(given.language()));
        UUID made = idempotency.once("comments", report + " " + given, () -> {
            UUID id = ids.next();
            String outcome = comments.add(
                    id,
                    report,
                    given.parent(),
                    kind,
                    String.valueOf(voice),
                    String.valueOf(given.language()),
                    text,
                    origin == null ? null : origin.organisation(),
                    origin == null ? null : origin.region(),
                    at("named".equals(voice)));
            switch (outcome) {
                case "added" -> comments.seen(member, report);
                case "parent" -> throw new Refusal.Invalid("parent", "field.reference");
                case "voice" -> throw new Refusal.Invalid("name", "field.choice", "named, organisation");
                default -> throw new Refusal.NotFound();
            }
            return id;
        });
        outbox.changed();
        return made;
    }

    /** Replaces a comment's text; readers see that, when and how. */
    @ReaderScope
    public CommentRepository.Own edit(
            UUID id, int version, @Nullable String language, @Nullable String given, Set<String> answered) {
        CommentRepository.Own own = mine.one(id);
        Texts texts = new Texts();
        String text = text(texts, given, language, answered);
        texts.check();
        Integer made = comments.edit(
                id, version, String.valueOf(language), text, own.voice().equals("named") ? null : at(false));
        if (made == null) {
            throw mine.refusal(id);
        }
        if (made < 0) {
            throw new Refusal.NotAllowed();
        }
        if (made == 0) {
            throw new Refusal.Conflict(CommentController.own(mine.one(id)));
        }
        outbox.changed();
        return mine.one(id);
    }

    /** Takes a comment back. */
    @ReaderScope
    public void withdraw(UUID id) {
        readers.current().signedIn();
        if (!comments.withdraw(id, LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS))) {
            throw mine.refusal(id);
        }
        outbox.changed();
    }

    /** The states of a comment that readers have seen, the oldest first; none once it is withdrawn or set aside. */
    @ReaderScope
    List<CommentRepository.State> states(UUID id) {
        readers.current();
        if (comments.reportOf(id) == null) {
            throw new Refusal.NotFound();
        }
        return comments.states(id);
    }

    /** Comments by id that the asking viewer reads, for search. */
    @ReaderScope
    List<CommentRepository.Hit> read(Collection<UUID> wanted) {
        readers.current();
        return comments.read(wanted.stream().map(UUID::toString).toArray(String[]::new));
    }

    private String text(Texts texts, @Nullable String given, @Nullable String language, Set<String> answered) {
        String text = texts.required("text", given, LONGEST);
        if (language == null || !LANGUAGES.contains(language)) {
            texts.reject("language", "field.choice", "nl, fr, de, en");
        } else {
            guard.pass(texts, "text", text, language, answered);
        }
        return text;
    }

    private Instant at(boolean named) {
        Instant now = Readers.stored(clock.instant());
        return named ? now : Origins.nextMorning(now);
    }

    /**
     * A comment as the author of a report out of the box sees it.
     *
     * @param name the name or pseudonym it bears, or null
     * @param text Markdown; null once withdrawn, and while it is set aside
     * @param month its first day
     */
    @Introspected
    public record Said(
            UUID id,
            @Nullable UUID parentId,
            String kind,
            String voice,
            @Nullable String name,
            @Nullable UUID organisationId,
            @Nullable String region,
            @Nullable String language,
            @Nullable String text,
            LocalDate month,
            boolean withdrawn,
            boolean setAside) {}

    /**
     * The discussion of a report out of the box, for its author, who need not read its circle: of who wrote, only the author is named.
     *
     * @param proof what the receipt answers for this report; with another one there is nothing
     */
    public List<Said> underPseudonym(UUID report, byte[] proof) {
        return pseudonyms.discussion(report, proof);
    }

    /**
     * Answers a comment under the pseudonym of a report out of the box, for whoever has shown its receipt; it appears the next
     * morning, with the month alone.
     *
     * @param proof what the receipt answers for this report
     */
    public UUID answerUnderPseudonym(
            UUID report,
            byte[] proof,
            UUID parent,
            @Nullable String language,
            @Nullable String given,
            Set<String> answered) {
        Texts texts = new Texts();
        String text = text(texts, given, language, answered);
        texts.check();
        UUID id = ids.next();
        Instant morning = Origins.nextMorning(clock.instant());
        if (!pseudonyms.answer(id, report, proof, parent, String.valueOf(language), text, morning)) {
            throw new Refusal.NotFound();
        }
        return id;
    }
}
