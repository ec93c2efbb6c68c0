/**
 * Courses: what trainers teach from. A <em>course</em> lies in a circle, and its readers are the circle's. A <em>version</em> of it is a
 * folder of text files, kept byte for byte: {@code course.yml} says for whom, what for and in which order, {@code modules/<key>/} holds a
 * module with its texts in several languages and its exercises. Everything else that is known of a version ({@link
 * org.vrank.courses.CourseVersion}) is read out of its folder by one parser whenever it is saved, so an export is the folder itself.
 *
 * <p>A version is a draft, waits for its review, or is published. Whoever trains in the circle sees it from its beginning; readers see the
 * newest that is published. Another trainer publishes it than those who worked on it: the database keeps who did, and tells nobody. A
 * published version never changes; a new draft begins as its copy. Whoever began an edition goes on with the version it began with.
 *
 * <p>What is wrong with a folder is either a fault, and nothing is saved, or a remark (a language that is missing, a key that nobody
 * knows), which trainers see beside the draft. Either names its file and line. Hard findings of the guard refuse a text when it is saved;
 * its questions are answered when a review is asked for.
 *
 * <p>A module may name reports as <em>cases</em>, when everybody who reads the course reads them too: they lie in its circle or in the
 * public one. They are read anew, under the reader's own rights, each time; when a report is withdrawn, it is gone from here.
 *
 * <p>Tables: course, course_version, course_file, course_module, course_exercise, course_text, course_case (circle), course_hand (owner).
 */
@NullMarked
package org.vrank.courses;

import org.jspecify.annotations.NullMarked;
