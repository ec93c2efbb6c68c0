/**
 * What becomes of a file before anybody else may have it. Of everything that somebody hands in, only what a reader sees is kept:
 * it is written anew, piece by piece, and what is not known to be needed for that is left behind. So an author's name, a company, a
 * place, a date, a comment, an earlier wording, a thumbnail, a script or a file within the file has nowhere to stay.
 *
 * <p>Lists say what may pass, never what may not: parts of a packed document and their relations, namespaces of its XML, keys of a
 * PDF's dictionaries. Pictures are drawn again from their pixels. External addresses go, also those behind a link's text.
 *
 * <p>All this reads formats whose readers were attacked before, so it runs in a process of its own
 * ({@link org.vrank.attachments.cleaning.CleaningProcess}): little memory, a minute at most, an empty environment, nothing on disk,
 * no database. A file that bursts it takes nothing else along. XML is read without document types, so without entities. The type
 * is found in the content; no name is ever looked at.
 *
 * <p>Where nothing but words is wanted ({@link org.vrank.attachments.cleaning.Writings}), pages of the web and mails are read too: of a
 * mail its subject, day and text, never who wrote to whom.
 *
 * <p>Knows nothing of reports, readers or requests.
 */
@NullMarked
package org.vrank.attachments.cleaning;

import org.jspecify.annotations.NullMarked;
