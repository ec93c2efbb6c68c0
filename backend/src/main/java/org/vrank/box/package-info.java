/**
 * The box: what is written at the two levels that keep no author, sealed before it is written down.
 *
 * <p>A <em>thread</em> is one report on its way: what was sent, questions and answers, proposals, consent. Each thing said is an
 * <em>entry</em>, padded and sealed (Tink AEAD) under the thread's own key; level, circle, title, state and order are inside. The
 * key is sealed to each custodian (HPKE) and once under the <em>receipt</em>, a phrase of nine words that only its holder knows. So
 * custodians and the receipt's holder read a thread, nobody else: not the database, not its backups.
 *
 * <p>Files that came along lie beside the entries, sealed each for itself under the same key, so that a list of threads need not open
 * them. Nothing of a document's structure is in them; what they are stands in the first entry. Those that the author consented to
 * wait with the text.
 *
 * <p>At the level <em>confidential</em> the author's identity is sealed under a key of its own, whose seals for the custodians are
 * sealed a second time under a key that lies as a file outside the database; destroying that file makes it unreadable, also in old
 * backups. At the level <em>receipt</em> nothing is sealed in the same way, so that nobody can tell the levels apart from outside.
 *
 * <p>Who wrote is no column anywhere, and of times only the month is kept. Each writing also rewrites what else was written that month,
 * in an order that comes from nowhere, and then clears what earlier states left behind, on the desk too. All of this is done
 * through a login of its own, which may call a few functions and read no table.
 *
 * <p>Tables: custodian_key, box_thread, box_wrap, box_entry, box_file, box_identity, slip, box_ready, box_ready_file, box_month,
 * box_proof (owner), pseudonym (circle).
 */
@NullMarked
package org.vrank.box;

import org.jspecify.annotations.NullMarked;
