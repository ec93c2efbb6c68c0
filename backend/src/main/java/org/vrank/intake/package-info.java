/**
 * Intake: how something comes into the box, and what its author can do afterwards with the receipt.
 *
 * <p>From the desk, somebody signed in sends a manuscript at the level <em>confidential</em> (the author's identity is sealed with it)
 * or <em>receipt</em> (nothing of it is); nothing stays on the desk. Of files beside it, only what is to be read or seen goes along.
 * Whoever holds a <em>slip</em>, a single-use code printed for a meeting, writes at the level receipt without signing in, text alone, on
 * pages that need no script and set no cookie. Who holds the receipt's nine words reads the thread and its files, answers, consents
 * or asks for changes, sees when a sealed identity was opened and why, destroys the link, answers readers under the pseudonym, and
 * withdraws.
 *
 * <p>On this way nothing is kept of who asks: no session is touched, nothing is logged or counted, and limits are kept in memory
 * under a key that is thrown away every hour.
 *
 * <p>Tables: none of its own; those of {@code org.vrank.box}.
 */
@NullMarked
package org.vrank.intake;

import org.jspecify.annotations.NullMarked;
