/** The custodians' keys and desk, and the month's publication. */
@NullMarked
package org.vrank.custody;

import org.jspecify.annotations.NullMarked;
