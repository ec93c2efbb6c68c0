/** Mail about meetings, read as its recipients' programs read it, and what calendars make of it. */
@NullMarked
package org.vrank.invitations;

import org.jspecify.annotations.NullMarked;
