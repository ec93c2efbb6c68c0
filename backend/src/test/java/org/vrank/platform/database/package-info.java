@NullMarked
package org.vrank.platform.database;

import org.jspecify.annotations.NullMarked;
