/**
 * Discussion: what a report's readers write under it. A <em>comment</em> is an experience ("seen here too"), a question, a suggestion
 * or evidence; under each there are replies, one level deep. Nothing is liked, counted or ranked.
 *
 * <p>A comment can be read where its report can, by the same circle and nobody else: when the report is withdrawn or moved away, its
 * discussion is out of view in the same moment, and every writer keeps the own texts. Into a narrower circle it goes along where
 * that tells nothing new about anybody ({@code ops/decisions} says when).
 *
 * <p>It is written in a <em>voice</em>: under a name; as an organisation only, by the rule and the blur that reports have; as <em>the
 * author of this report</em>, where that has no name; or, for a report out of the box, under its pseudonym. Whatever has no name
 * appears the next morning, its edits too, and the tie to its writer is that writer's own row.
 *
 * <p>An edit shows what stood there before. A withdrawn comment leaves its date, and the answers under it. What points to a person or is
 * not true can be <em>flagged</em>: a custodian then reads these words, also one who does not read the circle, and may set a comment
 * aside until its writer has changed it, or ask a report's author. Neither learns who flagged, nor who wrote.
 *
 * <p>Tables: comment, comment_text, comment_byline (circle); comment_authorship, comment_seen (own); flag (duty).
 */
@NullMarked
package org.vrank.discussion;

import org.jspecify.annotations.NullMarked;
