/**
 * Mail: written into a table in the transaction that causes it, sent by a loop of its own to an SMTP server, or without one laid
 * as files in the data folder. The demo world never sends anything; there a page shows what would have gone.
 *
 * <p>A mail is named by its random id, also when it goes out a second time because the first try ended unnoticed: a program that has
 * it shows it once. What belongs together refers to the first. A letter has a plain form, which people write, and one in HTML made
 * from it.
 *
 * <p>What a mail carries lies beside it once, however many carry it, and goes with the last. Mail that its recipient can refuse says where,
 * also for programs that ask with one press (RFC 8058). Where a mailbox is set it is read: reports of mail servers that
 * gave up, known by the name of the mail alone, and whatever else a feature takes ({@link org.vrank.platform.mail.Incoming}).
 */
@NullMarked
package org.vrank.platform.mail;

import org.jspecify.annotations.NullMarked;
