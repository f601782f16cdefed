/**
 * The text of an entry as Markdown, for authors who write without the editor: CommonMark, pipe tables, and footnotes as
 * {@code ^[text]} or {@code [^1]}. What is read is a body by the schema, and nothing that is typed is lost on the way; what
 * is written is read as the very same body.
 *
 * <p><b>What Markdown has no sign for</b> is said by six HTML tags without attributes: {@code <sub>}, {@code <sup>},
 * {@code <strong>}, {@code <em>} and {@code <code>} in pairs (the last three where the signs would not be seen as such, as in the
 * middle of a word), and {@code <br>} for a break where a line cannot end. {@code <!-- -->} is a paragraph without text.
 * All other HTML is text.
 *
 * <p><b>What the schema does not have</b> becomes what comes nearest:
 * <ul>
 *   <li>a heading of level 1 is one of 2, of levels 5 and 6 one of 4; a list is numbered on from its first item, and
 *       a number that no list may start with is text;
 *   <li>code blocks are lines of {@code code}, their language the first; a thematic break is nothing;
 *   <li>a link or picture whose address or title is not allowed is its text with both in brackets, a long one but once;
 *   <li>the title of a picture follows its alternative text; a footnote has text only, with addresses in brackets;
 *   <li>the second call of a footnote stays as it is typed, a footnote or address that nothing refers to is text;
 *   <li>signs that nest more deeply than the schema allows are text, and all tables are if they have very many cells;
 *   <li>cells that a row has too many stand in its last one;
 *   <li>a character that no text may have is U+FFFD.
 * </ul>
 *
 * <p><b>What Markdown cannot say</b>: tables without a header row, or with header cells elsewhere, merged cells, rows
 * of unlike length, or a cell of anything but one paragraph; footnotes with marks; and nesting close to the schema's limit.
 * {@link org.palimpsest.query.markdown.Markdown#canSay} tells, by reading what it would write.
 */
@NullMarked
package org.palimpsest.query.markdown;

import org.jspecify.annotations.NullMarked;
