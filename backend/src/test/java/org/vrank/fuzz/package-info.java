/**
 * Hostile requests to every operation of the contract, made from a seed. The generator knows no operation by name: it reads
 * {@code openapi.yml}, fills bodies and parameters by their schema with what earlier answers held (ids of circles, kinds, versions,
 * cursors), so that many requests are good ones and reach deep states, and then spoils them.
 */
@NullMarked
package org.vrank.fuzz;

import org.jspecify.annotations.NullMarked;
