/**
 * Learning: what somebody who takes part in an edition does between its half days. An <em>exercise</em> belongs to a module of the version
 * that the edition began with. A learner gives a <em>reply</em>; the server judges it and answers with the explanations. Until then
 * nothing that goes out holds a solution, and what is to be put in order is shuffled, the same way for everybody in an edition. Right or
 * wrong is told to the learner alone and kept nowhere: an exercise is done once it was answered.
 *
 * <p>A reply is saved over the revision it builds on; the same once more changes nothing, so that a page may send it again until it
 * hears an answer. Open answers and role maps are the learner's own unless shared with the trainers, which is said each time; what is
 * shared passes the guard, and a role map always does. Anybody who reads a version may try its exercises without an edition: nothing is
 * kept of that.
 *
 * <p>A learner calls modules done. The course says what completes it: half days, modules, exercises; one that does not say is completed
 * by nobody. Trainers see who completed it, and what was shared by whoever still reads the circle, and no other answer.
 *
 * <p>Tables: exercise_answer, module_done (owner). Courses and editions are read, never written.
 */
@NullMarked
package org.vrank.learning;

import org.jspecify.annotations.NullMarked;
