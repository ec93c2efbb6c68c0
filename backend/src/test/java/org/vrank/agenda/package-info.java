/** What becomes of agenda items, over HTTP and in any order. */
@NullMarked
package org.vrank.agenda;

import org.jspecify.annotations.NullMarked;
