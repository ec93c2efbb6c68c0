/** Vrank: frank exchange between people who prevent polarisation. Every package below is one feature. */
@NullMarked
package org.vrank;

import org.jspecify.annotations.NullMarked;
