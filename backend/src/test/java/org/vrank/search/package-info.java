@NullMarked
package org.vrank.search;

import org.jspecify.annotations.NullMarked;
