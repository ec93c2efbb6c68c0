package org.vrank.reports;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Attachment;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.guard.Markdown;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.terminology.Terms;
import org.vrank.terminology.Theme;

/** Reports as readers see them: labels in the interface's language, answers as sanitised HTML in the report's own. */
@Singleton
class Rendering {
    private static final int LEAD = 220;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Templates templates;
    private final Terms terms;
    private final Circles circles;
    private final Organisations organisations;
    private final Ledger ledger;
    private final Markdown markdown;

    Rendering(
            Templates templates,
            Terms terms,
            Circles circles,
            Organisations organisations,
            Ledger ledger,
            Markdown markdown) {
        this.templates = templates;
        this.terms = terms;
        this.circles = circles;
        this.organisations = organisations;
        this.ledger = ledger;
        this.markdown = markdown;
    }

    /** Everything a page of reports takes its names from. */
    record Labels(
            Language language,
            Map<String, Theme> themes,
            Map<UUID, Circle> circles,
            Map<UUID, Organisation> organisations) {}

    Labels labels(Language language) {
        return new Labels(language, terms.themesById(), circles.ownById(), organisations.byId());
    }

    String kind(String kind, Language language) {
        return Template.in(language, templates.of(kind).label());
    }

    /** Where a report comes from: its organisation, the region that hides it, or what a custodian lets be known. */
    String place(Report report, Labels labels) {
        Map<String, String> context = report.context();
        if (context != null && !context.isEmpty()) {
            return context.getOrDefault(labels.language().code(), "");
        }
        return place(report.organisationId(), report.region(), labels);
    }

    String place(@Nullable UUID organisationId, @Nullable String region, Labels labels) {
        Organisation organisation =
                organisationId == null ? null : labels.organisations().get(organisationId);
        return organisation == null
                ? Messages.of(labels.language(), "region." + (region == null ? "belgium" : region))
                : organisation.name(labels.language());
    }

    /** Why a text without a name shows no organisation, or that its language may tell; null when neither points at anybody. */
    @Nullable
    String pointing(Origins.Origin origin, String written, Labels labels) {
        String language = Messages.of(labels.language(), "language." + written);
        Organisation root = labels.organisations().get(origin.root());
        if (origin.languagePoints()) {
            return Messages.of(labels.language(), "place.language", language);
        }
        return origin.organisation() != null || root == null
                ? null
                : Messages.of(
                        labels.language(),
                        "place.few",
                        root.name(labels.language()),
                        language,
                        place(null, origin.region(), labels));
    }

    ReportController.ReportLine line(Report r, Labels labels) {
        return new ReportController.ReportLine(
                r.id(),
                r.kind(),
                kind(r.kind(), labels.language()),
                r.language(),
                r.title(),
                circle(r, labels),
                place(r, labels),
                r.author(),
                r.pseudonym() == null || r.level() == null
                        ? null
                        : new ReportController.PseudonymOf(r.pseudonym(), r.level()),
                themes(r, labels),
                LocalDate.ofInstant(r.published(), Clocks.BRUSSELS),
                r.revised(),
                evidence(r, labels.language()),
                lead(r));
    }

    ReportController.ReportView page(
            Report r, List<Attachment> attachments, Labels labels, boolean mine, @Nullable Instant coming) {
        ReportController.ReportLine line = line(r, labels);
        return new ReportController.ReportView(
                line.id(),
                line.kind(),
                line.kindLabel(),
                line.language(),
                line.title(),
                line.circle(),
                line.place(),
                line.author(),
                line.pseudonym(),
                line.themes(),
                line.published(),
                line.revised(),
                line.lead(),
                sections(r, labels.language()),
                ledger.views(r, labels.organisations(), labels.language()),
                r.addenda().stream()
                        .map(a -> new ReportController.AddendumView(a.id(), markdown.html(a.text()), a.published()))
                        .toList(),
                files(attachments, labels.language()),
                mine,
                coming);
    }

    static List<ReportController.AttachmentOf> files(List<Attachment> attachments, Language language) {
        return attachments.stream()
                .map(one -> new ReportController.AttachmentOf(
                        one.id(),
                        one.number(),
                        one.kind(),
                        one.name(language),
                        one.title(),
                        one.alt(),
                        some(one.width()),
                        some(one.height()),
                        some(one.pages()),
                        one.size()))
                .toList();
    }

    private static @Nullable Integer some(int number) {
        return number == 0 ? null : number;
    }

    /** How strong its claims are, from weak to strong; what had no effect or did harm comes last. */
    static List<ReportController.EvidenceOf> evidence(Report report, Language language) {
        return Claim.evidence(report.claims()).stream()
                .map(value -> new ReportController.EvidenceOf(value, Messages.of(language, "claims.evidence." + value)))
                .toList();
    }

    /** The answers' plain text, for search and for the first words. */
    String text(String kind, Map<String, Object> answers) {
        StringBuilder text = new StringBuilder();
        for (Template.Question question : templates.of(kind).questions()) {
            if (answers.get(question.id()) instanceof String answer && question.text()) {
                text.append(text.isEmpty() ? "" : "\n").append(markdown.text(answer));
            }
        }
        return text.toString();
    }

    /** All there is to find in a report: answers, claims, addenda. */
    String whole(String kind, Map<String, Object> answers, List<Claim> claims, List<Report.Addendum> addenda) {
        StringBuilder text = new StringBuilder(text(kind, answers));
        claims.forEach(c -> text.append('\n').append(c.said()).append('\n').append(c.knownBy()));
        addenda.forEach(a -> text.append('\n').append(markdown.text(a.text())));
        return text.toString();
    }

    /** The first words; no more is read than it takes to have them. */
    private String lead(Report report) {
        StringBuilder begun = new StringBuilder();
        for (Template.Question question : templates.of(report.kind()).questions()) {
            if (report.answers().get(question.id()) instanceof String answer && question.text()) {
                begun.append(' ').append(markdown.text(answer));
                String text = SPACE.matcher(begun).replaceAll(" ").strip();
                if (text.length() > LEAD) {
                    int end = text.lastIndexOf(' ', LEAD);
                    return text.substring(0, end < LEAD / 2 ? text.offsetByCodePoints(0, LEAD / 2) : end) + " …";
                }
            }
        }
        return SPACE.matcher(begun).replaceAll(" ").strip();
    }

    private static ReportController.CircleOf circle(Report report, Labels labels) {
        Circle circle = labels.circles().get(report.circleId());
        return new ReportController.CircleOf(
                report.circleId(),
                circle == null ? "" : circle.name(labels.language()),
                circle != null && circle.candid());
    }

    private static List<ReportController.ThemeOf> themes(Report report, Labels labels) {
        return report.themes().stream()
                .map(id -> {
                    Theme theme = labels.themes().get(id);
                    return new ReportController.ThemeOf(
                            id,
                            theme == null ? id : theme.label(labels.language()),
                            theme == null ? "theme" : ReportFacets.of(theme));
                })
                .toList();
    }

    private List<ReportController.Section> sections(Report report, Language language) {
        List<ReportController.Section> sections = new ArrayList<>();
        for (Template.Question question : templates.of(report.kind()).questions()) {
            String html = html(question, report.answers().get(question.id()), language);
            if (html != null) {
                sections.add(new ReportController.Section(
                        question.id(), Template.in(language, question.words().label()), html));
            }
        }
        return sections;
    }

    private @Nullable String html(Template.Question question, @Nullable Object answer, Language language) {
        if (answer instanceof String text && question.text()) {
            return markdown.html(text);
        }
        if (answer instanceof String year && question.year()) {
            return "<p>" + Entities.escape(year) + "</p>";
        }
        List<?> values = answer instanceof List<?> chosen ? chosen : answer == null ? List.of() : List.of(answer);
        List<String> labels = question.options().stream()
                .filter(o -> values.contains(o.value()))
                .map(o -> Entities.escape(Template.in(language, o.label())))
                .toList();
        return labels.isEmpty() ? null : "<p>" + String.join(", ", labels) + "</p>";
    }
}
