package org.vrank.notices;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Limits;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.reports.Headlines;

/** The door to feeds: making and withdrawing their addresses, and reading them. */
@Singleton
class Feeds {
    /** Addresses a member may have for one circle: one for each program. Two requests at once may make one more. */
    private static final int MOST = 3;

    private static final int ENTRIES = 30;
    private static final String TOKEN = "[A-Za-z0-9_-]{43}";

    private final Readers readers;
    private final FeedRepository feeds;
    private final Circles circles;
    private final Headlines headlines;
    private final Limits limits;
    private final Ids ids;
    private final Clock clock;
    private final String address;

    Feeds(
            Readers readers,
            FeedRepository feeds,
            Circles circles,
            Headlines headlines,
            Limits limits,
            Ids ids,
            Clock clock,
            @Value("${vrank.address}") String address) {
        this.readers = readers;
        this.feeds = feeds;
        this.circles = circles;
        this.headlines = headlines;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
        this.address = address;
    }

    /** A feed of the asking member with its circle. */
    record Own(Feed feed, Circle circle) {}

    /** The asking member's, in circles they read today. */
    @ReaderScope
    List<Own> own() {
        readers.current().signedIn();
        var mine = circles.ownById();
        List<Own> own = new ArrayList<>();
        for (Feed feed : feeds.own()) {
            Circle circle = mine.get(feed.circleId());
            if (circle != null) {
                own.add(new Own(feed, circle));
            }
        }
        return own;
    }

    /** A new address; it is told now and never again. */
    record Made(UUID id, String address) {}

    /** Makes an address for a circle the asking member reads. */
    @ReaderScope
    Made add(@Nullable UUID circleId) {
        UUID member = readers.current().signedIn();
        Circle circle = circleId == null ? null : circles.ownById().get(circleId);
        if (circle == null) {
            throw new Refusal.Invalid("circle", "field.reference");
        }
        if (circle.open()) {
            throw new Refusal.Invalid("circle", "feed.public");
        }
        if (feeds.count(circle.id()) >= MOST) {
            throw new Refusal.Invalid("circle", "feed.too-many", MOST);
        }
        UUID id = ids.next();
        String token = ids.secret();
        feeds.add(id, token, member, circle.id(), LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS));
        return new Made(id, address + "/feeds/" + token);
    }

    /** Withdraws an address: at once it is an address of nothing. */
    @ReaderScope
    void remove(UUID id) {
        readers.current().signedIn();
        if (feeds.remove(id) == 0) {
            throw new Refusal.NotFound();
        }
    }

    /** What is new for whoever has this token, as Atom. Unknown, withdrawn and no longer allowed are the same nothing. */
    byte[] read(String token) {
        if (!token.matches(TOKEN)) {
            throw new Refusal.NotFound();
        }
        return readers.asFeed(token, this::opened);
    }

    @ReaderScope
    byte[] opened() {
        FeedRepository.Opened feed = feeds.opened();
        if (feed == null) {
            throw new Refusal.NotFound();
        }
        limits.take("feed", feed.id().toString(), 120, Duration.ofHours(1));
        if (feed.stale()) {
            feeds.touch();
        }
        Circle circle = circles.ownById().get(feed.circleId());
        if (circle == null) {
            throw new Refusal.NotFound();
        }
        return write(feed.id(), circle, Language.of(feed.language()));
    }

    /** What is new in the circle that everybody reads, as Atom. */
    @ReaderScope
    byte[] open(Language language) {
        return circles.own().stream()
                .filter(Circle::open)
                .findFirst()
                .map(circle -> write(circle.id(), circle, language))
                .orElseThrow(Refusal.NotFound::new);
    }

    private byte[] write(UUID id, Circle circle, Language language) {
        String pages = address + "/" + language.code() + "/reports";
        Atom.Head head = new Atom.Head(id, circle.name(language), pages + "?circle=" + circle.id(), language);
        return Atom.write(
                head,
                headlines.newest(circle.id(), ENTRIES, language).stream()
                        .map(report -> entry(report, circle, language, pages))
                        .toList());
    }

    /** Of a candid circle: that there is something, and on which day. Whose program reads this, and who looks on, nobody knows. */
    private static Atom.Entry entry(Headlines.Headline report, Circle circle, Language language, String pages) {
        String link = pages + "/" + report.id();
        return circle.candid()
                ? new Atom.Entry(
                        report.id(),
                        Messages.of(language, "feed.candid", circle.name(language)),
                        language,
                        link,
                        report.published(),
                        null)
                : new Atom.Entry(
                        report.id(),
                        report.title(),
                        report.language(),
                        link,
                        report.published(),
                        new Atom.Category(report.kind(), report.kindLabel()));
    }
}
