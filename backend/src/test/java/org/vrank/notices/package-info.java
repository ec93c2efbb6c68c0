/** Tests of feeds, over HTTP. */
@org.jspecify.annotations.NullMarked
package org.vrank.notices;
