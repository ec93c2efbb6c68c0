package org.vrank.reports;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.HeldSeat;
import org.vrank.people.Members;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Clocks;
import org.vrank.platform.Refusal;

/** Where a report of the asking member says it comes from, and when one without a name appears. */
@Singleton
class Origins {
    /** Among fewer of a circle's readers, the name of an organisation or a region would point at somebody. */
    private static final int ENOUGH_COMPANY = 5;

    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Members members;
    private final Organisations organisations;
    private final ReportRepository reports;

    Origins(Members members, Organisations organisations, ReportRepository reports) {
        this.members = members;
        this.organisations = organisations;
        this.reports = reports;
    }

    /**
     * Where it comes from.
     *
     * @param root the author's organisation, whether or not it is shown
     * @param organisation the same when it is shown, else null
     * @param region what is shown instead: a region, or Belgium
     */
    record Origin(
            UUID root,
            @Nullable UUID organisation,
            @Nullable String region) {}

    Origin of(UUID circle, boolean named) {
        HeldSeat seat = members.seats().stream().findFirst().orElseThrow(Refusal.NotAllowed::new);
        Organisation root = organisations.byId().get(seat.rootId());
        if (root == null) {
            throw new Refusal.NotAllowed();
        }
        if (named) {
            return new Origin(root.id(), root.id(), null);
        }
        ReportRepository.Company company = reports.company(circle, root.id());
        if (company.fromOrganisation() >= ENOUGH_COMPANY) {
            return new Origin(root.id(), root.id(), null);
        }
        boolean region = root.region() != null && company.fromRegion() >= ENOUGH_COMPANY;
        return new Origin(root.id(), null, region ? root.region() : "belgium");
    }

    /** Six in the morning of the day after, in Belgium: so that the hour tells nothing about who was writing. */
    static Instant nextMorning(Instant now) {
        return LocalDate.ofInstant(now, Clocks.BRUSSELS)
                .plusDays(1)
                .atTime(MORNING)
                .atZone(Clocks.BRUSSELS)
                .toInstant();
    }
}
