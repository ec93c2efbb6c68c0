/**
 * Non-interference: what one may not see changes nothing of what one can observe.
 *
 * <p><b>Two worlds</b> ({@link org.vrank.noninterference.World}, {@link org.vrank.noninterference.Worlds}) begin alike: two real
 * servers on two clones of the demo world's database, with the same ids, keys and clocks. In the first, people then do things that
 * some may not see ({@link org.vrank.noninterference.Hidden}, {@link org.vrank.noninterference.Deeds}): they write and publish in
 * candid circles, withdraw, propose and admit, found a circle, record a funding tie, work on their own desk. In the second nothing
 * happens. Afterwards every persona who may not see any of it, the visitor among them, asks every operation of the API in both
 * worlds, with the true ids, titles, words and cursors of the hidden things, with visible ones, with ids of nothing and with
 * rubbish ({@link org.vrank.noninterference.Enrolment}); first what only reads, then what writes. Status, headers (so also
 * {@code Location}, {@code ETag}, {@code Content-Length}, {@code Retry-After}), body and the mail to that persona must be equal byte
 * for byte.
 *
 * <p><b>Who may not see</b> is judged from {@code content/demo/world.yml}, not by the program under test. Personas are grouped by
 * what they may not see: each group has its own two worlds, in which exactly that is hidden, since what one persona writes, and
 * another may see, has to stand in both.
 *
 * <p><b>What makes answers comparable.</b> Ids and secrets follow from a label per request, so that what a persona makes has the same
 * id in both worlds however many ids the hidden things took. The program's clock stands still. The columns that PostgreSQL fills
 * with its own time and that answers show ({@code session.created}, {@code session.last_used}, {@code mail.created},
 * {@code membership.proposed}, {@code membership.accepted}, {@code membership.ended}, {@code act.at}) are set to the same instant
 * by triggers in the clones; another one delivers at once what fits the searches that everybody there has saved. Both worlds have one key for cursors. The indexes have followed
 * ({@link org.vrank.search.Followed}) before anybody asks. One thing is cut out of answers: the {@code Expires} of a cookie, which
 * the framework reads off its own clock; the {@code Max-Age} beside it is compared. Limits on how often are met as they are; an answer 429, or 5xx, fails the test, for it would
 * compare nothing.
 *
 * <p><b>Why it can be believed.</b> An operation that is not enrolled fails {@link org.vrank.noninterference.EnrolmentTest}. What
 * everybody may see must differ ({@link org.vrank.noninterference.VisibleTest}). Faults that other programs have
 * ({@link org.vrank.noninterference.Leaks}) are put into both worlds, and must be found where they show
 * ({@link org.vrank.noninterference.SeededLeakTest}); only tests can put them there.
 *
 * <p><b>Small and long.</b> Every run of the tests asks with one of each kind of persona, and looks for each leak at the operation
 * where it shows. {@code ops/prove noninterference} asks with everybody, round after round with other hidden words
 * ({@link org.vrank.noninterference.NonInterferenceProof}), and {@code ops/prove timing} measures what byte for byte does not tell:
 * whether an answer comes later because something is hidden ({@link org.vrank.noninterference.TimingProof}).
 */
@NullMarked
package org.vrank.noninterference;

import org.jspecify.annotations.NullMarked;
