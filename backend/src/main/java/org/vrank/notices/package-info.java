/**
 * Notices: what tells a member that something happened, outside the pages. Here, feeds.
 *
 * <p>A <em>feed</em> is a list of what is new in one circle, for a program that follows lists (Atom, RFC 4287). The public circle has
 * one at a fixed address. A member makes an address for a circle they read; it holds a token that nobody can guess and that opens
 * this one list, without a session. Who has the address reads the list: so it can be withdrawn, and shows less than the pages do. It
 * reads as that member <em>now</em>: whoever left the circle, or may no longer read it, has an address of nothing. Of a candid circle
 * it says that there is a new report and on which day, never its title, kind, author or place.
 *
 * <p>The database knows a feed's token as it knows a session's secret, and opens one circle for it, to nobody in particular: a member's
 * own rows stay closed. A feed's token is no session: in a cookie it opens nothing.
 *
 * <p>Tables: feed (own).
 */
@NullMarked
package org.vrank.notices;

import org.jspecify.annotations.NullMarked;
