/**
 * Minutes: what meetings decided and promised. A <em>decision</em> stands under an agenda item, with its reasons and, where the group
 * wants it, the day on which it looks at it again: then the item is back on the agenda. An <em>action</em> is what a seat promised to do
 * until a day; late, it brings its item back too. Registers show both over all meetings of a series.
 *
 * <p>They lie in the circle of the series. Hosts write them down; a seat says itself what it has done. Seats, not persons, carry them, so
 * nothing that was promised leaves with whoever leaves.
 *
 * <p>While a meeting runs, its <em>minutes</em> are written in layers. What came of an item lies in the circle of the series and is taken
 * by a host; candid notes lie in each circle that a reader of both named for them ({@code series_notes}) and are taken by a member of it
 * with a seat there. Who does not read that circle does not learn of them. A layer has one <em>note-taker</em>, a seat, which somebody
 * else may take over. A text is saved over the version it builds on. What comes too late, from another device or from whoever took notes
 * before, stands <em>beside</em>, kept in the same transaction that found it too late, until somebody deals with it; so nothing that was
 * typed is lost. <em>Off the record</em> stops the notes of an item in every layer: whoever sits in the circle may ask for it, which
 * tells nothing about who takes notes where. Hard stops of the guard are refused at once, since others read along.
 *
 * <p>Others follow by server-sent events ({@link org.vrank.minutes.Followers}). An event says that an item has a version, never its text:
 * who hears it asks for it, and the ordinary rule decides. Before each event the right to read is asked for in the reader's own session.
 *
 * <p>Tables: decision, action, minute_layer, minute, minute_version, off_record (circle).
 */
@NullMarked
package org.vrank.minutes;

import org.jspecify.annotations.NullMarked;
