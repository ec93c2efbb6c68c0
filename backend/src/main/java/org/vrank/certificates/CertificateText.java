package org.vrank.certificates;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands on a certificate.
 *
 * @param language of the title
 * @param version number of the course's version
 * @param edition language in which the edition was held
 * @param days on which it came together
 * @param trainer who issued it, by the name of that day; empty once their account is gone
 */
@Serdeable
record CertificateText(
        String name,
        String title,
        String language,
        int version,
        String edition,
        List<LocalDate> days,
        double hours,
        List<String> concepts,
        String trainer) {}
