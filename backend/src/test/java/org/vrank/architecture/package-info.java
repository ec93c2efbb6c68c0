/** How Vrank is cut into packages, and who may reach what, as rules over the compiled code. */
@NullMarked
package org.vrank.architecture;

import org.jspecify.annotations.NullMarked;
