package org.vrank.platform.database;

/** Says that the tables hold what {@code content/} says. */
public record ContentLoaded() {}
