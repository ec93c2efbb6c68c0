/**
 * Papers: what Vrank gives out to keep or to print, as tagged PDF. The minutes of a meeting and a certificate are made by one hand, so that
 * both can be read by a screen reader. Knows no feature, and owns no table.
 */
@NullMarked
package org.vrank.papers;

import org.jspecify.annotations.NullMarked;
