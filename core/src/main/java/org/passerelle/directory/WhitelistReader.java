package org.passerelle.directory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the list's elements; whether anybody signed them is judged apart, by {@link WhitelistSignature}. */
final class WhitelistReader {
    /** The list's namespace. */
    static final String NAMESPACE = "https://listeblanche.mssante.fr/schema";
    /** Most entries read; the real one had 8,655 in June 2026. */
    static final int MOST = 100_000;
    /** Longest text of one element, in characters. */
    static final int LONGEST = 2000;

    private final int most;

    WhitelistReader() {
        this(MOST);
    }

    WhitelistReader(int most) {
        this.most = most;
    }

    Whitelist read(Element root) {
        if (!isNamed(root, "ListeBlancheMSSante")) {
            throw malformed("ListeBlancheMSSante");
        }
        Instant generated = instant(text(only(root, "DateDeGeneration")));
        Map<String, Set<String>> operators = new TreeMap<>();
        List<Element> entries = children(only(root, "ListeDomaines"), "Domaine");
        if (entries.size() > most) {
            throw Refusal.of(DirectoryRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, most)
                    .refused();
        }
        for (Element entry : entries) {
            String operator = text(only(entry, "DNCertificatOperateur"));
            // a name that is no domain can be nobody's mailbox
            Whitelist.canonical(text(only(entry, "Nom")))
                    .ifPresent(domain -> operators
                            .computeIfAbsent(domain, name -> new TreeSet<>())
                            .add(operator));
        }
        return new Whitelist(generated, operators);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noInstant) {
            throw malformed("DateDeGeneration");
        }
    }

    private static Element only(Element parent, String name) {
        List<Element> found = children(parent, name);
        if (found.size() != 1) {
            throw malformed(name);
        }
        return found.get(0);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && isNamed(element, name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static boolean isNamed(Element element, String name) {
        return NAMESPACE.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** The text without comments, as the signature covers it. */
    private static String text(Element element) {
        String text = element.getTextContent().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw malformed(element.getLocalName());
        }
        return text;
    }

    private static RuntimeException malformed(String element) {
        return Refusal.of(DirectoryRefusal.MALFORMED)
                .with(FactKey.FIELD, element)
                .refused();
    }
}
