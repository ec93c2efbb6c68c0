package org.vrank.demo;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.custody.CustodianKeys;
import org.vrank.custody.Custody;
import org.vrank.custody.Months;
import org.vrank.custody.Proposals;
import org.vrank.intake.Receipts;
import org.vrank.intake.Sendings;
import org.vrank.people.SignIns;
import org.vrank.platform.Readers;
import org.vrank.platform.database.ContentFiles;
import org.vrank.platform.database.Owner;
import org.vrank.reports.Manuscripts;

/**
 * The demo world's box: sent, asked, answered, proposed and consented to through the same doors as anybody's. Only here do a
 * passphrase and receipts stand in a file.
 */
@Singleton
@Requires(beans = Owner.class)
class DemoBox {
    private final SignIns signIns;
    private final Readers readers;
    private final Manuscripts manuscripts;
    private final Sendings sendings;
    private final Receipts receipts;
    private final CustodianKeys keys;
    private final Custody custody;
    private final Months months;

    DemoBox(
            SignIns signIns,
            Readers readers,
            Manuscripts manuscripts,
            Sendings sendings,
            Receipts receipts,
            CustodianKeys keys,
            Custody custody,
            Months months) {
        this.signIns = signIns;
        this.readers = readers;
        this.manuscripts = manuscripts;
        this.sendings = sendings;
        this.receipts = receipts;
        this.keys = keys;
        this.custody = custody;
        this.months = months;
    }

    void fill(DemoWorld.Known known) {
        Node box = new Node(ContentFiles.yaml("demo/box.yml"));
        String first = null;
        for (String handle : box.texts("custodians")) {
            String session = signIns.as(handle, null);
            readers.as(session, () -> {
                keys.add(box.text("passphrase"));
                return true;
            });
            if (first == null) {
                first = session;
            } else {
                String opens = first;
                UUID waiting = Objects.requireNonNull(known.members().get(handle));
                run(opens, () -> custody.giveAccess(waiting));
            }
        }
        if (first == null) {
            return;
        }
        List<Node> threads = box.list("threads");
        for (Node thread : threads.stream().filter(t -> t.yes("published")).toList()) {
            enact(first, thread, known);
        }
        months.publish(true);
        for (Node thread : threads.stream().filter(t -> !t.yes("published")).toList()) {
            enact(first, thread, known);
        }
    }

    private void enact(String custodian, Node thread, DemoWorld.Known known) {
        String author = signIns.as(thread.text("author"), null);
        UUID manuscript = readers.as(
                author,
                () -> manuscripts.add(new Manuscripts.Draft(
                        thread.text("kind"),
                        thread.text("language"),
                        thread.text("title"),
                        DemoReports.answers(thread),
                        thread.texts("themes"),
                        List.of(),
                        known.circles().get(thread.text("circle")),
                        thread.text("level"))));
        run(author, () -> sendings.send(manuscript, 1, thread.text("level"), thread.text("receipt"), false));
        for (Node step : thread.list("steps")) {
            UUID id = thread(custodian, thread.text("title"));
            if (step.optional("question") != null) {
                run(custodian, () -> custody.say(id, step.text("question")));
            } else if (step.optional("reply") != null) {
                expect(receipts.reply(thread.text("receipt"), step.text("reply")), thread);
            } else if (step.yes("consent")) {
                Integer number = readers.as(custodian, () -> proposed(id));
                expect(receipts.consent(thread.text("receipt"), number == null ? 0 : number, false), thread);
            } else {
                Node proposal = step.node("proposal");
                run(custodian, () -> custody.propose(id, given(proposal)));
            }
        }
    }

    private static Proposals.Given given(Node proposal) {
        Map<String, Object> answers = new HashMap<>(DemoReports.answers(proposal));
        return new Proposals.Given(
                proposal.text("title"),
                answers,
                null,
                null,
                null,
                new Proposals.GivenContext(
                        null,
                        proposal.node("context").optional("region"),
                        proposal.node("context").optional("setting"),
                        proposal.node("context").optional("target-group"),
                        proposal.node("context").optional("size"),
                        proposal.node("context").texts("features")),
                proposal.text("note"),
                List.of(),
                null);
    }

    private UUID thread(String custodian, String title) {
        return readers.as(
                custodian,
                () -> custody.list().stream()
                        .filter(o -> o.dialogue().original().title().equals(title))
                        .findFirst()
                        .orElseThrow()
                        .dialogue()
                        .id());
    }

    private @Nullable Integer proposed(UUID id) {
        var entry = custody.get(id).dialogue().proposed();
        return entry == null ? null : entry.number();
    }

    private void run(String session, Runnable work) {
        readers.as(session, () -> {
            work.run();
            return true;
        });
    }

    private static void expect(Receipts.Outcome outcome, Node thread) {
        if (outcome != Receipts.Outcome.DONE) {
            throw new IllegalStateException("the demo world's box refuses a step of " + thread.text("author"));
        }
    }
}
