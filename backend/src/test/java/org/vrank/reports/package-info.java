@NullMarked
package org.vrank.reports;

import org.jspecify.annotations.NullMarked;
