/** Courses. */
@NullMarked
package org.vrank.courses;

import org.jspecify.annotations.NullMarked;
