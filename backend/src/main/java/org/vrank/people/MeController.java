package org.vrank.people;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;

@Controller("/api/me")
class MeController {
    @Serdeable
    record Me(@Nullable Self member, boolean demo, @Nullable String contact) {}

    @Serdeable
    record Self(UUID id, String name, String language, List<SeatView> seats) {}

    @Serdeable
    record SeatView(UUID id, String kind, String kindLabel, Place organisation, Place root, LocalDate from) {}

    @Serdeable
    record Place(UUID id, String name) {}

    @Serdeable
    record Speaks(String language) {}

    private final Members members;
    private final Organisations organisations;
    private final @Nullable String contact;

    MeController(Members members, Organisations organisations, @Nullable @Value("${vrank.contact}") String contact) {
        this.members = members;
        this.organisations = organisations;
        this.contact = contact == null || contact.isBlank() ? null : contact.strip();
    }

    /** Who is signed in here; {@code member} is null for a visitor. {@code contact} is where to write to the operator. */
    @Get
    @ReaderScope
    @Operation(operationId = "getMe")
    Me me(@Nullable @Header("Accept-Language") String speaks) {
        MemberRepository.Self self = members.self();
        if (self == null) {
            return new Me(null, members.demo(), contact);
        }
        Language language = Language.ofInterface(speaks);
        Map<UUID, Organisation> units = organisations.byId();
        List<SeatView> seats = members.seats().stream()
                .map(s -> new SeatView(
                        s.seatId(),
                        s.kind(),
                        s.title(language),
                        new Place(s.organisationId(), Organisation.fullName(units, s.organisationId(), language)),
                        new Place(s.rootId(), Organisation.fullName(units, s.rootId(), language)),
                        s.starts()))
                .toList();
        return new Me(new Self(self.id(), self.name(), self.language(), seats), members.demo(), contact);
    }

    /** Chooses the language of the asking member's mail. */
    @Put
    @Operation(operationId = "chooseLanguage")
    Me speak(@Body Speaks wish, @Nullable @Header("Accept-Language") String speaks) {
        members.speak(wish.language());
        return me(speaks);
    }
}
