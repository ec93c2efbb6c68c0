@NullMarked
package org.vrank.guard;

import org.jspecify.annotations.NullMarked;
