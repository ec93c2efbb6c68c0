package org.vrank;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.vrank.platform.database.Database;

/** Starts Vrank: first its database, then the server. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Vrank",
                        version = "1",
                        description =
                                "Frank exchange between people who prevent polarisation: one audience rule, everywhere.",
                        license = @License(name = "EUPL-1.2")))
public final class Application {
    private Application() {}

    public static void main(String[] args) throws IOException, SQLException {
        Database database = Database.open(System.getenv());
        ApplicationContext context = ApplicationContext.builder(args)
                .mainClass(Application.class)
                .properties(database.properties())
                .banner(false)
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
