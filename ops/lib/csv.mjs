// Writes CSV that a spreadsheet shows and does not carry out.

/** A cell: what would begin a formula gets an apostrophe before it, which spreadsheets take for “this is text”. */
export function cell(value) {
  const text = String(value ?? '');
  const safe = /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line, with the end that the format has (RFC 4180). */
export const row = (values) => `${values.map(cell).join(',')}\r\n`;
