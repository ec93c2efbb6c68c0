/**
 * Effects: what came of an edition. Before and after it a learner says how sure they feel of five things; at its end they answer a form;
 * and six weeks after the last half day those who want mail are asked by mail, once, whether they used it and what came of it, which opens
 * the draft of a report on their own desk.
 *
 * <p>Feedback is nobody's. No answer is kept as a row: numbers are added up, sentences lie in a heap that is shuffled with each answer, and
 * beside them stands only who has answered, so that nobody answers twice. Trainers see it from five answers on, and then in steps of five,
 * so that the sixth cannot be read off the difference it makes.
 *
 * <p>Tables: feedback, feedback_count, feedback_text, feedback_given, six_weeks (owner).
 */
@NullMarked
package org.vrank.effects;

import org.jspecify.annotations.NullMarked;
