package org.palimpsest.events.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.events.text.Nodes.doc;
import static org.palimpsest.events.text.Nodes.node;
import static org.palimpsest.events.text.Nodes.paragraph;
import static org.palimpsest.events.text.Nodes.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeTest {

    @Test
    void theTextOfADocumentIsAllOfItsTextsInOrder() {
        var doc = doc(paragraph(text("a"), node("hard_break"), text("b")), node("blockquote", paragraph(text("c"))));
        assertThat(doc.plainText()).isEqualTo("abc");
        assertThat(Node.EMPTY_DOC.plainText()).isEmpty();
    }

    @Test
    void walkingVisitsEveryNodeInReadingOrder() {
        var doc = doc(node("blockquote", paragraph(text("a"))), paragraph());
        assertThat(doc.walk())
                .extracting(Node::type)
                .containsExactly("doc", "blockquote", "paragraph", "text", "paragraph");
    }

    @Test
    void attributesAreReadAsNumberOrText() {
        var heading = node("heading", Map.of("level", 3, "id", "x"));
        assertThat(heading.intAttr("level", 2)).isEqualTo(3);
        assertThat(heading.intAttr("id", 2)).isEqualTo(2);
        assertThat(heading.intAttr("nothing", 2)).isEqualTo(2);
        assertThat(heading.attr("level")).isEqualTo("3");
        assertThat(heading.attr("nothing")).isNull();
        assertThat(new Mark("link", Map.of("href", "/a")).attr("href")).isEqualTo("/a");
        assertThat(new Mark("link", Map.of()).attr("href")).isNull();
    }

    @Test
    @NullUnmarked
    void anAttributeWithoutAValueIsAbsentAsProseMirrorMeansIt() {
        Map<String, @Nullable Object> attrs = new HashMap<>();
        attrs.put("href", "/a");
        attrs.put("title", null);
        assertThat(new Mark("link", attrs)).isEqualTo(new Mark("link", Map.of("href", "/a")));
        assertThat(new Node("paragraph", attrs, null, null, null).attrs()).containsOnlyKeys("href");
    }
}
