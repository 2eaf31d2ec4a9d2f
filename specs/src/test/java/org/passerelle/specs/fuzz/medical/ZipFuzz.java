package org.passerelle.specs.fuzz.medical;

import java.io.IOException;
import java.util.List;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** {@code IHE_XDM.zip}: refused, or every document is as long as the zip says. */
final class ZipFuzz extends FuzzTarget {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.all(
                List.of(Seeds.own("xdm/request.zip")),
                Seeds.samples("xdm", ".zip", 4),
                Seeds.samples("corpora/zip-malformed", ".zip", 30));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        require(Zips.isAsLongAsItSays(octets), "a document is as long as the zip says");
    }
}
