/**
 * The guard: no person can be recognised. Before anything is published, text goes through {@link org.vrank.guard.Guard}. A
 * <em>stop</em> (national register number, phone number, e-mail address, IBAN, number plate) has to go; a <em>warning</em> (a
 * number whose checksum fails) is shown and may be answered.
 *
 * <p>Also here: what becomes of text that people wrote. Markdown is rendered on the server and sanitised twice, so that a page
 * never holds markup of its author's making. All patterns run in linear time.
 *
 * <p>It does not judge people's names, addresses or stories, and it keeps nothing: no table is its own.
 */
@NullMarked
package org.vrank.guard;

import org.jspecify.annotations.NullMarked;
