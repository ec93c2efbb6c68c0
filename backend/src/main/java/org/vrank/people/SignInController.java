package org.vrank.people;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ClientAddress;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;
import org.vrank.platform.SessionCookie;

@Controller("/api/sign-ins")
class SignInController {
    @Serdeable
    record Ask(
            @Nullable String email,
            @Nullable String language,
            @Nullable String as) {}

    @Serdeable
    record Outcome(String status, @Nullable String code) {}

    @Serdeable
    record Token(@Nullable String token) {}

    @Serdeable
    record Code(@Nullable String code) {}

    /**
     * One of the demo world's people.
     *
     * @param passphrase what unlocks a custodian's key there, as long as the custodian makes no other; null for everybody else
     */
    @Serdeable
    record DemoPersonView(
            String handle,
            String name,
            String seat,
            String organisation,
            List<String> kinds,
            @Nullable String passphrase) {}

    @Serdeable
    record SessionView(
            UUID id,
            Instant created,
            Instant lastUsed,
            boolean current,
            @Nullable String browser) {}

    private final SignIns signIns;
    private final Members members;
    private final Organisations organisations;
    private final ClientAddress addresses;

    SignInController(SignIns signIns, Members members, Organisations organisations, ClientAddress addresses) {
        this.addresses = addresses;
        this.signIns = signIns;
        this.members = members;
        this.organisations = organisations;
    }

    /** Asks for a link by mail (202). Only in the demo world, {@code as} signs in as one of its people (201). */
    @Post
    @Operation(operationId = "askSignIn")
    @ApiResponse(responseCode = "201", description = "Signed in.", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "202",
            description = "A link was sent, if the address is a member's.",
            useReturnTypeSchema = true)
    MutableHttpResponse<Outcome> ask(HttpRequest<?> request, @Body Ask ask) {
        if (ask.as() != null) {
            return opened(request, signIns.as(ask.as(), browser(request)));
        }
        String asker = signIns.ask(ask.email(), ask.language(), addresses.of(request));
        return HttpResponse.accepted().body(new Outcome("sent", null)).cookie(SessionCookie.asker(request, asker));
    }

    /** Only in the demo world: its people, to sign in as. */
    @Get
    @ReaderScope
    @Operation(operationId = "listDemoPeople")
    Page<DemoPersonView> people(HttpRequest<?> request) {
        Language language = Language.ofInterface(request.getHeaders().get("Accept-Language"));
        Map<UUID, Organisation> units = organisations.byId();
        Map<String, DemoPersonView> byHandle = new LinkedHashMap<>();
        List<MemberRepository.DemoPerson> people = signIns.demoPeople();
        Map<String, String> passphrases = SignIns.demoPassphrases();
        for (MemberRepository.DemoPerson p : people) {
            byHandle.merge(
                    p.handle(),
                    new DemoPersonView(
                            p.handle(),
                            p.name(),
                            HeldSeat.title(language, p.seatKind(), p.titleNl(), p.titleFr(), p.titleEn()),
                            Organisation.fullName(units, p.organisationId(), language),
                            List.of(p.seatKind()),
                            passphrases.get(p.handle())),
                    SignInController::both);
        }
        return Page.whole(List.copyOf(byHandle.values()));
    }

    /** Uses a mailed link: 201 signs in the browser that asked; 200 answers the code to type there. */
    @Post("/confirmations")
    @Operation(operationId = "confirmSignIn")
    @ApiResponse(
            responseCode = "200",
            description = "The code to type in the browser that asked.",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Signed in.", useReturnTypeSchema = true)
    MutableHttpResponse<Outcome> confirm(HttpRequest<?> request, @Body Token token) {
        SignIns.Confirmation done = signIns.confirm(
                token.token(), SessionCookie.asker(request).orElse(null), browser(request), addresses.of(request));
        return done.session() == null
                ? HttpResponse.ok(new Outcome("code", done.code()))
                : opened(request, done.session());
    }

    /** Types the code that another browser showed. */
    @Post("/codes")
    @Operation(operationId = "redeemSignInCode")
    @Status(HttpStatus.CREATED)
    MutableHttpResponse<Outcome> redeem(HttpRequest<?> request, @Body Code code) {
        String secret = signIns.redeem(
                code.code(), SessionCookie.asker(request).orElse(null), browser(request), addresses.of(request));
        if (secret == null) {
            throw new Refusal.Invalid("code", "sign-in.code");
        }
        return opened(request, secret);
    }

    /** Signs out. */
    @Delete("/current")
    @Operation(operationId = "signOut")
    @Status(HttpStatus.NO_CONTENT)
    MutableHttpResponse<?> signOut(HttpRequest<?> request) {
        try {
            members.endSession(null);
        } catch (Refusal.NotSignedIn alreadyOut) {
            return HttpResponse.noContent().cookie(SessionCookie.ended(request));
        }
        return HttpResponse.noContent().cookie(SessionCookie.ended(request));
    }

    /** The asking member's open sessions. */
    @Get("/sessions")
    @Operation(operationId = "listSessions")
    Page<SessionView> sessions() {
        return Page.whole(members.sessions().stream()
                .map(s -> new SessionView(s.id(), s.created(), s.lastUsed(), s.current(), s.browser()))
                .toList());
    }

    /** Ends one of them. */
    @Delete("/sessions/{id}")
    @Operation(operationId = "endSession")
    @Status(HttpStatus.NO_CONTENT)
    void end(UUID id) {
        members.endSession(id);
    }

    private static MutableHttpResponse<Outcome> opened(HttpRequest<?> request, String secret) {
        return HttpResponse.created(new Outcome("signed-in", null)).cookie(SessionCookie.session(request, secret));
    }

    private static DemoPersonView both(DemoPersonView one, DemoPersonView other) {
        List<String> kinds = new ArrayList<>(one.kinds());
        kinds.addAll(other.kinds());
        return new DemoPersonView(
                one.handle(),
                one.name(),
                one.seat() + ", " + other.seat(),
                one.organisation(),
                kinds,
                one.passphrase());
    }

    /** The family of the browser, never its full name: enough to tell one's own sessions apart. */
    private static @Nullable String browser(HttpRequest<?> request) {
        String agent = request.getHeaders().get("User-Agent");
        if (agent == null) {
            return null;
        }
        for (String family : List.of("Firefox", "Edg", "Chrome", "Safari")) {
            if (agent.contains(family)) {
                String name = family.equals("Edg") ? "Edge" : family;
                return agent.contains("Mobile") ? name + " (mobile)" : name;
            }
        }
        return null;
    }
}
