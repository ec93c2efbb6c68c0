package org.vrank.terminology;

import io.micronaut.core.annotation.Introspected;
import org.vrank.platform.Language;

/** What reports are filed under. */
@Introspected
public record Theme(String id, String grouping, String labelNl, String labelFr, String labelDe, String labelEn) {

    /** Its label in a language. */
    public String label(Language language) {
        return language.pick(labelNl, labelFr, labelDe, labelEn);
    }
}
