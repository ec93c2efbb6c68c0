/** Decisions and actions, and that they come back; minutes, and that nothing typed is lost. */
@NullMarked
package org.vrank.minutes;

import org.jspecify.annotations.NullMarked;
