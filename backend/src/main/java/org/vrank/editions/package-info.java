/**
 * Editions: one run of a course, on the version it began with and keeps. A trainer of the course's circle opens one with its half days,
 * place, language, capacity, seats for each municipality, and whether superiors approve. Who reads the circle sees it, with how many
 * places are free; who has one is known to the trainers and to nobody else.
 *
 * <p>An <em>enrolment</em> is a member's, who asks once: it was <em>asked</em> and waits for the superior's approval, or was
 * <em>refused</em>; it <em>waits</em>, was <em>offered</em> a place until a day, is <em>enrolled</em>, or was <em>cancelled</em>. One
 * function decides who has a place, while it holds the edition: the order of asking is the order of the waiting list, and whose
 * municipality has all its seats keeps the place in it and is in nobody's way. Places that fall free go to whoever waits, or, by hand, a
 * trainer offers them to the first who could have them. Whoever has a place may hand it to a colleague of the same organisation, by a
 * link that they pass on themselves, so that nobody learns who has an account.
 *
 * <p><em>Approval.</em> A superior gets a mail with a link, at their account where their seat is known, else at the address that the
 * participant types. It shows who asks, for what and when; opening it changes nothing, a button answers, and then it opens nothing and
 * the address is gone; a letter that nobody waits for any more is not sent. Nobody reads the address. In a circle that is candid or keeps
 * superiors out none is asked, for the question would tell of the circle.
 *
 * <p><em>Mail.</em> What participants have to be told is noted with what happened and becomes mail with it, or by a job: with an entry
 * for the calendar for each half day under one name, newer whenever it is moved or its place was lost and had again. Of a candid circle
 * a mail says that there is something to read, and where; a calendar when, and where to read more.
 *
 * <p>Who was there is noted for each half day. Lists go out and come in as CSV; nothing in them is a formula to a spreadsheet.
 *
 * <p>Tables: edition, half_day (circle); enrolment, half_day_presence, enrolment_approval, enrolment_swap, edition_message,
 * edition_notice (owner, reached through doors).
 */
@NullMarked
package org.vrank.editions;

import org.jspecify.annotations.NullMarked;
