package org.vrank.reports;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.SmallN;
import org.vrank.people.HeldSeat;
import org.vrank.people.Members;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Clocks;
import org.vrank.platform.Refusal;

/** Where a text of the asking member says it comes from, and when one without a name appears. */
@Singleton
public class Origins {
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Members members;
    private final Organisations organisations;
    private final SmallN smallN;

    Origins(Members members, Organisations organisations, SmallN smallN) {
        this.members = members;
        this.organisations = organisations;
        this.smallN = smallN;
    }

    /**
     * Where it comes from.
     *
     * @param root the author's organisation, whether or not it is shown
     * @param organisation the same when it is shown, else null
     * @param region what is shown instead: a region, or Belgium
     * @param languagePoints whether so few write the text's language where it is read that the language itself may tell
     */
    public record Origin(
            UUID root,
            @Nullable UUID organisation,
            @Nullable String region,
            boolean languagePoints) {}

    /** The small-n rule of {@link org.vrank.circles.SmallN} for a text that bears an organisation at most. */
    public Origin of(UUID circle, boolean named, String language) {
        HeldSeat seat = members.seats().stream().findFirst().orElseThrow(Refusal.NotAllowed::new);
        Organisation root = organisations.byId().get(seat.rootId());
        if (root == null) {
            throw new Refusal.NotAllowed();
        }
        if (named) {
            return new Origin(root.id(), root.id(), null, false);
        }
        SmallN.Pointing pointing = smallN.pointing(circle, root.id(), language);
        boolean languagePoints = !pointing.languageHides();
        if (pointing.organisationHides()) {
            return new Origin(root.id(), root.id(), null, languagePoints);
        }
        boolean region = root.region() != null && pointing.regionHides();
        return new Origin(root.id(), null, region ? root.region() : "belgium", languagePoints);
    }

    /** Six in the morning of the day after, in Belgium: so that the hour tells nothing about who was writing. */
    public static Instant nextMorning(Instant now) {
        return LocalDate.ofInstant(now, Clocks.BRUSSELS)
                .plusDays(1)
                .atTime(MORNING)
                .atZone(Clocks.BRUSSELS)
                .toInstant();
    }
}
