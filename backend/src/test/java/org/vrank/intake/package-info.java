/** What comes into the box, with and without signing in, and what its authors do with their receipts. */
@NullMarked
package org.vrank.intake;

import org.jspecify.annotations.NullMarked;
