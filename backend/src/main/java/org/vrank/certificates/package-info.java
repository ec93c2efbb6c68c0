/**
 * Certificates: what a trainer gives to those who completed an edition. It says who, which course, which version and edition, how many
 * hours, which concepts were taught, and by whom, as it was on the day: nothing that happens to the course later changes it.
 *
 * <p>Each has a <em>code</em> that cannot be guessed. Whoever was given it sees on a public page what stands on the certificate, and
 * nothing more; codes that lead to nothing are all the same nothing. The code is kept as a hash, to be found by, and sealed, so that its
 * owner can have the paper again. A certificate that was issued anew, or taken back, says so at its old code, and nothing else any more;
 * why it was taken back is told to its owner alone.
 *
 * <p>Table: certificate (owner). It goes with its owner's account, and stays theirs when they leave the circle. The name of who issued it
 * goes out of it with the account of that one.
 */
@NullMarked
package org.vrank.certificates;

import org.jspecify.annotations.NullMarked;
