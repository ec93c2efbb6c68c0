/**
 * Where the data is: an embedded PostgreSQL by default, or an external one with two addresses, one for migrations and one for
 * the application. Migrates, loads content, and refuses to start on a database whose walls have holes.
 */
@NullMarked
package org.vrank.platform.database;

import org.jspecify.annotations.NullMarked;
