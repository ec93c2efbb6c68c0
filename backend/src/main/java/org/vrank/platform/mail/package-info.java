/**
 * Mail: written into a table in the transaction that causes it, sent by a loop of its own to an SMTP server, or without one laid
 * as files in the data folder. The demo world never sends anything; there a page shows what would have gone.
 */
@NullMarked
package org.vrank.platform.mail;

import org.jspecify.annotations.NullMarked;
