package org.vrank;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.database.Database;
import org.vrank.platform.database.Unready;

/** Starts Vrank: first its database, then the server. */
@OpenAPIDefinition(
        info = @Info(title = "Vrank", version = "1", description = """
                                Frank exchange between people who prevent polarisation.

                                Every answer depends on who asks, by the session cookie that a sign-in sets: what the asker may
                                not read is answered as if it did not exist (404); where a member is needed and nobody is signed
                                in, the answer is 401. Collections answer `items` and `next`, the cursor of the next part.
                                Errors are problems (RFC 9457) in the language of `Accept-Language`; `code` is for programs,
                                `violations` name the fields. Writes are refused when another site's page sends them. 429, 503
                                and 507 (no room to write) come with `Retry-After`.""", license = @License(name = "EUPL-1.2")))
public final class Application {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private Application() {}

    public static void main(String[] args) throws IOException, SQLException {
        String log = System.getenv("VRANK_LOG");
        if (log != null && !List.of("text", "json").contains(log)) {
            // not through the log: one that is written in an unknown way says nothing
            throw new IllegalArgumentException("VRANK_LOG is text or json");
        }
        try {
            start(args);
        } catch (Unready refused) {
            LOG.error("Vrank does not start: {}", refused.getMessage());
            System.exit(1);
        }
    }

    private static void start(String[] args) throws IOException, SQLException {
        Database database = Database.open(System.getenv());
        ApplicationContext context = ApplicationContext.builder(args)
                .mainClass(Application.class)
                .properties(database.properties())
                .banner(false)
                // there is one environment and one configuration: looking for others is a seventh of the start
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .start();
        // one hook of our own, because the server must have stopped before its database does
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, database), "stop"));
        context.getBean(EmbeddedServer.class).start();
    }

    private static void stop(ApplicationContext context, Database database) {
        context.stop();
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
