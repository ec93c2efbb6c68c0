/** Decisions and actions, and that they come back. */
@NullMarked
package org.vrank.minutes;

import org.jspecify.annotations.NullMarked;
