/**
 * What every feature stands on, and nothing of any feature: who is asking ({@link org.vrank.platform.Viewer}), the scope in
 * which rows may be read ({@link org.vrank.platform.ReaderScope}), the one way to say no ({@link org.vrank.platform.Refusal}),
 * ids, pages, cursors, messages and repeated requests.
 *
 * <p>Nothing is read from the database outside a reader scope. The scope opens the transaction and tells PostgreSQL the
 * secret of the asking session; row-level security does the rest. A request without a session, or with one that has
 * ended, reads as a visitor.
 */
@NullMarked
package org.vrank.platform;

import org.jspecify.annotations.NullMarked;
