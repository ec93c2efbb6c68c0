/**
 * Custody: the custodians' keys, their desk, and the month's publication.
 *
 * <p>A <em>custodian</em> holds a seat that funds nobody and is funded by nobody; the database refuses any other, and a tie recorded
 * later ends the duty at the next request. Each has a pair of keys. Its private half lies as a file outside the database, encrypted
 * under the custodian's passphrase (Argon2id); unlocking keeps it in the memory of one session, for thirty idle minutes at most. A
 * new custodian's key waits until one who has unlocked gives it access: everything is then sealed again for the new one. Whoever
 * is no custodian any more loses key and seals.
 *
 * <p>On the desk a custodian reads what was sent, opens the files that came along, asks and answers, and proposes a de-identified text
 * beside the original: with themes, perhaps another circle, and the files that may go along. Opening a
 * sealed identity needs a reason, which the author sees. Nothing is published without the author's consent, and then on the
 * first of a month together with everything else that stands ready.
 *
 * <p>Tables: none of its own; those of {@code org.vrank.box}.
 */
@NullMarked
package org.vrank.custody;

import org.jspecify.annotations.NullMarked;
