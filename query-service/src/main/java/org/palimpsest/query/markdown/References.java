package org.palimpsest.query.markdown;

import java.util.HashSet;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.InlineFootnote;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.DefinitionMap;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Which definitions of a text are referred to: those that are not would be lost if they were not text. A footnote is told at
 * one call only, and a long address in words but once, else a few characters would say a very long body.
 */
final class References extends AbstractVisitor {
    private static final int SHORT_ADDRESS = 100;

    private final DefinitionMap<FootnoteDefinition> notes = new DefinitionMap<>(FootnoteDefinition.class);
    private final Set<String> calls = new HashSet<>();
    private final Set<FootnoteDefinition> called = new HashSet<>();
    private final Set<FootnoteDefinition> told = new HashSet<>();
    private final Set<Target> targets = new HashSet<>();

    private final Set<String> longAddresses = new HashSet<>();

    /** Where a call has no place: within a footnote, or the text of a picture. */
    private boolean textOnly;

    private record Target(String address, @Nullable String title) {}

    private References() {}

    static References of(org.commonmark.node.Node document) {
        var references = new References();
        document.accept(references);
        for (var call : references.calls) {
            var note = references.notes.get(call);
            if (note != null) {
                references.called.add(note);
            }
        }
        return references;
    }

    boolean has(FootnoteDefinition note) {
        return called.contains(note);
    }

    boolean has(LinkReferenceDefinition definition) {
        return targets.contains(new Target(definition.getDestination(), definition.getTitle()));
    }

    /** The footnote that is called, for the first call of it; else null. */
    @Nullable FootnoteDefinition first(FootnoteReference call) {
        var note = notes.get(call.getLabel());
        return note != null && called.contains(note) && told.add(note) ? note : null;
    }

    /** Whether an address is to be told in words: each time if it is short, else once. */
    boolean tells(String address) {
        return address.length() <= SHORT_ADDRESS || longAddresses.add(address);
    }

    @Override
    public void visit(Link link) {
        targets.add(new Target(link.getDestination(), link.getTitle()));
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        targets.add(new Target(image.getDestination(), image.getTitle()));
        withoutCalls(image);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof InlineFootnote) {
            withoutCalls(node);
        } else {
            if (node instanceof FootnoteReference call && !textOnly) {
                calls.add(call.getLabel());
            }
            visitChildren(node);
        }
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof FootnoteDefinition note) {
            notes.putIfAbsent(note.getLabel(), note);
            withoutCalls(block);
        } else {
            visitChildren(block);
        }
    }

    private void withoutCalls(org.commonmark.node.Node node) {
        boolean before = textOnly;
        textOnly = true;
        visitChildren(node);
        textOnly = before;
    }

}
