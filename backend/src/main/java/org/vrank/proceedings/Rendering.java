package org.vrank.proceedings;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.nodes.Entities;
import org.vrank.guard.Markdown;
import org.vrank.platform.Clocks;
import org.vrank.platform.Dates;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/** Published minutes as HTML: the same for the page and for the PDF. Headings begin at the second level, under the title. */
@Singleton
class Rendering {
    private final Markdown markdown;

    Rendering(Markdown markdown) {
        this.markdown = markdown;
    }

    /** Without the title; each text of another language than {@code language} is marked with its own. */
    String html(Document body, Language language) {
        StringBuilder html = new StringBuilder();
        html.append("<p>").append(text(body.when()));
        if (!body.place().isEmpty()) {
            html.append("<br>").append(text(body.place()));
        }
        html.append("</p>");
        names(html, Messages.of(language, "proceedings.present"), body.present());
        names(html, Messages.of(language, "proceedings.excused"), body.excused());
        names(html, Messages.of(language, "proceedings.absent"), body.absent() == null ? List.of() : body.absent());
        for (Document.Item item : body.items()) {
            html.append("<section").append(lang(item.language(), language)).append("><h2>");
            html.append(text(item.title())).append("</h2>");
            html.append(markdown.html(item.text()));
            lines(html, Messages.of(language, "proceedings.decided"), item.decisions(), language);
            lines(html, Messages.of(language, "proceedings.promised"), item.actions(), language);
            if (item.parked() != null) {
                html.append("<p lang=\"").append(language.code()).append("\">");
                html.append(text(item.parked())).append("</p>");
            }
            html.append("</section>");
        }
        return html.toString();
    }

    /** On paper: the addenda first, so that who reads sees what was corrected before what was written. */
    String whole(Document body, List<ProceedingRepository.Version> versions, Language language) {
        return addenda(versions, language) + html(body, language);
    }

    /** What was corrected since, the last first; nothing where nothing was. */
    String addenda(List<ProceedingRepository.Version> versions, Language language) {
        StringBuilder html = new StringBuilder();
        for (ProceedingRepository.Version version : versions) {
            if (version.number() > 1) {
                String day = Dates.day(LocalDate.ofInstant(version.made(), Clocks.BRUSSELS), language);
                html.append("<h2>").append(text(Messages.of(language, "proceedings.addendum", day)));
                html.append("</h2><p>").append(text(version.because())).append("</p>");
            }
        }
        return html.toString();
    }

    private static void names(StringBuilder html, String label, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        html.append("<h2>").append(text(label)).append("</h2><ul>");
        names.forEach(name -> html.append("<li>").append(text(name)).append("</li>"));
        html.append("</ul>");
    }

    /** What this says about a line is in the language of the document, the line itself in its own. */
    private static void lines(StringBuilder html, String label, List<Document.Line> lines, Language language) {
        if (lines.isEmpty()) {
            return;
        }
        html.append("<h3 lang=\"")
                .append(language.code())
                .append("\">")
                .append(text(label))
                .append("</h3><ul>");
        for (Document.Line line : lines) {
            html.append("<li><span lang=\"").append(line.language()).append("\">");
            html.append(text(line.text())).append("</span>");
            if (!line.more().isEmpty()) {
                html.append(" <span lang=\"").append(language.code()).append("\">(");
                html.append(text(line.more())).append(")</span>");
            }
            html.append("</li>");
        }
        html.append("</ul>");
    }

    private static String lang(String of, Language document) {
        return of.equals(document.code()) ? "" : " lang=\"" + of + "\"";
    }

    static String text(String plain) {
        return Entities.escape(plain);
    }
}
