/**
 * Imports: reports that were written elsewhere, brought in many at a time by a member ({@code ops/import} asks for it).
 *
 * <p>Importing is writing and publishing, by the doors that everybody uses: each <em>row</em> is laid on the member's desk and
 * published into one of the member's circles in one transaction, past the same checks, guard and rules about names. Nothing of a
 * row that is refused stays. A row is known by the id it has in its <em>source</em>; a second time it is <em>present</em>, and
 * <em>withdrawn</em> where its author has taken it back since: an import does not undo a withdrawal. So a run that was cut off is
 * simply run again.
 *
 * <p>Table: imported (own).
 */
@NullMarked
package org.vrank.imports;

import org.jspecify.annotations.NullMarked;
