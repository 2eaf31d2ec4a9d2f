package org.passerelle.letter.cda.xml;

import java.io.IOException;
import java.io.InputStream;

/** Reads the elements of a clinical document, and the octets of a file inside it. */
public final class HostileXml {
    private HostileXml() {}

    /**
     * The document's element, with all it holds but the octets of the files inside; those are numbered in their order.
     *
     * @param in read to its end, not closed
     * @throws org.passerelle.refusal.Refused with a {@link CdaRefusal}
     */
    public static Element read(InputStream in, CdaLimits limits) throws IOException {
        return TreeBuilder.read(XmlIn.open(in, limits), limits);
    }

    /**
     * The octets of one file, decoded as they are read; what is malformed is refused when it is met.
     *
     * @param in closed with the stream returned
     * @param index the file's number
     * @throws org.passerelle.refusal.Refused with a {@link CdaRefusal}
     */
    public static InputStream media(InputStream in, CdaLimits limits, int index) throws IOException {
        return MediaInput.open(XmlIn.open(in, limits), index);
    }
}
