package org.vrank.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Outgoing;
import org.vrank.box.Box;
import org.vrank.platform.Language;
import org.vrank.platform.Refusal;

/**
 * The pages for those who do not sign in: no script, no cookie, nothing in an address, nothing kept in a browser, nothing logged. What
 * goes wrong shows the same page again with everything that was typed.
 */
@Hidden
@Controller("/intake")
class DoorController {
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");
    private static final MediaType STYLE = MediaType.of("text/css;charset=utf-8");

    private final Door door;
    private final DoorPages pages;
    private final ThreadPages threads;
    private final DoorLimits limits;
    private final Box box;
    private final Outgoing outgoing;

    DoorController(Door door, DoorPages pages, ThreadPages threads, DoorLimits limits, Box box, Outgoing outgoing) {
        this.door = door;
        this.pages = pages;
        this.threads = threads;
        this.limits = limits;
        this.box = box;
        this.outgoing = outgoing;
    }

    @Get
    @Produces(MediaType.ALL)
    HttpResponse<?> home(HttpRequest<?> request) {
        Language language = Language.ofInterface(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
        return HttpResponse.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/intake/" + language.spoken().code())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Get("/door.css")
    @Produces(MediaType.ALL)
    HttpResponse<String> style() {
        return HttpResponse.ok(pages.style()).contentType(STYLE).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** What it is, and the form. */
    @Get("/{lang}")
    @Produces(MediaType.ALL)
    HttpResponse<String> form(String lang) {
        return page(pages.door(door.form(language(lang), Map.of())));
    }

    /** Everything once more, who will read it, and the nine words; or back to the form. */
    @Post("/{lang}/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.ALL)
    HttpResponse<String> check(HttpRequest<?> request, String lang, @Nullable @Body Map<String, Object> posted) {
        Map<String, String> typed = Posted.of(posted);
        DoorForm form = door.form(language(lang), typed);
        if (!"check".equals(typed.get("step"))) {
            return page(pages.door(form));
        }
        if (!limits.allows(request, "check")) {
            return page(pages.door(form.with(List.of(new DoorForm.Mistake("slip", "errors.many")))));
        }
        List<DoorForm.Mistake> mistakes = door.mistakes(form);
        if (!mistakes.isEmpty() || form.custodians().isEmpty()) {
            return page(pages.door(form.with(mistakes)));
        }
        return checked(form);
    }

    /** It goes into the box. */
    @Post("/{lang}/sent")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.ALL)
    HttpResponse<String> sent(HttpRequest<?> request, String lang, @Nullable @Body Map<String, Object> posted) {
        DoorForm form = door.form(language(lang), Posted.of(posted));
        if (!limits.allows(request, "sent")) {
            return checked(form.with(List.of(new DoorForm.Mistake("noted", "errors.many"))));
        }
        try {
            if (form.noted() && door.cameIn(form)) {
                return page(pages.sent(form.language(), box.month().plusMonths(1)));
            }
            List<DoorForm.Mistake> mistakes = door.mistakes(form);
            if (!mistakes.isEmpty() || form.custodians().isEmpty()) {
                return page(pages.door(form.with(mistakes)));
            }
            DoorForm.Mistake wrong =
                    form.noted() ? door.send(form) : new DoorForm.Mistake("noted", "check.noted-wrong");
            if (wrong == null) {
                return page(pages.sent(form.language(), box.month().plusMonths(1)));
            }
            return wrong.field().equals("noted")
                    ? checked(form.with(List.of(wrong)))
                    : page(pages.door(form.with(List.of(wrong))));
        } catch (Refusal refused) {
            throw refused;
        } catch (RuntimeException passing) {
            // said to nobody but who typed it
            return page(pages.door(form.with(List.of(new DoorForm.Mistake("noted", "errors.passing")))));
        }
    }

    private HttpResponse<String> checked(DoorForm form) {
        DoorForm noted = door.withPhrase(form);
        return page(pages.check(noted, door.check(noted)));
    }

    /** Asks for the nine words. */
    @Get("/{lang}/receipt")
    @Produces(MediaType.ALL)
    HttpResponse<String> opening(String lang) {
        return page(pages.opening(language(lang), "", null));
    }

    /** The thread that nine words open. */
    @Post("/{lang}/receipt")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.ALL)
    HttpResponse<String> receipt(HttpRequest<?> request, String lang, @Nullable @Body Map<String, Object> posted) {
        return act(request, lang, "open", posted);
    }

    /** A file that came along, shown in place: a download would stay on the device. */
    @Post("/{lang}/receipt/file")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.ALL)
    HttpResponse<?> file(HttpRequest<?> request, String lang, @Nullable @Body Map<String, Object> posted) {
        Language language = language(lang);
        Map<String, String> typed = Posted.of(posted);
        if (!limits.allows(request, "receipt")) {
            return page(pages.opening(language, typed.getOrDefault("phrase", ""), "opening.many"));
        }
        Receipts.Shown shown = threads.file(typed);
        if (shown == null) {
            return act(request, lang, "open", posted);
        }
        outgoing.take(request, shown.content().length);
        return outgoing.answer(shown.file().number(), shown.file().kind(), shown.content(), language, true);
    }

    /** What its author does with it. */
    @Post("/{lang}/receipt/{action}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.ALL)
    HttpResponse<String> act(
            HttpRequest<?> request, String lang, String action, @Nullable @Body Map<String, Object> posted) {
        Language language = language(lang);
        Map<String, String> typed = Posted.of(posted);
        if (!limits.allows(request, "receipt")) {
            return page(pages.opening(language, action, typed, "opening.many"));
        }
        return page(threads.act(language, action, typed));
    }

    private static Language language(String lang) {
        if (!List.of("nl", "fr", "en").contains(lang)) {
            throw new Refusal.NotFound();
        }
        return Language.of(lang);
    }

    private static MutableHttpResponse<String> page(String html) {
        return HttpResponse.ok(html).contentType(HTML).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
