package org.vrank.reports;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Attachments;
import org.vrank.guard.Finding;
import org.vrank.guard.Guard;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door between the desk and what is read by custodians first: what may go there, and that nothing of it stays on the desk. */
@Singleton
public class Handover {
    /** The levels at which custodians read first. */
    public static final Set<String> LEVELS = Set.of("confidential", "receipt");

    private final Readers readers;
    private final Manuscripts manuscripts;
    private final ManuscriptRepository desk;
    private final Checkpoint checkpoint;
    private final Guard guard;
    private final Attachments attachments;

    Handover(
            Readers readers,
            Manuscripts manuscripts,
            ManuscriptRepository desk,
            Checkpoint checkpoint,
            Guard guard,
            Attachments attachments) {
        this.readers = readers;
        this.manuscripts = manuscripts;
        this.desk = desk;
        this.checkpoint = checkpoint;
        this.guard = guard;
        this.attachments = attachments;
    }

    /** A manuscript of the asking member that is complete enough to be sent, held until the transaction ends; null when it is gone. */
    @ReaderScope
    public @Nullable Manuscript take(UUID id, int version) {
        readers.current().signedIn();
        Manuscript m = desk.lock(id);
        if (m == null) {
            return null;
        }
        if (m.version() != version) {
            throw new Refusal.Conflict(ManuscriptController.view(m));
        }
        Texts texts = new Texts();
        if (m.circleId() == null || !readers.current().reads(m.circleId())) {
            texts.reject("circle", "report.circle");
        }
        if (m.revises() != null) {
            texts.reject("manuscript", "report.revises");
        }
        checkpoint.complete(texts, m);
        texts.check();
        return m;
    }

    /** Takes a manuscript off the desk, with its files, its earlier states and what requests remember of them. */
    @ReaderScope
    public void clear(UUID id) {
        readers.current().signedIn();
        attachments.release(id);
        desk.forget(id);
        desk.remove(id);
    }

    /** A text that comes from elsewhere, in the form of a manuscript; refused where it does not fit its kind or says too little. */
    @ReaderScope
    public Manuscript looked(Manuscripts.Draft draft) {
        Manuscript m = manuscripts.looked(draft);
        Texts texts = new Texts();
        checkpoint.complete(texts, m);
        texts.check();
        return m;
    }

    /** Refuses, by field, what the guard stops, and what it warns of where that was not answered. */
    public void refuse(Texts texts, Manuscript m, Set<String> answered) {
        checkpoint.complete(texts, m);
        guard.pass(texts, checkpoint.written(m.kind(), m.title(), m.answers(), m.claims()), m.language(), answered);
    }

    /** Everything the guard finds, by field; fields without a finding are left out. */
    public Map<String, List<Finding>> findings(
            String kind, String title, Map<String, Object> answers, List<Claim> claims, String language) {
        Map<String, List<Finding>> found = new LinkedHashMap<>();
        checkpoint.written(kind, title, answers, claims).forEach((field, text) -> {
            List<Finding> here = guard.check(text, language);
            if (!here.isEmpty()) {
                found.put(field, here);
            }
        });
        return found;
    }
}
