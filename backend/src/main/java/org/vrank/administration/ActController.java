package org.vrank.administration;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;

/** What administrators did. */
@Controller("/api/acts")
class ActController {
    /** An act; actor and subject are null once their account is gone. */
    @Serdeable
    record ActView(
            Instant at,
            String kind,
            String what,
            @Nullable String actor,
            @Nullable String subject,
            boolean mine,
            @Nullable String about,
            String reason) {}

    /** A page of the log; next is the number of the one that follows. */
    @Serdeable
    record ActPage(List<ActView> items, @Nullable Integer next) {}

    private final Administration administration;
    private final Organisations organisations;

    ActController(Administration administration, Organisations organisations) {
        this.administration = administration;
        this.organisations = organisations;
    }

    /** Newest first: for administrators all acts, for other members those that concern them; with own, for everybody those. */
    @Get
    @ReaderScope
    @Operation(operationId = "listActs")
    ActPage list(
            @Nullable @QueryValue Boolean own,
            @Nullable @QueryValue Integer page,
            @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        int number = page == null ? 0 : Math.max(page, 0);
        List<AdministrationRepository.Act> acts = administration.acts(Boolean.TRUE.equals(own), number);
        Map<UUID, Organisation> units = organisations.byId();
        return new ActPage(
                acts.stream()
                        .limit(Administration.PAGE)
                        .map(a -> new ActView(
                                a.at(),
                                a.kind(),
                                Messages.of(language, "act." + a.kind()),
                                a.actor(),
                                a.subject(),
                                a.mine(),
                                about(a, units, language),
                                a.reason()))
                        .toList(),
                acts.size() > Administration.PAGE ? number + 1 : null);
    }

    private static @Nullable String about(
            AdministrationRepository.Act act, Map<UUID, Organisation> units, Language language) {
        if (act.circleNl() != null && act.circleFr() != null && act.circleDe() != null && act.circleEn() != null) {
            return language.pick(act.circleNl(), act.circleFr(), act.circleDe(), act.circleEn());
        }
        if (act.organisationId() == null) {
            return null;
        }
        String organisation = Organisation.fullName(units, act.organisationId(), language);
        if (act.fundedId() != null) {
            return organisation + " → " + Organisation.fullName(units, act.fundedId(), language);
        }
        return act.seatKind() == null
                ? organisation
                : Messages.of(language, "seat." + act.seatKind()) + ", " + organisation;
    }
}
