package org.passerelle.letter.xdm.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips octet by octet, with whatever lie a test tells it to write. */
public final class ForgedZip {
    private final List<File> files = new ArrayList<>();
    public byte[] before = new byte[0];
    public byte[] gap = new byte[0];
    public byte[] beforeEnd = new byte[0];
    public byte[] after = new byte[0];
    public String comment = "";
    public int more;
    public int disk;

    /** A file, its two headers and its octets; each field can be made a lie. */
    public static final class File {
        public byte[] name;
        public byte[] localName;
        public byte[] folded;
        public byte[] extra = new byte[0];
        public byte[] localExtra = new byte[0];
        public byte[] descriptor = new byte[0];
        public int flags;
        public int method = 8;
        public int localMethod = 8;
        public int crc;
        public int localCrc;
        public int compressed;
        public int localCompressed;
        public int size;
        public int localSize;
        public int madeBy = 20;
        public int attributes;
        public int disk;
        public int moved;

        File(String name, byte[] octets) {
            this.name = name.getBytes(StandardCharsets.ISO_8859_1);
            this.localName = this.name;
            var sum = new CRC32();
            sum.update(octets);
            crc = localCrc = (int) sum.getValue();
            size = localSize = octets.length;
            fold(deflated(octets));
        }

        /** Takes these as what stands in the zip. */
        public void fold(byte[] octets) {
            folded = octets;
            compressed = localCompressed = octets.length;
        }

        public void store(byte[] octets) {
            method = localMethod = 0;
            fold(octets);
        }

        /** Says sizes after the octets. */
        public void describe(boolean signed, int lie) {
            flags |= 8;
            localCrc = localCompressed = localSize = 0;
            ByteBuffer after = little(signed ? 16 : 12);
            if (signed) {
                after.putInt(0x08074b50);
            }
            descriptor = after.putInt(crc).putInt(compressed).putInt(size + lie).array();
        }
    }

    public ForgedZip file(String name, byte[] octets) {
        return file(name, octets, file -> {});
    }

    public ForgedZip file(String name, byte[] octets, Consumer<File> lie) {
        var file = new File(name, octets);
        lie.accept(file);
        files.add(file);
        return this;
    }

    public byte[] octets() {
        var zip = new ByteArrayOutputStream();
        zip.writeBytes(before);
        List<Integer> offsets = new ArrayList<>();
        for (File file : files) {
            offsets.add(zip.size());
            zip.writeBytes(local(file));
            zip.writeBytes(gap);
        }
        int directory = zip.size();
        for (int i = 0; i < files.size(); i++) {
            zip.writeBytes(central(files.get(i), offsets.get(i) + files.get(i).moved));
        }
        int size = zip.size() - directory;
        zip.writeBytes(beforeEnd);
        byte[] words = comment.getBytes(StandardCharsets.ISO_8859_1);
        int count = files.size() + more;
        zip.writeBytes(little(22 + words.length)
                .putInt(0x06054b50)
                .putShort((short) disk)
                .putShort((short) 0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(size)
                .putInt(directory)
                .putShort((short) words.length)
                .put(words)
                .array());
        zip.writeBytes(after);
        return zip.toByteArray();
    }

    private static byte[] local(File file) {
        return little(30 + file.localName.length + file.localExtra.length + file.folded.length + file.descriptor.length)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) file.flags)
                .putShort((short) file.localMethod)
                .putInt(0x5B740000)
                .putInt(file.localCrc)
                .putInt(file.localCompressed)
                .putInt(file.localSize)
                .putShort((short) file.localName.length)
                .putShort((short) file.localExtra.length)
                .put(file.localName)
                .put(file.localExtra)
                .put(file.folded)
                .put(file.descriptor)
                .array();
    }

    private static byte[] central(File file, int offset) {
        return little(46 + file.name.length + file.extra.length)
                .putInt(0x02014b50)
                .putShort((short) file.madeBy)
                .putShort((short) 20)
                .putShort((short) file.flags)
                .putShort((short) file.method)
                .putInt(0x5B740000)
                .putInt(file.crc)
                .putInt(file.compressed)
                .putInt(file.size)
                .putShort((short) file.name.length)
                .putShort((short) file.extra.length)
                .putShort((short) 0)
                .putShort((short) file.disk)
                .putShort((short) 0)
                .putInt(file.attributes)
                .putInt(offset)
                .put(file.name)
                .put(file.extra)
                .array();
    }

    public static byte[] extra(int tag, byte[] value) {
        return little(4 + value.length)
                .putShort((short) tag)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    public static byte[] deflated(byte[] octets) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(octets);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
