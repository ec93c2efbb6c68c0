/**
 * Circles: who may read. A circle has a rule that never changes (which seats it admits, whether it is candid, whether superiors
 * may be in it) and members. Everything readable lies in exactly one circle; its readers are that circle's members and nobody
 * else, whatever their role.
 *
 * <p>In a <em>candid</em> circle nobody funds anybody. A <em>funding tie</em> stands between two root organisations and counts
 * until two years after its end; it is recorded by one person and confirmed by a second who belongs to no funder. The database
 * refuses an admission that would put both sides of a tie into one candid circle, and a tie confirmed later takes the funder's
 * people out.
 *
 * <p>The view {@code reader} in the migrations is the one definition of who reads. The policies, the lists of members and the
 * answer to "who will read this" all come from it.
 *
 * <p>{@link org.vrank.circles.SmallN} says what may be told about where a text without a name comes from: enough practitioners of
 * enough municipalities must fit it. Who came to a circle and who left it is told to its readers, and why to nobody.
 *
 * <p>Tables: circle (circle), membership (owner, reached through doors), funding_tie (public once confirmed), circle_look (own).
 */
@NullMarked
package org.vrank.circles;

import org.jspecify.annotations.NullMarked;
