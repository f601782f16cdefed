package org.palimpsest.query.markdown;

import java.util.LinkedHashSet;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;

/** Bodies as Markdown and back; what becomes what is said at the package. Thread-safe. */
public final class Markdown {
    /** A table, its row, cell and paragraph, a footnote and its text may lie below the innermost block. */
    private static final int DEEPEST_BLOCK = Schema.MAX_DEPTH - 6;

    /** More than marks, a picture and a footnote can need. */
    private static final int DEEPEST_SIGN = 24;

    /** In the order in which they are looked for; without blocks of HTML, which is text. */
    private static final List<Class<? extends Block>> BLOCKS = List.of(
            BlockQuote.class,
            Heading.class,
            FencedCodeBlock.class,
            ThematicBreak.class,
            ListBlock.class,
            IndentedCodeBlock.class);

    private static final Extension NOTES =
            FootnotesExtension.builder().inlineFootnotes(true).build();
    private static final Parser WITH_TABLES = parser(List.of(NOTES, TablesExtension.create()));
    private static final Parser WITHOUT_TABLES = parser(List.of(NOTES));

    private Markdown() {}

    /**
     * The body that {@code markdown} says; {@link Node#EMPTY_DOC} for blank text. Never fails. Valid by the schema, except
     * that a very long text may have more nodes than it allows, which {@link Schema#check} then names.
     */
    public static Node read(String markdown) {
        var parser = TableSize.isLarge(markdown) ? WITHOUT_TABLES : WITH_TABLES;
        return BlockReader.body(parser.parse(markdown), markdown);
    }

    /**
     * {@code body} as Markdown, which {@link #read} reads as an equal body: runs of text with the same marks count as one, and
     * an attribute with the value that it has by default as absent. Empty for an empty body, else without a line end at its end.
     *
     * @throws IllegalArgumentException if Markdown cannot say it
     */
    public static String write(Node body) {
        var canonical = Canonical.of(body);
        var markdown = BlockWriter.write(canonical);
        if (!read(markdown).equals(canonical)) {
            throw new IllegalArgumentException("Markdown cannot say this without loss.");
        }
        return markdown;
    }

    /** Whether {@link #write} gives a text, so that editing {@code body} as Markdown loses nothing of it. */
    public static boolean canSay(Node body) {
        var canonical = Canonical.of(body);
        return read(BlockWriter.write(canonical)).equals(canonical);
    }

    /** {@code body} in the form in which {@link #read} makes bodies; it shows the same. */
    public static Node canonical(Node body) {
        return Canonical.of(body);
    }

    private static Parser parser(List<Extension> extensions) {
        return Parser.builder()
                .extensions(extensions)
                .enabledBlockTypes(new LinkedHashSet<>(BLOCKS))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(DEEPEST_BLOCK)
                .maxInlineNesting(DEEPEST_SIGN)
                .build();
    }
}
