/**
 * The real server on real PostgreSQL, for tests that speak HTTP: a template database with the demo world is made once and cloned
 * for each server; clock and ids are injected.
 */
@NullMarked
package org.vrank.testing;

import org.jspecify.annotations.NullMarked;
