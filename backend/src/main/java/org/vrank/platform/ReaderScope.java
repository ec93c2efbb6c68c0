package org.vrank.platform;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.aop.Around;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On the methods of a feature's door: runs them in one transaction in which PostgreSQL knows whose session is reading.
 * Nested calls join the scope they are called in; so an operation that only reads, and asks several doors, opens one itself.
 */
@Around
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface ReaderScope {}
