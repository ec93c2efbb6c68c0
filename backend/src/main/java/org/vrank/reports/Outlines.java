package org.vrank.reports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.terminology.Terms;
import org.vrank.terminology.Theme;

/** The door to what each kind of report asks, in words. */
@Singleton
public class Outlines {
    private final Templates templates;
    private final Terms terms;

    Outlines(Templates templates, Terms terms) {
        this.templates = templates;
        this.terms = terms;
    }

    /** A kind of report. */
    public record Kind(String value, String label) {}

    /**
     * A question.
     *
     * @param core whether it is asked first
     * @param text whether it is answered in writing
     */
    public record Question(String id, String label, String help, boolean required, boolean core, boolean text) {}

    public List<Kind> kinds(Language language) {
        return templates.all().stream()
                .map(t -> new Kind(t.kind(), Template.in(language, t.label())))
                .toList();
    }

    /** The questions of a kind that exists, in their order. */
    public List<Question> questions(String kind, Language language) {
        return templates.of(kind).questions().stream()
                .map(q -> new Question(
                        q.id(),
                        Template.in(language, q.words().label()),
                        Template.in(language, q.words().help()),
                        q.required(),
                        q.core(),
                        q.text()))
                .toList();
    }

    /** Themes in words; one that is no theme any more is left out. */
    public List<String> themes(List<String> ids, Language language) {
        Map<String, Theme> all = terms.themesById();
        return ids.stream()
                .map(all::get)
                .filter(Objects::nonNull)
                .map(theme -> theme.label(language))
                .toList();
    }

    /** What the title is called. */
    public String title(String kind, Language language) {
        return Template.in(language, templates.of(kind).title().label());
    }

    /** An answer in words: as it was written, or the labels of what was chosen. */
    public String answer(String kind, String question, @Nullable Object answer, Language language) {
        if (answer == null) {
            return "";
        }
        Map<String, String> labels = templates.of(kind).question(question).stream()
                .flatMap(q -> q.options().stream())
                .collect(java.util.stream.Collectors.toMap(
                        Template.Option::value, o -> Template.in(language, o.label())));
        List<?> values = answer instanceof List<?> chosen ? chosen : List.of(answer);
        return String.join(
                ", ",
                values.stream()
                        .map(value -> labels.getOrDefault(value.toString(), value.toString()))
                        .toList());
    }
}
