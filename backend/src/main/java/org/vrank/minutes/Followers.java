package org.vrank.minutes;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.guard.Markdown;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Those who follow the minutes of meetings on this node. Something moved: they hear of it at once where it was written here, and within a
 * quarter of a second where it was written on another node, which is asked only while somebody follows. What they may hear each
 * {@link Follower} asks for itself, as its own session, on one of two threads: so two hundred followers never hold more than two
 * connections, and whoever writes does not wait for them.
 */
@Singleton
class Followers {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int THREADS = 2;
    private static final int MOST = 2_000;
    private static final int MOST_OF_ONE = 12;
    private static final int SHOWN = 32;

    private final Readers readers;
    private final Minutes minutes;
    private final Markdown markdown;
    private final MinuteRepository repository;
    private final TransactionOperations<Connection> transactions;
    private final Duration beat;
    private final Duration lasts;
    private final Set<Follower> all = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Long> seen = new ConcurrentHashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>(SHOWN, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > SHOWN;
        }
    };
    private final ExecutorService workers = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("vrank-followers-", 0).daemon().factory());

    /**
     * @param beat silence after which a follower is told that the line holds, and its right to read is asked for again
     * @param lasts how long a stream goes on; then the browser comes again, perhaps to another node
     */
    Followers(
            Readers readers,
            Minutes minutes,
            Markdown markdown,
            MinuteRepository repository,
            TransactionOperations<Connection> transactions,
            @Value("${vrank.live.beat:15s}") Duration beat,
            @Value("${vrank.live.lasts:10m}") Duration lasts) {
        this.readers = readers;
        this.minutes = minutes;
        this.markdown = markdown;
        this.repository = repository;
        this.transactions = transactions;
        this.beat = beat;
        this.lasts = lasts;
    }

    /**
     * What moves in the minutes of a meeting from now on, for the session of this request.
     *
     * @param last the id of the last event it heard on an earlier stream, or null
     */
    Publisher<Event<FollowController.MinutesMoved>> follow(UUID meeting, @Nullable String last) {
        String session = readers.asking();
        if (all.size() >= MOST
                || all.stream().filter(one -> one.session().equals(session)).count() >= MOST_OF_ONE) {
            throw new Refusal.TooMany(Duration.ofSeconds(30));
        }
        return Flux.create(
                sink -> {
                    Follower follower = new Follower(meeting, session, last, sink);
                    all.add(follower);
                    sink.onDispose(() -> all.remove(follower));
                    wake(follower);
                },
                FluxSink.OverflowStrategy.BUFFER);
    }

    /** Something was written here, and is committed. */
    void moved(UUID meeting) {
        all.stream().filter(one -> one.meeting().equals(meeting)).forEach(this::wake);
    }

    /** Looks for what other nodes wrote, tells those who heard nothing for a while that the line holds, and ends old streams. */
    @Scheduled(fixedDelay = "${vrank.live.every:250ms}")
    void look() {
        if (all.isEmpty()) {
            seen.clear();
            return;
        }
        for (Follower follower : all) {
            if (follower.older(lasts)) {
                follower.end();
            } else if (follower.silent(beat)) {
                follower.beat();
                wake(follower);
            }
        }
        Set<UUID> followed = all.stream().map(Follower::meeting).collect(Collectors.toSet());
        seen.keySet().retainAll(followed);
        try {
            List<MinuteRepository.Meeting> now = transactions.executeRead(status ->
                    repository.moved(followed.stream().map(UUID::toString).toArray(String[]::new)));
            for (MinuteRepository.Meeting meeting : now) {
                Long before = seen.put(meeting.meetingId(), meeting.moved());
                if (before == null || before != meeting.moved()) {
                    moved(meeting.meetingId());
                }
            }
        } catch (RuntimeException databaseAway) {
            LOG.debug("not looked for minutes: {}", databaseAway.getClass().getSimpleName());
        }
    }

    /** Lets a follower ask what it may hear, once at a time; what moves meanwhile it asks for afterwards. */
    private void wake(Follower follower) {
        if (follower.wanted()) {
            workers.execute(() -> ask(follower));
        }
    }

    private void ask(Follower follower) {
        int settled;
        do {
            settled = follower.asked();
            try {
                follower.tell(
                        readers.as(follower.session(), () -> minutes.moves(follower.meeting(), follower.known())),
                        this::html);
                if (lasts.isZero()) {
                    follower.end();
                }
            } catch (Refusal.NotFound mayNotAnyMore) {
                follower.end();
            } catch (RuntimeException databaseAway) {
                seen.remove(follower.meeting());
                LOG.debug("a follower waits: {}", databaseAway.getClass().getSimpleName());
            }
        } while (follower.more(settled));
    }

    /** Two hundred hear the same text, which is made once. */
    private String html(String text) {
        synchronized (shown) {
            return shown.computeIfAbsent(text, markdown::html);
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
        all.forEach(Follower::end);
    }
}
