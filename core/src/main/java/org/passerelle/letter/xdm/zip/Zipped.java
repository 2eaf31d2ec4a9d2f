package org.passerelle.letter.xdm.zip;

/**
 * A file or folder as the zip's directory has it.
 *
 * @param path its name with {@code /}, as the sender wrote it otherwise; a folder's without the one at its end
 * @param raw its name's octets
 * @param flags general purpose bits (APPNOTE §4.4.4)
 * @param method 0 or 8
 * @param compressed octets in the zip
 * @param size octets of the file
 * @param offset where its local header begins
 * @param data where its octets begin, known once the local header is read, else −1
 */
public record Zipped(
        EntryPath path,
        byte[] raw,
        boolean folder,
        int flags,
        int method,
        int crc,
        long compressed,
        long size,
        long offset,
        long data) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int DESCRIPTOR = 1 << 3;

    /** Whether sizes and checksum follow the octets. */
    boolean described() {
        return (flags & DESCRIPTOR) != 0;
    }

    Zipped at(long begin) {
        return new Zipped(path, raw, folder, flags, method, crc, compressed, size, offset, begin);
    }

    @Override
    public String toString() {
        return "Zipped[" + size + "]";
    }
}
