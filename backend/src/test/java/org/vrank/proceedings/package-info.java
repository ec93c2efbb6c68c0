/** Tests of published minutes. */
@NullMarked
package org.vrank.proceedings;

import org.jspecify.annotations.NullMarked;
