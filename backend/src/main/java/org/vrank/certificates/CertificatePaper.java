package org.vrank.certificates;

import io.micronaut.context.annotation.Value;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Entities;
import org.vrank.learning.Learners;
import org.vrank.learning.Words;
import org.vrank.papers.Pdf;
import org.vrank.platform.Dates;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/** What a certificate says, as words and on paper. */
@Singleton
class CertificatePaper {
    private final Learners learners;
    private final Pdf pdf;
    private final String address;

    CertificatePaper(Learners learners, Pdf pdf, @Value("${vrank.address}") String address) {
        this.learners = learners;
        this.pdf = pdf;
        this.address = address;
    }

    /** What it says in a language, as far as its course has that. */
    CertificateText text(String body, Language language) {
        JsonNode read = learners.read(body);
        String edition = part(read, "language").getStringValue();
        Words words = Words.of(language, edition);
        List<LocalDate> days = new ArrayList<>();
        part(read, "days").values().forEach(day -> days.add(LocalDate.parse(day.getStringValue())));
        List<String> concepts = new ArrayList<>();
        part(read, "concepts").values().forEach(concept -> concepts.add(words.text(concept)));
        return new CertificateText(
                part(read, "name").getStringValue(),
                words.text(part(read, "title")),
                words.language(part(read, "title")),
                part(read, "version").getIntValue(),
                edition,
                days,
                part(read, "hours").isNumber() ? part(read, "hours").getDoubleValue() : 0,
                concepts,
                part(read, "trainer").getStringValue());
    }

    /** The paper, in the language of the edition, with the address at which it can be checked. */
    byte[] pdf(String body, LocalDate issued, String code) {
        Language language = Language.of(part(learners.read(body), "language").getStringValue());
        CertificateText text = text(body, language);
        StringBuilder html = new StringBuilder();
        line(html, Messages.of(language, "certificate.says", text.name(), text.title()));
        line(html, Messages.of(language, "certificate.version", String.valueOf(text.version())));
        if (!text.days().isEmpty()) {
            line(
                    html,
                    Messages.of(
                            language,
                            "certificate.days",
                            String.join(
                                    "; ",
                                    text.days().stream()
                                            .map(day -> Dates.day(day, language))
                                            .toList())));
        }
        if (text.hours() > 0) {
            line(html, Messages.of(language, "certificate.hours", text.hours()));
        }
        if (!text.concepts().isEmpty()) {
            html.append("<h2>")
                    .append(Entities.escape(Messages.of(language, "certificate.concepts")))
                    .append("</h2><ul>");
            text.concepts()
                    .forEach(one ->
                            html.append("<li>").append(Entities.escape(one)).append("</li>"));
            html.append("</ul>");
        }
        line(
                html,
                text.trainer().isEmpty()
                        ? Messages.of(language, "certificate.issued", Dates.day(issued, language))
                        : Messages.of(language, "certificate.trainer", text.trainer(), Dates.day(issued, language)));
        String link = address + "/" + language.code() + "/certificates/" + code;
        html.append("<p>")
                .append(Entities.escape(Messages.of(language, "certificate.check")))
                .append(" <a href=\"")
                .append(Entities.escape(link))
                .append("\">")
                .append(Entities.escape(link))
                .append("</a></p>");
        return pdf.of(Messages.of(language, "certificate.title", text.title()), html.toString(), language);
    }

    private static JsonNode part(JsonNode body, String field) {
        return Objects.requireNonNull(body.get(field));
    }

    private static void line(StringBuilder html, String text) {
        html.append("<p>").append(Entities.escape(text)).append("</p>");
    }
}
