package org.vrank.platform;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens reader scopes. The transaction begins first and the secret is set inside it, so that the setting cannot outlive
 * it on a pooled connection.
 */
@Singleton
public class Readers {
    private static final ScopedValue<Viewer> CURRENT = ScopedValue.newInstance();
    private static final ScopedValue<String> ACTING = ScopedValue.newInstance();
    private static final ScopedValue<String> FEED = ScopedValue.newInstance();

    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final AtomicReference<@Nullable String> visitor = new AtomicReference<>();

    Readers(TransactionOperations<Connection> transactions, Ids ids) {
        this.transactions = transactions;
        this.ids = ids;
    }

    /** The viewer of the scope this is called in. */
    public Viewer current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("outside a reader scope");
        }
        return CURRENT.get();
    }

    /** The session of this request, for work that goes on after its answer began: {@link #as} enters it anew each time. */
    public String asking() {
        String secret = secret();
        return secret == null ? "" : secret;
    }

    /** Runs work as the session of this secret instead of the request's: for imports and jobs, which act as a member. */
    public <T extends @Nullable Object> T as(String secret, Supplier<T> work) {
        return ScopedValue.where(ACTING, secret).call(work::get);
    }

    /**
     * Runs work as a visitor who reads the circle of the feed with this token and nothing else; who reads nothing at all when the
     * token opens no feed, or its member may no longer read. The request's session counts for nothing.
     */
    public <T extends @Nullable Object> T asFeed(String token, Supplier<T> work) {
        if (CURRENT.isBound()) {
            throw new IllegalStateException("a feed is read in a scope of its own");
        }
        return ScopedValue.where(FEED, token).call(work::get);
    }

    /** Runs work as a visitor, whatever session the request brings along: for what must leave no trace of one. */
    public <T extends @Nullable Object> T asVisitor(Supplier<T> work) {
        return ScopedValue.where(ACTING, "").call(work::get);
    }

    <T extends @Nullable Object> T inScope(Supplier<T> work) {
        if (CURRENT.isBound()) {
            return work.get();
        }
        String secret = secret();
        Language language = language();
        return transactions.executeWrite(status -> {
            Connection connection = status.getConnection();
            Viewer viewer = secret == null || secret.isEmpty() ? null : enter(connection, secret, language);
            if (viewer == null) {
                viewer = enterAsVisitor(connection, language);
            }
            return ScopedValue.where(CURRENT, viewer).call(work::get);
        });
    }

    private Viewer enterAsVisitor(Connection connection, Language language) {
        String known = visitor.get();
        Viewer viewer = known == null ? null : enter(connection, known, language);
        if (viewer != null) {
            return viewer;
        }
        String fresh = ids.secret();
        try (var open = connection.prepareStatement("select vrank_open_visitor(?, ?)")) {
            open.setObject(1, ids.next());
            open.setString(2, fresh);
            open.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        viewer = enter(connection, fresh, language);
        if (viewer == null) {
            throw new IllegalStateException("the visitor session did not open");
        }
        visitor.compareAndSet(known, fresh);
        return viewer;
    }

    private static @Nullable Viewer enter(Connection connection, String secret, Language language) {
        try (var who =
                connection.prepareStatement("select session_id, member_id, circles, stale from vrank_enter(?, ?)")) {
            who.setString(1, secret);
            who.setString(2, FEED.orElse(""));
            try (var row = who.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                List<UUID> circles = Arrays.asList((UUID[]) row.getArray(3).getArray());
                Viewer viewer = new Viewer(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), List.copyOf(circles), language);
                if (row.getBoolean(4) && viewer.member() != null) {
                    try (var touch = connection.prepareStatement("select vrank_touch_session()")) {
                        touch.execute();
                    }
                }
                return viewer;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String secret() {
        if (FEED.isBound()) {
            return null;
        }
        if (ACTING.isBound()) {
            return ACTING.get();
        }
        return ServerRequestContext.currentRequest()
                .flatMap(SessionCookie::secret)
                .orElse(null);
    }

    private static Language language() {
        return Language.ofInterface(ServerRequestContext.currentRequest()
                .map(HttpRequest::getHeaders)
                .map(headers -> headers.get("Accept-Language"))
                .orElse(null));
    }

    /** Cuts an instant to what PostgreSQL keeps, so that what is answered equals what is read back. */
    public static Instant stored(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
