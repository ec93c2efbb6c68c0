/** Tests of what hosts are reminded of. */
@NullMarked
package org.vrank.hosting;

import org.jspecify.annotations.NullMarked;
