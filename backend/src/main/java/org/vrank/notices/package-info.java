/**
 * Notices: what tells a member that something happened, outside the pages it happened on. Here, feeds and saved searches.
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
 * <p>A <em>saved search</em> is a question that a member wants to be told of when something new fits it, daily or weekly. Whatever
 * appears in any circle is held against all of them at once ({@link org.vrank.search.StandingQuestions}); what fits is a
 * <em>match</em>. A match is not yet a notice. At the hour of delivery ({@link org.vrank.notices.Rhythm}) the database asks which
 * circles its owner reads then: other matches are forgotten, these are <em>delivered</em>. What was delivered is read again, in its
 * owner's own scope, whenever it is listed; counts are counted from what was read. So what was withdrawn, moved or left meanwhile is
 * as if it had never been found, and nobody has to act as a member.
 *
 * <p><em>Who may see what.</em> A saved search is its owner's alone. Matches, which stand for hidden items too, no reader can ask for:
 * the application calls two functions that answer with delivered ones in circles the asker reads. The indexer, which matches, does not
 * learn whose a search is. Nothing is told between the hours, so that an hour says nothing about an item; and when a match was found
 * is kept no longer than until its hour. An item counts as new for a search when it appeared after the search was saved: where only
 * the month of an item is kept, when it may have. It is told once, to everybody alike, also to whoever wrote it: to leave authors out
 * one would have to know them.
 *
 * <p>Mail is not sent. When there are mail notices, they begin where {@code vrank_deliver_saved} delivers: a link to the list and the
 * number of what its owner reads there, at the same hours.
 *
 * <p>Tables: feed (own), saved_search (own), saved_match (owner), saved_position (owner).
 */
@NullMarked
package org.vrank.notices;

import org.jspecify.annotations.NullMarked;
