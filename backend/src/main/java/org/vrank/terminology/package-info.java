/**
 * Terms: a concept with its words in four languages and what each policy level means by it. Themes: the concepts reports are
 * filed under. All of it is public, comes from {@code content/terms} and {@code content/themes.yml}, and is loaded again at
 * every start.
 *
 * <p>Tables: term, definition, theme (public).
 */
@NullMarked
package org.vrank.terminology;

import org.jspecify.annotations.NullMarked;
