/** Certificates: issued, checked, replaced, taken back. */
@NullMarked
package org.vrank.certificates;

import org.jspecify.annotations.NullMarked;
