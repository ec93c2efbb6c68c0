/** Files handed in: what is hidden in them goes, what breaks things is refused, and they are read with their report alone. */
@NullMarked
package org.vrank.attachments;

import org.jspecify.annotations.NullMarked;
