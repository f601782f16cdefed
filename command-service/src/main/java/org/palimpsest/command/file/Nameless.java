package org.palimpsest.command.file;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * A part of an office document without those whom it names as its authors: in properties, comments, and changes that were tracked.
 * What stands in the text itself stays.
 */
final class Nameless {
    /** What a person is told by, in Word, Excel and OpenDocument: the texts of these elements, */
    private static final Set<String> ELEMENTS = Set.of(
            "creator", "lastModifiedBy", "Manager", "Company", "author", "initial-creator", "printed-by", "creator-initials",
            "sender-initials", "author-name", "author-initials", "HyperlinkBase");

    /** and the values of these attributes. */
    private static final Set<String> ATTRIBUTES =
            Set.of("author", "initials", "userId", "providerId", "displayName", "userName", "lastEdited");

    /** The template tells a folder of its author's machine. */
    private static final String TEMPLATE = "attachedTemplate";

    private static final XMLInputFactory READERS = readers();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
    private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();

    private Nameless() {}

    /** @throws XMLStreamException if it is no XML, or says what it is by definitions of its own */
    static void copy(InputStream in, OutputStream out) throws XMLStreamException {
        var reader = READERS.createXMLEventReader(in);
        var writer = WRITERS.createXMLEventWriter(out, StandardCharsets.UTF_8.name());
        int naming = 0;
        int dropping = 0;
        while (reader.hasNext()) {
            var event = reader.nextEvent();
            if (event.getEventType() == XMLEvent.DTD) {
                throw new XMLStreamException("definitions");
            }
            if (event.isStartElement()) {
                var element = event.asStartElement();
                dropping += dropping > 0 || isTemplate(element) ? 1 : 0;
                naming += naming > 0 || ELEMENTS.contains(element.getName().getLocalPart()) ? 1 : 0;
                event = nameless(element);
            }
            if (dropping == 0 && !(naming > 0 && event.isCharacters())) {
                writer.add(event);
            }
            if (event.isEndElement()) {
                dropping = Math.max(0, dropping - 1);
                naming = Math.max(0, naming - 1);
            }
        }
        writer.flush();
    }

    private static boolean isTemplate(StartElement element) {
        var attributes = element.getAttributes();
        while (attributes.hasNext()) {
            if (attributes.next().getValue().endsWith("/" + TEMPLATE)) {
                return true;
            }
        }
        return element.getName().getLocalPart().equals(TEMPLATE);
    }

    private static StartElement nameless(StartElement element) {
        var attributes = new ArrayList<Attribute>();
        element.getAttributes().forEachRemaining(one -> attributes.add(
                ATTRIBUTES.contains(one.getName().getLocalPart()) ? EVENTS.createAttribute(one.getName(), "") : one));
        return EVENTS.createStartElement(element.getName(), attributes.iterator(), element.getNamespaces());
    }

    private static XMLInputFactory readers() {
        var readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return readers;
    }
}
