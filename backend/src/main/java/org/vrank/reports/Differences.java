package org.vrank.reports;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Markdown;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/** What changed between two states of a text, in words; of a report question by question. */
@Singleton
public class Differences {
    /** Words beyond which texts are compared line by line, and lines beyond which they are shown whole. */
    private static final int MOST_PIECES = 3_000;

    private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)");
    private static final Pattern GAPS = Pattern.compile("\\n\\s*\\n");
    private static final Pattern LINES = Pattern.compile("(?<=\n)");

    private final Templates templates;
    private final Markdown markdown;

    Differences(Templates templates, Markdown markdown) {
        this.templates = templates;
        this.markdown = markdown;
    }

    /** A piece of text: {@code same}, {@code added} or {@code removed}. */
    @Serdeable
    public record Part(String text, String change) {}

    /** What changed in one answer. */
    @Serdeable
    public record Changed(String id, String label, List<Part> parts) {}

    /** One state of a report. */
    public record State(String title, Map<String, Object> answers, List<Claim> claims) {}

    /** What changed, question by question, with the questions in this language. */
    public List<Changed> between(String kind, State before, State after, Language language) {
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, String> old = texts(kind, before, language, labels);
        Map<String, String> now = texts(kind, after, language, labels);
        List<Changed> changes = new ArrayList<>();
        labels.forEach((id, label) -> {
            String was = old.getOrDefault(id, "");
            String is = now.getOrDefault(id, "");
            if (!was.equals(is)) {
                changes.add(new Changed(id, label, parts(was, is)));
            }
        });
        return changes;
    }

    private Map<String, String> texts(String kind, State state, Language language, Map<String, String> labels) {
        Map<String, String> texts = new LinkedHashMap<>();
        Template template = templates.of(kind);
        labels.put("title", Template.in(language, template.title().label()));
        texts.put("title", state.title());
        for (Template.Question question : template.questions()) {
            labels.put(question.id(), Template.in(language, question.words().label()));
            texts.put(question.id(), text(question, state.answers().get(question.id()), language));
        }
        labels.put("claims", Messages.of(language, "claims.ledger"));
        StringBuilder lines = new StringBuilder();
        for (Claim claim : state.claims()) {
            lines.append(line(claim, language)).append('\n');
        }
        texts.put("claims", lines.toString().strip());
        return texts;
    }

    private String text(Template.Question question, @Nullable Object answer, Language language) {
        if (answer instanceof String text && question.options().isEmpty()) {
            return GAPS.matcher(markdown.text(text)).replaceAll("\n\n").strip();
        }
        List<?> values = answer instanceof List<?> chosen ? chosen : answer == null ? List.of() : List.of(answer);
        return String.join(
                ", ",
                question.options().stream()
                        .filter(o -> values.contains(o.value()))
                        .map(o -> Template.in(language, o.label()))
                        .toList());
    }

    private static String line(Claim claim, Language language) {
        StringBuilder line = new StringBuilder(Messages.of(language, "claims.stage." + claim.stage()))
                .append(": ")
                .append(claim.said())
                .append(" (")
                .append(Messages.of(language, "claims.judge." + (claim.judge() == null ? "owner" : claim.judge())));
        if (!claim.knownBy().isEmpty()) {
            line.append("; ").append(claim.knownBy());
        }
        if (claim.evidence() != null) {
            line.append("; ").append(Messages.of(language, "claims.evidence." + claim.evidence()));
        }
        return line.append(')').toString();
    }

    /** What changed from one plain text to another, word by word; line by line where they are very long. */
    public static List<Part> parts(String was, String is) {
        List<String> before = pieces(was);
        List<String> after = pieces(is);
        if (before.size() + after.size() > MOST_PIECES) {
            before = List.of(LINES.split(was));
            after = List.of(LINES.split(is));
        }
        List<Part> parts = new ArrayList<>();
        if (before.size() + after.size() > MOST_PIECES) {
            add(parts, List.of(was), "removed");
            add(parts, List.of(is), "added");
            return parts;
        }
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            add(parts, before.subList(at, delta.getSource().getPosition()), "same");
            add(parts, delta.getSource().getLines(), "removed");
            add(parts, delta.getTarget().getLines(), "added");
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(parts, before.subList(at, before.size()), "same");
        return parts;
    }

    /** What changed from one list to another, a line for each. */
    public static List<Part> lines(List<String> was, List<String> is) {
        List<Part> lines = new ArrayList<>();
        for (String one : was) {
            lines.add(new Part(one, is.contains(one) ? "same" : "removed"));
        }
        for (String one : is) {
            if (!was.contains(one)) {
                lines.add(new Part(one, "added"));
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Part line = lines.get(i);
            parts.add(i + 1 < lines.size() ? new Part(line.text() + "\n", line.change()) : line);
        }
        return parts;
    }

    private static List<String> pieces(String text) {
        return text.isEmpty() ? List.of() : List.of(WORDS.split(text));
    }

    private static void add(List<Part> parts, List<String> pieces, String change) {
        String text = String.join("", pieces);
        if (!text.isEmpty()) {
            parts.add(new Part(text, change));
        }
    }
}
