/**
 * Meetings: what a group does together, month after month. A <em>series</em> says on which days (a rule of RFC 5545, expanded by a
 * library, public holidays left out), where, in which languages and in which circle; a <em>meeting</em> is one of its days. The next one
 * opens by itself the day after the last, with everything that was not finished on its agenda.
 *
 * <p>Who reads the circle of a series reads its meetings, agenda, attendance, decisions and actions; nobody else learns that there is a
 * series. Hosts prepare and run it: readers of the circle who hold a host's seat. Where candid notes are taken, their circle stands in a
 * row of its own, which lies in that circle: a host who may not read the notes does not learn that there are any.
 *
 * <p>Answers to an invitation and attendance belong to a <em>seat</em>, not to a person: whoever takes it over takes over its history.
 * Whoever is in the room says so with a code from the screen, until the host ends the meeting.
 *
 * <p><em>Guests</em> have no seat here. A host writes down who came, or invites somebody by mail; the name is read by the circle, the
 * address by nobody, and it goes two weeks after the meeting. Where <em>places</em> in the room are limited, who says to come when it is
 * full waits, in the order in which they said so; guests who answered count like anybody, and a person counts once. Who has a place keeps
 * it until they say otherwise. One function decides, while it holds the meeting.
 *
 * <p>What stands on the agenda is the feature {@code agenda}; what was decided and promised is {@code minutes}.
 *
 * <p>Tables: series, occurrence, series_notes, meeting, attendance, guest (circle); meeting_code (owner, reached through doors).
 */
@NullMarked
package org.vrank.meetings;

import org.jspecify.annotations.NullMarked;
