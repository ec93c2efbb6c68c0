package org.vrank;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** Starts Vrank. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Vrank",
                        version = "1",
                        description = "What a member of a circle may read and write.",
                        license = @License(name = "EUPL-1.2")))
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        Micronaut.run(Application.class, args);
    }
}
