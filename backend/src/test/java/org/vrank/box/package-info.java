/** Proof that what lies in the box leads to nobody, for somebody who has the whole database and the log, and no key. */
@NullMarked
package org.vrank.box;

import org.jspecify.annotations.NullMarked;
