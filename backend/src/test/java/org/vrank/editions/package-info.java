/** Editions of courses: who has a place, who waits, who approves, who was there, and what mails say. */
@NullMarked
package org.vrank.editions;

import org.jspecify.annotations.NullMarked;
