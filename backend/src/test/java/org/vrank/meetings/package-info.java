/** Series, meetings and attendance over HTTP; the days of a rule against a second library. */
@NullMarked
package org.vrank.meetings;

import org.jspecify.annotations.NullMarked;
