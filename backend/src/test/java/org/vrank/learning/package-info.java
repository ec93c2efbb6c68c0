/** Exercises, what is kept of them, and that nothing acknowledged is lost. */
@NullMarked
package org.vrank.learning;

import org.jspecify.annotations.NullMarked;
