package org.vrank.reports;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    TemplateController(Templates templates) {
        this.templates = templates;
    }

    /** What each kind of report asks. */
    @Get
    @Operation(operationId = "listTemplates")
    Page<TemplateView> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(templates.all().stream().map(t -> view(t, language)).toList());
    }

    private static TemplateView view(Template t, Language language) {
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
                                q.options().stream()
                                        .map(o -> new OptionView(o.value(), Template.in(language, o.label())))
                                        .toList(),
                                q.core(),
                                q.required()))
                        .toList());
    }
}
