/**
 * Invitations: what members learn of meetings outside the pages, by mail and in their calendar. A host <em>tells</em> the circle of a
 * meeting: whoever reads it with a seat gets a mail, in the language they chose. When the meeting is moved or cancelled, those who were
 * told are told again. A mail carries an entry for a calendar (RFC 5545, 5546) under one name for the meeting's whole life, and one
 * that is newer says so.
 *
 * <p>An <em>RSVP</em> is an answer from a mail, without signing in. The mail holds a link that nobody can guess; who has it sees when
 * and where the meeting is, and answers for the seats of whom it was sent to. It does nothing else, and nothing by being opened, for
 * mail programs open links to look behind them: one presses a button. It is good until the day is over, and as long as its member reads
 * the circle. The database keeps its hash.
 *
 * <p>A <em>reply</em> is an answer that a calendar sends when somebody presses one of its buttons (RFC 5546), where the operator named a
 * mailbox for that. Each invitation has an organiser's address of its own, signed and known by its hash; a reply counts from the address
 * the invitation was sent to and about its newest entry. Whom it puts on the waiting list is told by mail.
 *
 * <p><em>What stands in a mail.</em> Of a candid circle: that there is something to read, and where. Of others the name of the series,
 * day, hour and place; no name of a person, nothing of the agenda. Who left the circle hears nothing more, not even that the meeting is
 * cancelled. Members may refuse these mails; hosts learn how many were told, never who refuses.
 *
 * <p>A <em>guest</em> has no account. Their link shows when and where the meeting is and the titles of the items that a host shows to
 * guests; nothing else of the agenda, not even how much there is, and never minutes. It answers for the guest alone, until the day is
 * over or the guest is taken off the list. Guests are told of moves and of the end like members. A guest erases the own address at any
 * time; two weeks after the meeting it goes by itself.
 *
 * <p>Who waited and got a place is told by mail. Whoever freed it may read nothing of the meeting, so the database fills in which it is.
 *
 * <p>A <em>calendar's address</em> is read by programs, without signing in: it tells when the meetings are of all circles that its
 * member reads at that moment, of candid ones nothing but the hour. Its token is known to the database as a hash, shown once and
 * withdrawn by its member.
 *
 * <p>A <em>reminder</em> says each morning, to whoever has something of the kind, how much of what their seats promised is due soon or
 * late, and that a meeting is the day after: numbers and links, for some of it may be candid. One mail a day, however much it is.
 *
 * <p>Mail about meetings is <em>refused</em> from the mail itself, without signing in: by a page with a button, or by the mail program with
 * one press (RFC 8058). The link is signed, does this alone and nothing by being opened; the database keeps its hash for a year. What mail
 * servers returned is a number for the meeting's host, with no address.
 *
 * <p>Tables: unsubscribe_link (owner), invitation, rsvp_link, guest_address, guest_link, reminder_day (owner, reached through doors), mail_refusal, calendar_address (own).
 */
@NullMarked
package org.vrank.invitations;

import org.jspecify.annotations.NullMarked;
