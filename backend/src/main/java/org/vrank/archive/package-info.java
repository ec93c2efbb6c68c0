/**
 * Archive: minutes of a series from before it met here. A host hands in a document, a mail or a page, or its text; what is to be read in
 * it, its title and its day are recognised and shown, and nothing is kept: only what the host has seen, put right and confirmed is
 * stored, once the guard has let it pass. It then lies in the circle of the series, is found by search there, and is never changed; a
 * host takes it away again.
 *
 * <p>Files are read in a process of their own ({@link org.vrank.attachments.PlainWords}) and go with the request. Nothing says who
 * brought minutes in, nor when: they bear the day of their meeting.
 *
 * <p>Tables: old_minutes (circle).
 */
@NullMarked
package org.vrank.archive;

import org.jspecify.annotations.NullMarked;
