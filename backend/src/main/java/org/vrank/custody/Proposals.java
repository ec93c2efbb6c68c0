package org.vrank.custody;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Dialogue;
import org.vrank.box.Entry;
import org.vrank.circles.Context;
import org.vrank.circles.SmallN;
import org.vrank.platform.Language;
import org.vrank.platform.Texts;
import org.vrank.reports.Claim;
import org.vrank.reports.Handover;
import org.vrank.reports.Manuscript;
import org.vrank.reports.Manuscripts;

/** A de-identified text as a custodian proposes it: complete, through the guard, and with nothing of where it came from but what fits many. */
@Singleton
public class Proposals {
    private final Handover handover;
    private final Pseudonyms pseudonyms;
    private final SmallN smallN;
    private final ChosenFiles files;

    Proposals(Handover handover, Pseudonyms pseudonyms, SmallN smallN, ChosenFiles files) {
        this.handover = handover;
        this.pseudonyms = pseudonyms;
        this.smallN = smallN;
        this.files = files;
    }

    /**
     * What a custodian enters. Where themes or claims are left out, they stay as they were.
     *
     * @param circle another one than its author chose needs a consent of its own
     * @param files those that go along; none unless said
     * @param answered keys of the guard's warnings that the custodian answered
     */
    @Serdeable
    public record Given(
            @Nullable String title,
            @Nullable Map<String, Object> answers,
            @Nullable List<String> themes,
            @Nullable List<Claim> claims,
            @Nullable UUID circle,
            @Nullable GivenContext context,
            @Nullable String note,
            @Nullable List<String> answered,
            @Nullable List<GivenFile> files) {}

    /** A file of the thread, by its number, with the words that readers will see; a picture needs some in {@code alt}. */
    @Serdeable
    public record GivenFile(
            int number, @Nullable String title, @Nullable String alt) {}

    /** What may be said of where it comes from; nothing means Belgium. */
    @Serdeable
    public record GivenContext(
            @Nullable UUID municipality,
            @Nullable String region,
            @Nullable String setting,
            @Nullable String targetGroup,
            @Nullable String size,
            @Nullable List<String> features) {
        /** With the language of the text, which its readers see. */
        Context in(String language) {
            return new Context(
                    municipality,
                    region,
                    setting,
                    targetGroup,
                    language,
                    size,
                    features == null
                            ? List.of()
                            : features.stream().map(String::valueOf).distinct().toList());
        }
    }

    Entry.Proposal of(Dialogue dialogue, Given given) {
        Entry.Original original = dialogue.original();
        Entry before = dialogue.proposed();
        Entry.Proposal last = before == null ? null : before.proposal();
        Manuscript m = handover.looked(new Manuscripts.Draft(
                original.kind(),
                original.language(),
                given.title(),
                given.answers(),
                given.themes() == null ? (last == null ? original.themes() : last.themes()) : given.themes(),
                without(given.claims() == null ? (last == null ? original.claims() : last.claims()) : given.claims()),
                null,
                null));
        Texts texts = new Texts();
        Set<String> answered = given.answered() == null ? Set.of() : new HashSet<>(given.answered());
        handover.refuse(texts, m, answered);
        List<Entry.Chosen> along = files.chosen(
                texts, original, given.files() == null && last != null ? last.files() : asked(given.files()), answered);
        texts.check();
        GivenContext said = given.context();
        Context wanted = said == null ? Context.BELGIUM : said.in(original.language());
        UUID circle = given.circle() == null ? original.circle() : given.circle();
        // its author is one of those who read there, or was: elsewhere nobody would be sought
        Context shown = smallN.check(circle, wanted, List.of()).shown().context();
        return new Entry.Proposal(
                circle,
                m.title(),
                m.answers(),
                m.themes(),
                m.claims(),
                wanted,
                words(shown),
                smallN.places(shown),
                last == null ? pseudonyms.fresh(original.language()) : last.pseudonym(),
                along);
    }

    private static List<Entry.Chosen> asked(@Nullable List<GivenFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .map(f -> new Entry.Chosen(
                                f.number(), f.title() == null ? "" : f.title(), f.alt() == null ? "" : f.alt()))
                        .toList();
    }

    private Map<String, String> words(Context shown) {
        Map<String, String> words = new HashMap<>();
        for (Language language : Language.values()) {
            words.put(language.code(), smallN.words(shown, language));
        }
        return words;
    }

    /** Whose judgement a claim is tells whose report it is. */
    private static List<Claim> without(List<Claim> claims) {
        return claims.stream()
                .map(c -> new Claim(c.stage(), c.text(), c.judge(), null, c.known(), c.evidence(), c.tied()))
                .toList();
    }
}
