package org.vrank.intake;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Box;
import org.vrank.box.Phrases;
import org.vrank.people.Members;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** The door to slips: codes on paper, each for writing once without signing in. Their codes are shown once and kept as hashes. */
@Singleton
class Slips {
    /** Most in one request. */
    static final int MOST = 60;

    private static final int MONTHS = 3;

    private final Readers readers;
    private final SlipRepository slips;
    private final Members members;
    private final Phrases phrases;
    private final Box box;
    private final Limits limits;

    Slips(Readers readers, SlipRepository slips, Members members, Phrases phrases, Box box, Limits limits) {
        this.readers = readers;
        this.slips = slips;
        this.members = members;
        this.phrases = phrases;
        this.box = box;
        this.limits = limits;
    }

    /** Codes, and the last month in which they count. */
    record Printed(List<String> codes, YearMonth until) {}

    /** New slips for a circle, by a host or a custodian who reads it. */
    @ReaderScope
    Printed add(@Nullable UUID circle, int count) {
        UUID member = readers.current().signedIn();
        if (!members.holds("custodian") && !members.holds("host")) {
            throw new Refusal.NotAllowed();
        }
        if (count < 1 || count > MOST) {
            throw new Refusal.Invalid("count", "field.range", 1, MOST);
        }
        if (circle == null || !readers.current().reads(circle)) {
            throw new Refusal.Invalid("circle", "field.reference");
        }
        limits.take("slips", member.toString(), 30, Duration.ofHours(1));
        List<String> codes = Stream.generate(phrases::freshSlip).limit(count).toList();
        String[] hashes = codes.stream()
                .map(code -> HexFormat.of().formatHex(Box.hash(code.replace("-", ""))))
                .toArray(String[]::new);
        slips.add(hashes, circle, box.month().atDay(1));
        return new Printed(codes, box.month().plusMonths(MONTHS - 1));
    }
}
