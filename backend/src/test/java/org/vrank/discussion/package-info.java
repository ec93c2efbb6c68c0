@NullMarked
package org.vrank.discussion;

import org.jspecify.annotations.NullMarked;
