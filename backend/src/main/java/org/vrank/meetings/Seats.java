package org.vrank.meetings;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.vrank.people.HeldSeat;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;

/** The door to the seats of a circle: those its readers hold, and those that stand in what its meetings keep. */
@Singleton
public class Seats {
    private final Readers readers;
    private final AttendanceRepository attendance;
    private final Organisations organisations;

    Seats(Readers readers, AttendanceRepository attendance, Organisations organisations) {
        this.readers = readers;
        this.attendance = attendance;
        this.organisations = organisations;
    }

    /** All of them by id, for whoever reads the circle; else none. */
    @ReaderScope
    public Map<UUID, Seat> of(UUID circle, Language language) {
        Map<UUID, Seat> seats = new LinkedHashMap<>();
        if (!readers.current().reads(circle)) {
            return seats;
        }
        Map<UUID, Organisation> units = organisations.byId();
        for (AttendanceRepository.SeatRow row : attendance.seats(circle)) {
            seats.put(
                    row.seatId(),
                    new Seat(
                            row.seatId(),
                            HeldSeat.title(language, row.kind(), row.titleNl(), row.titleFr(), row.titleEn()),
                            Organisation.fullName(units, row.organisationId(), language),
                            row.name(),
                            row.mine()));
        }
        return seats;
    }
}
