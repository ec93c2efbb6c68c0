/**
 * Organisations and their units, members and the seats they hold, sign-in and sessions.
 *
 * <p>An <em>organisation</em> is the root of a tree of units; anybody may read which exist. A <em>seat</em> is a function in a
 * unit, held by one member at a time; the holding is a tenure with a first and a last day. Members learn of each other only
 * inside a circle they share; administrators see the list of members by duty.
 *
 * <p>Sign-in goes by a mailed link that works once, for thirty minutes, and only when its page's button is pressed, so that mail
 * scanners cannot use it up. In another browser than the one that asked, the link shows a code to type there. A session is an
 * opaque secret of which the database keeps a hash.
 *
 * <p>A member takes along everything that is kept about them, and deletes the account; what becomes of each of their published
 * reports they decide before. Which column of which table goes stands in {@code R__erasure.sql}.
 *
 * <p>Tables: organisation (public), member and account (own), seat, tenure, session, sign_in (reached only through the doors
 * of {@code R__grants.sql}).
 */
@NullMarked
package org.vrank.people;

import org.jspecify.annotations.NullMarked;
