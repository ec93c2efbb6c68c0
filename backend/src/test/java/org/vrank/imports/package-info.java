@NullMarked
package org.vrank.imports;

import org.jspecify.annotations.NullMarked;
