/** What tests of other packages need of the process that cleans. */
@NullMarked
package org.vrank.attachments.cleaning;

import org.jspecify.annotations.NullMarked;
