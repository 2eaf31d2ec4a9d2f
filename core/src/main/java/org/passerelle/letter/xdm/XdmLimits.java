package org.passerelle.letter.xdm;

import org.passerelle.letter.xdm.zip.ZipLimits;

/**
 * How much of an IHE_XDM.zip is read before it is refused, and so how much is written.
 *
 * @param zip files, octets and their ratio
 * @param metadata octets of all METADATA.XML together
 * @param elements elements of one METADATA.XML
 * @param depth how deep its elements may be nested
 * @param text characters of one of its values
 */
public record XdmLimits(ZipLimits zip, int metadata, int elements, int depth, int text) {

    /** What is read by default. */
    public static final XdmLimits DEFAULT = new XdmLimits(ZipLimits.DEFAULT, 8 * 1024 * 1024, 400_000, 16, 16 * 1024);

    public XdmLimits {
        if (metadata < 1 || elements < 1 || depth < 1 || text < 1) {
            throw new IllegalArgumentException("a limit is at least one");
        }
    }
}
