package org.passerelle.specs.fuzz.medical;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** {@code METADATA.XML} (ebXML) in a zip that is otherwise right. */
final class MetadataFuzz extends FuzzTarget {
    private final byte[] document = Seeds.own("cda/request.xml");

    MetadataFuzz() throws IOException {}

    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(
                Seeds.own("xdm/metadata.xml"),
                Seeds.utf8("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
                Seeds.utf8("<SubmitObjectsRequest xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\"/>"));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("IHE_XDM/SUBSET01/DOC00001.XML", document);
        files.put("IHE_XDM/SUBSET01/METADATA.XML", octets);
        require(Zips.isAsLongAsItSays(Zips.of(files)), "a document is as long as the zip says");
    }
}
