package org.vrank.reports;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Page;

/** What each kind of report asks, in the language of the interface. */
@Controller("/api/templates")
class TemplateController {
    @Serdeable
    record TitleView(String label, String help) {}

    @Serdeable
    record OptionView(String value, String label) {}

    @Serdeable
    record QuestionView(
            String id,
            String label,
            String help,
            String type,
            List<OptionView> options,
            boolean core,
            boolean required) {}

    @Serdeable
    record TemplateView(String kind, String label, String description, TitleView title, List<QuestionView> questions) {}

    private final Templates templates;
    private final Clock clock;

    TemplateController(Templates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    /** What each kind of report asks. */
    @Get
    @Operation(operationId = "listTemplates")
    Page<TemplateView> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(templates.all().stream().map(t -> view(t, language)).toList());
    }

    private TemplateView view(Template t, Language language) {
        return new TemplateView(
                t.kind(),
                Template.in(language, t.label()),
                Template.in(language, t.description()),
                new TitleView(
                        Template.in(language, t.title().label()),
                        Template.in(language, t.title().help())),
                t.questions().stream()
                        .map(q -> new QuestionView(
                                q.id(),
                                Template.in(language, q.words().label()),
                                Template.in(language, q.words().help()),
                                q.type(),
                                q.year() ? years() : options(q, language),
                                q.core(),
                                q.required()))
                        .toList());
    }

    private static List<OptionView> options(Template.Question question, Language language) {
        return question.options().stream()
                .map(o -> new OptionView(o.value(), Template.in(language, o.label())))
                .toList();
    }

    /** The years that can be told of, this one first. */
    private List<OptionView> years() {
        int thisYear = LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS).getYear();
        return IntStream.rangeClosed(0, thisYear - Template.FIRST_YEAR)
                .mapToObj(back -> String.valueOf(thisYear - back))
                .map(year -> new OptionView(year, year))
                .toList();
    }
}
