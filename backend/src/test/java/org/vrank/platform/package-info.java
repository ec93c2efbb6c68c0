/** Tests of what every feature stands on. */
@org.jspecify.annotations.NullMarked
package org.vrank.platform;
