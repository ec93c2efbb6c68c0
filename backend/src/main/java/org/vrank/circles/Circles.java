package org.vrank.circles;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.people.Members;
import org.vrank.platform.Barriers;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.Viewer;

/** The door to circles: which the asking viewer reads, their rule, and new ones. */
@Singleton
public class Circles {
    private static final List<String> KINDS = List.of("network", "first-line", "platform", "working");
    static final List<String> SEATS = List.of(
            "practitioner",
            "host",
            "trainer",
            "custodian",
            "expert",
            "policy-officer",
            "grant-officer",
            "administrator");

    private final Readers readers;
    private final CircleRepository circles;
    private final Members members;
    private final Idempotency idempotency;
    private final Guard guard;
    private final Ids ids;

    /** What a circle is called and its rule never change, so each is read once; who may know of it is asked every time. */
    private final Map<UUID, Circle> known = new ConcurrentHashMap<>();

    Circles(Readers readers, CircleRepository circles, Members members, Idempotency idempotency, Guard guard, Ids ids) {
        this.readers = readers;
        this.circles = circles;
        this.members = members;
        this.idempotency = idempotency;
        this.guard = guard;
        this.ids = ids;
    }

    /** The circles the asking viewer reads, the public one first. */
    @ReaderScope
    public List<Circle> own() {
        Viewer viewer = readers.current();
        return circles.visible().stream().filter(c -> viewer.reads(c.id())).toList();
    }

    /** The same, by id. */
    @ReaderScope
    public Map<UUID, Circle> ownById() {
        List<UUID> ids = readers.current().circles();
        if (!known.keySet().containsAll(ids)) {
            own().forEach(circle -> known.put(circle.id(), circle));
        }
        return ids.stream().map(known::get).filter(Objects::nonNull).collect(Collectors.toMap(Circle::id, c -> c));
    }

    /** Own circles, and for administrators all: those also by name and rule, never by content. */
    @ReaderScope
    List<Circle> listed() {
        return circles.visible();
    }

    /** A circle the asking viewer may know of: reads, administers, or is invited to. */
    @ReaderScope
    Circle get(UUID id) {
        Circle circle = circles.find(id);
        if (circle == null) {
            circle = circles.invited(id);
        }
        if (circle == null) {
            throw new Refusal.NotFound();
        }
        return circle;
    }

    /** How the asking viewer stands to a circle: open, member, invited or administers. */
    @ReaderScope
    String standing(Circle circle) {
        if (circle.open()) {
            return "open";
        }
        if (readers.current().reads(circle.id())) {
            return "member";
        }
        boolean invited =
                circles.ownAdmissions().stream().anyMatch(i -> i.circleId().equals(circle.id()));
        return invited ? "invited" : "administers";
    }

    /** Whether the asking viewer may propose somebody for this circle. */
    @ReaderScope
    boolean mayPropose(Circle circle) {
        return !circle.open()
                && readers.current().member() != null
                && (readers.current().reads(circle.id()) || members.holds("administrator"));
    }

    @ReaderScope
    boolean administrates() {
        return members.holds("administrator");
    }

    @ReaderScope
    List<CircleRepository.Person> people(UUID circle) {
        return readers.current().reads(circle) ? circles.people(circle) : List.of();
    }

    /** What an administrator enters for a new circle. */
    record NewCircle(
            String kind,
            boolean candid,
            boolean superiors,
            List<String> admits,
            Map<String, String> names,
            Map<String, String> abouts,
            String founder) {}

    /** Makes a circle with a rule that will never change, and its first member; administrators only. */
    @ReaderScope
    UUID add(NewCircle given) {
        readers.current().signedIn();
        if (!members.holds("administrator")) {
            throw new Refusal.NotAllowed();
        }
        Texts texts = new Texts();
        if (!KINDS.contains(given.kind())) {
            texts.reject("kind", "field.choice", String.join(", ", KINDS));
        }
        if (given.admits().isEmpty()
                || !given.admits().stream().allMatch(kind -> kind != null && SEATS.contains(kind))) {
            texts.reject("admits", "field.choice", String.join(", ", SEATS));
        }
        if (given.kind().equals("first-line") && (!given.candid() || given.superiors())) {
            texts.reject("candid", "circle.first-line");
        }
        String[] names = inLanguages(texts, "names", given.names(), true);
        String[] abouts = inLanguages(texts, "abouts", given.abouts(), false);
        String founder = texts.required("founder", given.founder(), 254);
        texts.check();
        return idempotency.once("circles", given, () -> {
            UUID id = ids.next();
            String refused = Barriers.translate(
                    "founder",
                    () -> circles.add(
                            id,
                            given.kind(),
                            given.candid(),
                            given.superiors(),
                            given.admits().stream().distinct().toArray(String[]::new),
                            names,
                            abouts,
                            ids.next(),
                            founder));
            if (refused != null) {
                throw new Refusal.Invalid("founder", "admission.unknown");
            }
            return id;
        });
    }

    private String[] inLanguages(Texts texts, String field, @Nullable Map<String, String> given, boolean required) {
        Map<String, String> texted = given == null ? Map.of() : given;
        String fallback = Arrays.stream(new String[] {"nl", "fr", "en", "de"})
                .map(texted::get)
                .filter(t -> t != null && !t.isBlank())
                .findFirst()
                .orElse("");
        if (required && fallback.isEmpty()) {
            texts.reject(field, "text.missing");
        }
        return Arrays.stream(new String[] {"nl", "fr", "de", "en"})
                .map(l -> {
                    String text = texts.optional(field + "." + l, texted.get(l), 500);
                    guard.refuse(texts, field + "." + l, text);
                    return text.isEmpty() ? fallback : text;
                })
                .toArray(String[]::new);
    }
}
