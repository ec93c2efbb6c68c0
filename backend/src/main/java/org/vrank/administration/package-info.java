/**
 * Administration without reading. An administrator invites members, gives, ends and passes on seats, suspends and lifts; what was
 * done, by whom, on whom and why stands in a log of <em>acts</em>. Nothing here shows a text, an address or who is in a circle: the
 * roster knows names and seats, and the log says nothing of a candid circle to who does not read it, except that it was made.
 *
 * <p>A seat that passes on takes its duties along, for they hang on the seat. Memberships, drafts and authorship hang on the member
 * and stay where they are.
 *
 * <p>A suspended member holds no seat while it lasts: the view {@code held_seat} leaves them out, and everything follows from it.
 * Their sessions end at once.
 *
 * <p>Tables: suspension (owner), act (owner); both reached through doors that ask who asks.
 */
@NullMarked
package org.vrank.administration;

import org.jspecify.annotations.NullMarked;
