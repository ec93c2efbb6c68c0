@org.jspecify.annotations.NullMarked
package org.vrank.administration;
