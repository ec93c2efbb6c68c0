/**
 * Search: what a viewer's circles hold, found by words in four languages. It knows no feature; a feature that wants to be found
 * implements {@link org.vrank.search.Searchable}, writes a row into the outbox in the transaction of its change, and calls
 * {@link org.vrank.search.Outbox#changed}.
 *
 * <p><em>Who may see what.</em> Every circle has an index of its own. A viewer's question is asked of the viewer's circles only, put
 * side by side in a fixed order, so counts, order, proposals, spelling and facets come from these alone, whatever else exists.
 * Segments with deleted documents are merged before they are shown, since deleted ones count until then: what was withdrawn leaves
 * no word behind. Scores are never told. Every hit is read again through row-level security in the viewer's own scope, and only
 * what was read there is shown; a hit that cannot be read is an alarm in the log.
 *
 * <p><em>How it follows the tables.</em> The feed reads the outbox with the indexer's own login, which sees published rows only: on
 * a signal of this node, and every 250 ms for what other nodes wrote. A row says which item to look at; the item is loaded as it is
 * now, so rows may be applied twice and in any order. How far it read is a {@link org.vrank.search.Position}: no row is skipped that
 * was committed late or was not due yet. Rows that are committed already are applied at once, even while an older transaction is
 * still open; they are then read again. Each index keeps its own position in its last commit and resumes there. An index that is
 * torn, missing, of another installation or written with other chains is built from the tables beside the others, which go on
 * answering; answers say meanwhile that they are partial. The outbox is pruned after thirty days; a node that was away for
 * longer builds anew.
 *
 * <p>Each night the indexes are compared with the tables, and whoever operates a node has them built anew by leaving a file. While
 * the disk is full an index answers from what it last showed, except that it falls silent as soon as something in it was changed or
 * taken away: what is gone is gone from search too, whatever else fails.
 *
 * <p><em>How it is asked.</em> Words; and who likes to, types phrases in quotation marks, a minus before what is to be left out, an
 * asterisk after how a word begins, filters and days by name. Nothing typed is an error: what is not understood is
 * looked for as words, and the answer says so. Items from municipalities like the asking member's are lifted only when that is
 * asked for ({@link org.vrank.search.Nearness}).
 *
 * <p><em>How it finds.</em> A text goes through the chain of its language; a question through all four at once, and the best counts.
 * A compound is found by its parts with less weight. Words that name a concept of {@link org.vrank.search.Synonyms} also find the
 * other words for it, in every language, and each word is also looked for by what {@link org.vrank.search.Lexicon} calls it in the
 * others, but names of places and bodies by their other names alone; only such words are added as stand in the viewer's own indexes, the
 * answer says which, and each can be dropped. Both of two words and two of three first, then fewer, then with typing errors forgiven;
 * for words that stand nowhere an offer of another spelling or, where nothing is found, of a word that begins so. Kinds that
 * hold the words of the field without telling about them count less ({@link org.vrank.search.Searchable#weight}).
 *
 * <p>Tables: outbox (owner).
 */
@NullMarked
package org.vrank.search;

import org.jspecify.annotations.NullMarked;
