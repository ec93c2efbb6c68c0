/** Tests of minutes from before a series met here. */
@NullMarked
package org.vrank.archive;

import org.jspecify.annotations.NullMarked;
