package org.vrank.circles;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/**
 * The small-n rule: what may be said about where a text without a name comes from. A wording is shown only where at least five
 * practitioners of at least three municipalities fit it, and the language of the text, and everything the same pseudonym said
 * before; otherwise it says Belgium.
 *
 * <p>Practitioners are counted from the seats held today. Anybody may ask about everybody with a seat; about the readers of a circle
 * only its readers. Nobody is told an exact number: numbers come in steps, since two exact ones subtracted would tell a third. How
 * many municipalities fit is a matter of public facts, and exact. A setting or a group narrows the places only where a fact says so
 * (a prison stands in few towns); that a seat's own title may point at somebody is for the author to judge.
 */
@Singleton
public class SmallN {
    /** More details than this of one place are not put together in every way. */
    static final int MOST_DETAILS = 8;

    private static final int FEWEST_MUNICIPALITIES = 3;
    private static final int MOST_OFFERED = 4;
    private static final int MOST_SAID = 50;

    private final Readers readers;
    private final Places places;
    private final CircleRepository circles;
    private final Organisations organisations;
    private final ObjectMapper json;

    SmallN(Readers readers, Places places, CircleRepository circles, Organisations organisations, ObjectMapper json) {
        this.readers = readers;
        this.places = places;
        this.circles = circles;
        this.organisations = organisations;
        this.json = json;
    }

    /**
     * A way to say it.
     *
     * @param words in the asking viewer's language
     * @param municipalities how many of the network fit it, and what was said before
     * @param practitioners how many fit at least: 0 (fewer than five), 5, 10, 20 or 50
     * @param fits whether it may be shown
     */
    @Serdeable
    public record Wording(Context context, String words, int municipalities, int practitioners, boolean fits) {}

    /**
     * What may be shown of a wanted context.
     *
     * @param shown the wanted wording where it fits, otherwise Belgium
     * @param coarser wordings that fit, the closest first; empty where the wanted one does
     * @param network how many municipalities the network has
     * @param languagePoints whether fewer than five practitioners anywhere write this language, or these: no wording helps
     */
    @Serdeable
    public record Verdict(Wording wanted, Wording shown, List<Wording> coarser, int network, boolean languagePoints) {}

    /** Behind what the author of a text without a name cannot be found: their organisation, its region, the text's language. */
    public record Pointing(boolean organisationHides, boolean regionHides, boolean languageHides) {}

    /**
     * What may stand on a text of the asking member that shows no name: the organisation where five practitioners of it read the
     * circle and write this language, the region where five of three municipalities do.
     *
     * @param root the asking member's root organisation
     */
    @ReaderScope
    public Pointing pointing(UUID circle, UUID root, String language) {
        CircleRepository.Pointing row = circles.pointing(circle, root, language);
        if (row == null) {
            throw new Refusal.NotFound();
        }
        return new Pointing(row.organisationHides(), row.regionHides(), row.languageHides());
    }

    /** Whether this may be said, by somebody who said that before. */
    @ReaderScope
    public boolean fits(@Nullable UUID circle, Context wanted, List<Context> said) {
        return check(circle, wanted, said).wanted().fits();
    }

    /**
     * Judges a wanted context.
     *
     * @param circle the circle it is shown in, where its readers are those to be sought among; null for everybody with a seat
     * @param said everything the same pseudonym said before, at most fifty
     */
    @ReaderScope
    public Verdict check(@Nullable UUID circle, Context wanted, List<Context> said) {
        Texts texts = new Texts();
        places.check(texts, wanted);
        if (wanted.features().size() > MOST_DETAILS || said.size() > MOST_SAID) {
            texts.reject(said.size() > MOST_SAID ? "said" : "features", "context.too-much");
        }
        said.forEach(before -> places.check(texts, before));
        texts.check();

        Set<UUID> left = places.fitting(Context.BELGIUM);
        Set<String> tongues = new TreeSet<>();
        for (Context before : said) {
            left.retainAll(places.fitting(before));
            speaks(tongues, before);
        }
        speaks(tongues, wanted);

        List<Context> candidates = new ArrayList<>(List.of(Context.BELGIUM, wanted.anywhere(), wanted));
        candidates.addAll(generalised(wanted));
        List<Wording> judged = judge(circle, candidates, left, tongues);
        Wording asked = judged.get(2);
        Wording belgium = judged.get(1).fits() ? judged.get(1) : judged.get(0);
        return new Verdict(
                asked,
                asked.fits() ? asked : belgium,
                asked.fits() ? List.of() : offered(judged, asked),
                places.fitting(Context.BELGIUM).size(),
                judge(circle, List.of(Context.BELGIUM), places.fitting(Context.BELGIUM), tongues).stream()
                        .noneMatch(Wording::fits));
    }

    /** What is said, in words of a language. */
    public String words(Context context, Language language) {
        Organisation unit =
                context.municipality() == null ? null : organisations.byId().get(context.municipality());
        return places.words(context, unit == null ? "" : unit.name(language), language);
    }

    /** The municipalities that fit what is said. */
    @ReaderScope
    public List<UUID> places(Context said) {
        return List.copyOf(places.fitting(said));
    }

    /** Every way to say less of the place: all its details but some; never the municipality itself. */
    private List<Context> generalised(Context wanted) {
        List<String> details =
                places.details(wanted).stream().limit(MOST_DETAILS).toList();
        Map<Set<UUID>, Context> byPlaces = new LinkedHashMap<>();
        for (int some = 1; some < 1 << details.size(); some++) {
            Set<String> chosen = new LinkedHashSet<>();
            for (int i = 0; i < details.size(); i++) {
                if ((some >> i & 1) == 1) {
                    chosen.add(details.get(i));
                }
            }
            Context coarser = wanted.with(chosen);
            // where several ways mean the same places, the shortest says it best
            Set<UUID> fitting = places.fitting(coarser);
            if (fitting.size() >= FEWEST_MUNICIPALITIES) {
                byPlaces.merge(
                        fitting,
                        coarser,
                        (one, other) -> other.details().size() < one.details().size() ? other : one);
            }
        }
        return List.copyOf(byPlaces.values());
    }

    private static List<Wording> offered(List<Wording> judged, Wording asked) {
        return judged.stream()
                .skip(3)
                .filter(w -> w.fits() && w.municipalities() > asked.municipalities())
                .sorted(Comparator.comparingInt(Wording::municipalities)
                        .thenComparing(w -> w.context().details().size())
                        .thenComparing(Wording::words))
                .limit(MOST_OFFERED)
                .toList();
    }

    private List<Wording> judge(@Nullable UUID circle, List<Context> contexts, Set<UUID> left, Set<String> tongues) {
        List<Set<UUID>> sets = contexts.stream()
                .map(context -> {
                    Set<UUID> fitting = places.fitting(context);
                    fitting.retainAll(left);
                    return fitting;
                })
                .toList();
        List<CircleRepository.Crowd> crowds = circles.crowds(circle, written(sets), tongues.toArray(String[]::new));
        if (crowds.size() < sets.size()) {
            throw new Refusal.NotFound();
        }
        Language language = readers.current().language();
        Map<UUID, Organisation> units = organisations.byId();
        List<Wording> judged = new ArrayList<>();
        for (int i = 0; i < contexts.size(); i++) {
            Context context = contexts.get(i);
            Organisation unit = context.municipality() == null ? null : units.get(context.municipality());
            CircleRepository.Crowd crowd = crowds.get(i);
            judged.add(new Wording(
                    context,
                    places.words(context, unit == null ? "" : unit.name(language), language),
                    sets.get(i).size(),
                    crowd.atLeast(),
                    crowd.enough()));
        }
        return judged;
    }

    private static void speaks(Set<String> tongues, Context said) {
        if (said.language() != null) {
            tongues.add(said.language());
        }
    }

    private String written(List<Set<UUID>> sets) {
        try {
            return json.writeValueAsString(sets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
