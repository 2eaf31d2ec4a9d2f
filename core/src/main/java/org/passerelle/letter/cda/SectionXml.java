package org.passerelle.letter.cda;

import java.io.IOException;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.letter.document.Oids;

/** The sections of a body, and their narrative as ANS's own examples lay it out: a table of one column under its heading. */
final class SectionXml {
    private final XmlOut xml;
    private final String root;

    /** @param document under whose OID the parts have their ids */
    SectionXml(XmlOut xml, Id document) {
        this.xml = xml;
        this.root = Oids.of(document);
    }

    /** @param templates what the section conforms to */
    void start(String code, String name, String title, String... templates) throws IOException {
        xml.start("component").start("section");
        for (String template : templates) {
            xml.empty("templateId", "root", template);
        }
        id(code);
        xml.empty("code", "code", code, "displayName", name, "codeSystem", Vocabulary.LOINC);
        xml.text("title", title);
    }

    void end() throws IOException {
        xml.end().end();
    }

    /** The id of a part of the document, which has a name in it. */
    void id(String name) throws IOException {
        xml.empty("id", "root", root, "extension", name);
    }

    void table(String title, List<String> lines) throws IOException {
        xml.start("table").start("thead").start("tr").text("th", title).end().end();
        xml.start("tbody").start("tr").start("td");
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                xml.empty("br");
            }
            xml.characters(lines.get(i));
        }
        xml.end().end().end().end();
    }
}
