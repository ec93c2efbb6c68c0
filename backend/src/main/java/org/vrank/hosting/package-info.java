/**
 * Hosting: what the host of a series is reminded of, so that no municipality is lost and nothing promised is forgotten. A municipality
 * with a seat in the circle is <em>silent</em> where, since the first day of the month half a year ago, none of its seats was at a
 * meeting of the circle, brought an item or settled an action there, and no report or comment that shows its organisation appeared.
 * It is a list by name for whoever should pick up the telephone: never a number, an order or a period of one's own choosing.
 *
 * <p>Only hosts are told, and only from what every reader of the circle could see for themselves: that circle and those that all its
 * readers read too. What a host reads in a narrower circle changes nothing, for the list may be on a screen that others look at. What
 * shows no organisation counts for none.
 *
 * <p>What is late stands in the register of the feature {@code minutes}.
 *
 * <p>No tables of its own; it reads those of meetings, agenda, minutes, reports and discussion as their reader.
 */
@NullMarked
package org.vrank.hosting;

import org.jspecify.annotations.NullMarked;
