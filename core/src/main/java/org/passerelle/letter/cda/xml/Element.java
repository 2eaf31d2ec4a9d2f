package org.passerelle.letter.cda.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One element of a document that was read.
 *
 * @param name its name in CDA
 * @param attributes by name, those without a namespace
 * @param content in order; a file's octets are not among it
 * @param media which file of the document's stands here, from 0, or null
 */
public record Element(
        String name,
        Map<String, String> attributes,
        List<Node> content,
        @Nullable Integer media) implements Node {

    public Element {
        attributes = Map.copyOf(attributes);
        content = List.copyOf(content);
    }

    public Optional<Integer> findMedia() {
        return Optional.ofNullable(media);
    }

    /** The attribute's value, empty where there is none. */
    public String attribute(String named) {
        return attributes.getOrDefault(named, "");
    }

    public Stream<Element> children() {
        return content.stream().filter(Element.class::isInstance).map(Element.class::cast);
    }

    /** The elements at the end of this way, in order. */
    public List<Element> all(String... way) {
        Stream<Element> found = Stream.of(this);
        for (String name : way) {
            found = found.flatMap(Element::children)
                    .filter(child -> child.name().equals(name));
        }
        return found.toList();
    }

    public Optional<Element> first(String... way) {
        return all(way).stream().findFirst();
    }

    /** All the text inside, on one line. */
    public String text() {
        var text = new StringBuilder();
        gather(text);
        return oneLine(text.toString());
    }

    /** The text with single spaces and no line end. */
    public static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private void gather(StringBuilder into) {
        for (Node node : content) {
            if (node instanceof Node.Text text) {
                into.append(text.text());
            } else if (node instanceof Element element) {
                element.gather(into);
            }
        }
    }

    @Override
    public String toString() {
        return "Element[" + name + "]";
    }
}
