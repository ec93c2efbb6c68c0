package org.vrank.platform;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Says in the published contract that an operation takes an {@code Idempotency-Key}; its door does so by {@link Idempotency}. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
@Parameter(
        name = "Idempotency-Key",
        in = ParameterIn.HEADER,
        description = "The same key with the same request creates once, and answers again what it created.",
        schema = @Schema(implementation = String.class, minLength = 8, maxLength = 100))
public @interface OncePerKey {}
