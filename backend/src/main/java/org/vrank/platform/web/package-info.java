/**
 * How the server speaks HTTP: every error as problem+json, writes from our own pages only, limits on how often, the
 * built front end with its headers, and the readable API.
 */
@NullMarked
package org.vrank.platform.web;

import org.jspecify.annotations.NullMarked;
