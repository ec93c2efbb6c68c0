@NullMarked
package org.vrank.platform.mail;

import org.jspecify.annotations.NullMarked;
