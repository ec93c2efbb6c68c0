@NullMarked
package org.vrank.people;

import org.jspecify.annotations.NullMarked;
