/**
 * The demo world of {@code content/demo}: organisations, members, seats, ties, circles and reports that a visitor can believe.
 * Loaded once, into an installation that was made for it; its reports go through the same doors, and the same guard, as
 * everybody's. It uses any public door; nothing uses it.
 */
@NullMarked
package org.vrank.demo;

import org.jspecify.annotations.NullMarked;
