/**
 * Reports: lesson learnt, failure report, good practice, question and signal, all from the templates in
 * {@code content/templates.yml}.
 *
 * <p>A <em>manuscript</em> lies on its author's desk; only the author reads it. It is saved while typing, with a version number:
 * a save that builds on an older version is refused and answers the present one, so that both can be shown. Publishing checks
 * the text with the guard and puts a <em>report</em> into the library, in one circle, whose members read it and nobody else.
 * The manuscript is then gone from the desk.
 *
 * <p>The library holds no author. A report published under a name has a byline beside it; one published as organisation only
 * appears the next morning, under the organisation where five of the circle's readers come from it, else under its region where
 * five come from there, else under "Belgium"; the tie to its author is that author's own row, for withdrawing.
 *
 * <p>Lessons, failures and good practices keep a <em>ledger</em>: claims of what was intended, delivered, observed or measured,
 * who says so and how they know; a funding tie between judge and judged is said. A published text can be <em>revised</em>, with
 * the difference visible, added to with a dated <em>addendum</em>, <em>moved</em> to another circle, and withdrawn. What a report
 * without a name gets, it gets the next morning, so that the hour tells nothing about who was writing.
 *
 * <p>Tables: manuscript, manuscript_version, authorship, coming_revision (own); report, byline, withdrawal, revision, addendum
 * (circle).
 */
@NullMarked
package org.vrank.reports;

import org.jspecify.annotations.NullMarked;
