/** Feedback that is nobody's, and what trainers see of it. */
@NullMarked
package org.vrank.effects;

import org.jspecify.annotations.NullMarked;
