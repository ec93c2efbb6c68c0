/**
 * The guard: no person can be recognised. Before anything is published, text goes through {@link org.vrank.guard.Guard}. A
 * <em>stop</em> (national register number, phone number, e-mail address, IBAN, number plate, address with house number,
 * coordinates, profile on social media) has to go. A <em>warning</em> (a name, a date of birth, "the only convert", a case
 * reference, a number whose checksum fails) is answered by the author under the key of its words, or goes as well; only the author
 * can know whether "Roos" is a colleague or a street.
 *
 * <p>A text is read as it was typed, as Markdown shows it, without tags, and with pieces of numbers on neighbouring lines put
 * together; each reading is folded first ({@code Folded}), so that invisible characters, look-alike letters of other scripts and
 * other disguises are gone. Places always refer to the text as given. All patterns run in linear time, each only where a cheap sign
 * ({@code Hints}, {@code Anchors}) says that it may find something: checking is the costliest part of publishing.
 *
 * <p>Names are known by titles ("meneer X"), by the lists in {@code content/names}, and by initials beside an age. What is called
 * like a person and is none (municipalities, bodies of the field, months) is left alone. {@code LabelledTest} holds how well all this
 * does on six hundred sentences in four languages. It cannot know who is meant by a story: what it does not find may still lead to
 * somebody.
 *
 * <p>Also here: what becomes of text that people wrote. Markdown is rendered on the server and sanitised twice, so that a page
 * never holds markup of its author's making. The guard keeps nothing: no table is its own; an author's answers lie with what they
 * are about.
 */
@NullMarked
package org.vrank.guard;

import org.jspecify.annotations.NullMarked;
