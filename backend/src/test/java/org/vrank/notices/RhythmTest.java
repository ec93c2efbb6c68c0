package org.vrank.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    @ParameterizedTest
    @CsvSource({
        // 29 November 2026 is a Sunday
        "2026-11-29T05:59:59Z, 2026-11-28T06:00:00Z, 2026-11-29T06:00:00Z, 2026-11-23T06:00:00Z, 2026-11-30T06:00:00Z",
        "2026-11-29T06:00:00Z, 2026-11-29T06:00:00Z, 2026-11-30T06:00:00Z, 2026-11-23T06:00:00Z, 2026-11-30T06:00:00Z",
        "2026-11-30T05:59:59Z, 2026-11-29T06:00:00Z, 2026-11-30T06:00:00Z, 2026-11-23T06:00:00Z, 2026-11-30T06:00:00Z",
        "2026-11-30T06:00:00Z, 2026-11-30T06:00:00Z, 2026-12-01T06:00:00Z, 2026-11-30T06:00:00Z, 2026-12-07T06:00:00Z",
        // the clocks went back on 25 October 2026
        "2026-10-24T12:00:00Z, 2026-10-24T05:00:00Z, 2026-10-25T06:00:00Z, 2026-10-19T05:00:00Z, 2026-10-26T06:00:00Z",
    })
    void mornings_and_mondays_begin_at_seven_in_belgium(
            Instant at, Instant lastDaily, Instant nextDaily, Instant lastWeekly, Instant nextWeekly) {
        assertThat(Rhythm.DAILY.last(at).toInstant()).isEqualTo(lastDaily);
        assertThat(Rhythm.DAILY.next(at).toInstant()).isEqualTo(nextDaily);
        assertThat(Rhythm.WEEKLY.last(at).toInstant()).isEqualTo(lastWeekly);
        assertThat(Rhythm.WEEKLY.next(at).toInstant()).isEqualTo(nextWeekly);
    }
}
