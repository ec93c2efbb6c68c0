/**
 * Attachments: files beside a report, as PDF, DOCX, PPTX, ODT, JPEG, PNG or plain text.
 *
 * <p>A file is handed in beside a <em>manuscript</em>, on its author's desk. Before anything is stored it is written anew
 * ({@link org.vrank.attachments.cleaning}), in a process of its own, and only what came out of that is kept: neither the bytes
 * handed in nor their name. The author sees what was found and left behind, gives a title if there should be one, and says of a
 * picture what is to be seen in it. Publishing puts the files into the circle of the report: they are read with it, by its readers,
 * and by nobody before it appears. They move with it, are withdrawn with it, and are revised with its text; earlier files are not
 * kept. Their text passes the guard as the report's own does, and is found by search.
 *
 * <p>Other features keep files of their own, written anew in the same way ({@link org.vrank.attachments.CleanFiles}).
 *
 * <p>Where no structure may survive ({@link org.vrank.attachments.PlainFiles}), a document becomes plain text, or a picture of
 * each page.
 *
 * <p>Files are answered with a type of ours, never their own; sandboxed; as downloads, pictures excepted. One is cleaned at a time,
 * and no more are taken in at once than there is memory for.
 *
 * <p>Tables: attachment (circle), desk_attachment (own).
 */
@NullMarked
package org.vrank.attachments;

import org.jspecify.annotations.NullMarked;
