/**
 * Proceedings: the published minutes of a meeting. A note-taker of a layer reads over what was written, answers what the guard asks
 * about names and cases, and publishes; then it is one document with what came of each item, what was decided and promised, and which
 * seats were there. An item of which something came at a meeting stays in its minutes, also when it is merged or parked later. Candid
 * notes are a document of their own in their own circle: the two are never in one. Texts under items that are off the record when it
 * is published stay as they were before.
 *
 * <p>A document is shown as a page and as a tagged PDF, both from the same HTML, in each language of the meeting: a reader gets
 * their own where it is one of them. What people wrote stands in its own language and says so. What is published is not changed: a correction is an <em>addendum</em> that says what was wrong, with the next
 * version of the text beside it, and what differs shows. Nothing is published unseen: the reader over names the state that was read.
 *
 * <p>Who reads the circle of a layer reads its document; it is found by search there, and a saved search tells of it. The group's
 * agreement at a later meeting is noted with its day.
 *
 * <p>Whoever reads a document is told by mail that it was published or corrected: of outcomes in a circle that is not candid with the PDF,
 * of everything else with a link alone, and of candid notes without anything that ties the mail to its meeting. Outcomes come back as the
 * first item of the next agenda; closing it there notes the day of the agreement. Candid notes stand on no agenda.
 *
 * <p>Tables: proceedings, proceedings_version (circle).
 */
@NullMarked
package org.vrank.proceedings;

import org.jspecify.annotations.NullMarked;
