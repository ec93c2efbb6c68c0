/**
 * Minutes: what meetings decided and promised. A <em>decision</em> stands under an agenda item, with its reasons and, where the group
 * wants it, the day on which it looks at it again: then the item is back on the agenda. An <em>action</em> is what a seat promised to do
 * until a day; late, it brings its item back too. Registers show both over all meetings of a series.
 *
 * <p>They lie in the circle of the series. Hosts write them down; a seat says itself what it has done. Seats, not persons, carry them, so
 * nothing that was promised leaves with whoever leaves.
 *
 * <p>Tables: decision, action (circle).
 */
@NullMarked
package org.vrank.minutes;

import org.jspecify.annotations.NullMarked;
