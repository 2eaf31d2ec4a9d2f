package org.passerelle.letter.xdm;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Untrusted;

/**
 * Reads one METADATA.XML: no document type, no entity, nothing fetched, each limit counted. Elements are known by their local name,
 * whatever their prefix and order: software in use declares none and mixes them up.
 */
final class MetadataReader {
    private static final String DOCUMENT = "ExtrinsicObject";

    private final XdmLimits limits;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Described> documents = new ArrayList<>();
    private final Set<String> patients = new HashSet<>();
    private final Map<String, String> replaced = new HashMap<>();
    private int elements;
    private Described.@Nullable Draft draft;
    private @Nullable StringBuilder value;
    private @Nullable String slot;
    private List<String> slotValues = new ArrayList<>();

    private MetadataReader(XdmLimits limits) {
        this.limits = limits;
    }

    /** @throws org.passerelle.refusal.Refused {@code letter.xdm.metadata} */
    static Submitted read(byte[] octets, XdmLimits limits) {
        var reader = new MetadataReader(limits);
        try {
            // the JDK's parser throws more than it declares
            XMLStreamReader xml = Untrusted.read(
                    XdmRefusal.METADATA, () -> factory().createXMLStreamReader(new ByteArrayInputStream(octets)));
            while (xml.hasNext()) {
                reader.event(xml, Untrusted.read(XdmRefusal.METADATA, xml::next));
            }
        } catch (XMLStreamException malformed) {
            // its text quotes what it read
            throw refused("XML");
        }
        if (!reader.complete()) {
            throw refused("root");
        }
        return new Submitted(reader.documents, reader.patients, reader.replaced);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        // ours hold instead: the JDK's own differ from one version to the next
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setProperty("jdk.xml.elementAttributeLimit", "10000");
        return factory;
    }

    private boolean complete() {
        return elements > 0 && path.isEmpty();
    }

    private void event(XMLStreamReader xml, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                text(xml.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw refused("DTD");
            default -> {
                // comments and instructions say nothing
            }
        }
    }

    private void start(XMLStreamReader xml) {
        elements++;
        if (elements > limits.elements() || path.size() >= limits.depth()) {
            throw refused(elements > limits.elements() ? "elements" : "depth");
        }
        String name = local(xml.getLocalName());
        if (elements == 1 && !name.equals("SubmitObjectsRequest")) {
            throw refused("root");
        }
        switch (name) {
            case DOCUMENT -> document(xml);
            case "Slot" -> {
                slot = attribute(xml, "name");
                slotValues = new ArrayList<>();
            }
            case "Value" -> value = new StringBuilder();
            case "LocalizedString" -> title(xml);
            case "Classification" -> code(xml);
            case "ExternalIdentifier" -> identifier(xml);
            case "Association" -> association(xml);
            default -> {
                // a list, or something that nobody here reads
            }
        }
        path.push(name);
    }

    private void document(XMLStreamReader xml) {
        String kind = attribute(xml, "objectType");
        boolean stable = kind == null || scheme(kind).equals(Schemes.DOCUMENT);
        draft = stable ? new Described.Draft(required(xml, "id"), attribute(xml, "mimeType")) : null;
    }

    private void title(XMLStreamReader xml) {
        String text = attribute(xml, "value");
        if (draft != null
                && text != null
                && "Name".equals(path.peek())
                && path.size() > 1
                && DOCUMENT.equals(second())) {
            draft.title(text);
        }
    }

    private void code(XMLStreamReader xml) {
        String scheme = attribute(xml, "classificationScheme");
        String node = attribute(xml, "nodeRepresentation");
        if (draft != null && scheme != null && node != null && DOCUMENT.equals(path.peek())) {
            draft.scheme(scheme(scheme), node);
        }
    }

    private void identifier(XMLStreamReader xml) {
        String scheme = attribute(xml, "identificationScheme");
        String given = attribute(xml, "value");
        if (scheme == null || given == null) {
            return;
        }
        String which = scheme(scheme);
        if (which.equals(Schemes.PATIENT) || which.equals(Schemes.SET_PATIENT)) {
            patients.add(given.strip());
        }
        if (draft != null && DOCUMENT.equals(path.peek())) {
            draft.scheme(which, given.strip());
        }
    }

    private void association(XMLStreamReader xml) {
        String type = attribute(xml, "associationType");
        if (type != null && type.equals(Schemes.REPLACES)) {
            replaced.put(required(xml, "sourceObject"), required(xml, "targetObject"));
        }
    }

    private void text(String text) {
        if (value == null) {
            return;
        }
        if (value.length() + text.length() > limits.text()) {
            throw refused("text");
        }
        value.append(text);
    }

    private void end() {
        String name = path.pop();
        if (name.equals("Value") && value != null) {
            slotValues.add(value.toString());
            value = null;
        } else if (name.equals("Slot")) {
            if (draft != null && slot != null && DOCUMENT.equals(path.peek())) {
                draft.slot(slot, slotValues);
            }
            slot = null;
        } else if (name.equals(DOCUMENT) && draft != null) {
            documents.add(draft.finish());
            draft = null;
        }
    }

    private String second() {
        var names = path.iterator();
        names.next();
        return names.next();
    }

    private @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (local(xml.getAttributeLocalName(i)).equals(name)) {
                String given = xml.getAttributeValue(i);
                if (given.length() > limits.text()) {
                    throw refused("text");
                }
                return given;
            }
        }
        return null;
    }

    private String required(XMLStreamReader xml, String name) {
        String given = attribute(xml, name);
        if (given == null || given.isBlank()) {
            throw refused(name);
        }
        return given.strip();
    }

    private static String scheme(String written) {
        String scheme = written.strip().toLowerCase(Locale.ROOT);
        return scheme.startsWith("urn:uuid:") ? scheme.substring("urn:uuid:".length()) : scheme;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static RuntimeException refused(String check) {
        return Refusal.of(XdmRefusal.METADATA).with(FactKey.CHECK, check).refused();
    }
}
