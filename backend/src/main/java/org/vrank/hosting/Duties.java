package org.vrank.hosting;

import jakarta.inject.Singleton;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.vrank.meetings.Series;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** The door to what a host is reminded of. */
@Singleton
class Duties {
    private static final int MONTHS = 6;

    private final Readers readers;
    private final DutyRepository duties;
    private final Series series;
    private final Organisations organisations;
    private final Clock clock;

    Duties(Readers readers, DutyRepository duties, Series series, Organisations organisations, Clock clock) {
        this.readers = readers;
        this.duties = duties;
        this.series = series;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Municipalities of which nothing was heard.
     *
     * @param since the first day that counts
     * @param held whether a meeting of the series was held from then on: else there was nothing to be heard at
     * @param municipalities by their names
     */
    record Silence(LocalDate since, boolean held, List<Organisation> municipalities) {}

    /** Those of the circle of a series; hosts only. */
    @ReaderScope
    Silence silence(UUID id, Language language) {
        readers.current().signedIn();
        Series.Subject subject = series.subject(id);
        if (!subject.hosted()) {
            throw new Refusal.NotAllowed();
        }
        LocalDate since = LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS)
                .withDayOfMonth(1)
                .minusMonths(MONTHS);
        String[] common =
                series.commonTo(subject.circle()).stream().map(UUID::toString).toArray(String[]::new);
        Map<UUID, Organisation> all = organisations.byId();
        Collator collator = Collator.getInstance(Locale.of(language.code()));
        return new Silence(
                since,
                duties.held(id, since),
                duties.silent(subject.circle(), common, since).stream()
                        .map(all::get)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparing((Organisation one) -> one.name(language), collator)
                                .thenComparing(Organisation::id))
                        .toList());
    }
}
