package org.vrank.circles;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.search.Searchable;

/** A circle and its rule. */
@Introspected
public record Circle(
        UUID id,
        String kind,
        boolean candid,
        boolean superiors,
        @TypeDef(type = DataType.STRING_ARRAY) String[] admits,
        String nameNl,
        String nameFr,
        String nameDe,
        String nameEn,
        String aboutNl,
        String aboutFr,
        String aboutDe,
        String aboutEn) {

    /** A circle as search names it: not by name where the viewer left it meanwhile. */
    public static Searchable.InCircle named(UUID id, @Nullable Circle circle, Language language) {
        return new Searchable.InCircle(
                id, circle == null ? "" : circle.name(language), circle != null && circle.candid());
    }

    /** Whether everybody reads it, also without an account. */
    public boolean open() {
        return kind.equals("public");
    }

    /** Its name in a language. */
    public String name(Language language) {
        return language.pick(nameNl, nameFr, nameDe, nameEn);
    }

    /** What it is for, in a language. */
    public String about(Language language) {
        return language.pick(aboutNl, aboutFr, aboutDe, aboutEn);
    }

    boolean admitsEverySeat() {
        return List.of(admits).containsAll(Circles.SEATS);
    }

    List<String> seatKinds() {
        return List.of(admits);
    }

    /** The rule in sentences. */
    List<String> rule(Language language) {
        if (open()) {
            return List.of(Messages.of(language, "rule.public"));
        }
        String seats = String.join(
                ", ",
                Arrays.stream(admits)
                        .map(kind -> Messages.of(language, "seats." + kind))
                        .toList());
        return List.of(
                Messages.of(language, "rule.admits", seats),
                Messages.of(language, candid ? "rule.candid" : "rule.not-candid"),
                Messages.of(language, superiors ? "rule.superiors" : "rule.no-superiors"),
                Messages.of(language, candid ? "rule.admission-candid" : "rule.admission"),
                Messages.of(language, "rule.never-changes"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Circle circle && circle.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
