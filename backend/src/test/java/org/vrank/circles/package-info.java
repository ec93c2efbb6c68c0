@NullMarked
package org.vrank.circles;

import org.jspecify.annotations.NullMarked;
