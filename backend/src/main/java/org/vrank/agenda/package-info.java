/**
 * Agenda: what a series of meetings speaks about. An <em>item</em> is brought by a seat, has a kind, some minutes and links to reports.
 * Members propose, also from a report; hosts take up, order, merge and park. An item is in exactly one state, and what is not finished
 * goes on to the next meeting, with its history, until it is closed; it comes back when an action under it is late or a decision is to
 * be looked at again. The database moves items when a meeting ends ({@code vrank_open_next}) and writes their history itself.
 *
 * <p>An item lies in the circle of its series. That it is about a report shows only to those who read that report too; so a report of a
 * narrower circle may be linked, and its title is never copied.
 *
 * <p>Whoever may word an item lays files with it. They are written anew before they are kept, are read with the item by its circle and by
 * no guest, and stay with it from meeting to meeting. An item that becomes part of another hands them over; one that is taken back takes
 * them along.
 *
 * <p>A host may show the title of an item to the guests of its meeting; of other items they do not learn, nor how many there are. It
 * counts for that meeting alone, and never for a candid round.
 *
 * <p>The minutes of a meeting come to the next agenda by themselves, as an item brought by a host: the database lays it there when they are
 * published or the next meeting is opened. Closed from an agenda, it says that the group agreed; parked, it says nothing.
 *
 * <p>Tables: agenda_item, agenda_step, agenda_report, agenda_file, agenda_approval (circle).
 */
@NullMarked
package org.vrank.agenda;

import org.jspecify.annotations.NullMarked;
