package org.passerelle.letter.cda.xml;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Reads a document into elements. A file that stands inside (any element in base64, the value of an observationMedia, the text of a
 * body that is no XML) is counted and left where it is.
 */
final class TreeBuilder {
    private final XmlIn xml;
    private final int most;
    private final Deque<Open> open = new ArrayDeque<>();
    private int media;
    private int kept;

    private TreeBuilder(XmlIn xml, int most) {
        this.xml = xml;
        this.most = most;
    }

    /** An element whose end is still to come. */
    private record Open(
            String name,
            Map<String, String> attributes,
            List<Node> content,
            @Nullable Integer media) {}

    /** The root, with all it holds. */
    static Element read(XmlIn xml, CdaLimits limits) throws IOException {
        return new TreeBuilder(xml, limits.text()).read();
    }

    /** Whether a file's octets stand in the element, of which the name, the attributes and the parent's name are known. */
    static boolean isMedia(String name, Map<String, String> attributes, String parent) {
        boolean place = "B64".equals(attributes.get("representation"))
                || name.equals("text") && parent.equals("nonXMLBody")
                || name.equals("value") && parent.equals("observationMedia");
        return place && !attributes.containsKey("nullFlavor");
    }

    private Element read() throws IOException {
        Element root = null;
        for (XmlIn.Event event = xml.next(); event != XmlIn.Event.FINISHED; event = xml.next()) {
            switch (event) {
                case START -> start();
                case END -> root = end();
                default -> text(xml.text());
            }
        }
        if (root == null) {
            throw Refusal.of(CdaRefusal.NOT_XML).refused();
        }
        return root;
    }

    private void start() {
        Open parent = open.peek();
        String name = xml.name();
        if (parent == null && !name.equals("ClinicalDocument")) {
            throw Refusal.of(CdaRefusal.NOT_CDA).refused();
        }
        Map<String, String> attributes = xml.attributes();
        attributes.values().forEach(value -> keep(value.length()));
        boolean file = isMedia(name, attributes, parent == null ? "" : parent.name());
        open.push(new Open(name, attributes, new ArrayList<>(), file ? Integer.valueOf(media++) : null));
    }

    private Element end() {
        Open ended = open.pop();
        var element = new Element(ended.name(), ended.attributes(), ended.content(), ended.media());
        Open parent = open.peek();
        if (parent != null) {
            parent.content().add(element);
        }
        return element;
    }

    private void text(String text) {
        Open parent = open.peek();
        if (parent != null && parent.media() == null) {
            keep(text.length());
            parent.content().add(new Node.Text(text));
        }
    }

    private void keep(int characters) {
        kept += characters;
        if (kept > most) {
            throw Refusal.of(CdaRefusal.TOO_MUCH_TEXT).with(FactKey.LIMIT, most).refused();
        }
    }
}
