package org.passerelle.specs.fuzz.medical;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.passerelle.letter.paper.ReadPapers;
import org.passerelle.letter.xdm.XdmArchive;
import org.passerelle.letter.xdm.XdmDocument;
import org.passerelle.letter.xdm.XdmReader;
import org.passerelle.seal.frame.Spool;

/** Zips written as they are wanted, and read as letters are. */
final class Zips {
    private static final Path SPOOLS = Path.of("target", "fuzz", "spools");

    private Zips() {}

    /** Files that are stored as they are: a fuzzer's changes stay where they were made. */
    static byte[] of(Map<String, byte[]> files) throws IOException {
        var octets = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(octets)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                var crc = new CRC32();
                crc.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return octets.toByteArray();
    }

    /** Reads all of it, as a letter's papers and as somebody else's archive. */
    static boolean isAsLongAsItSays(byte[] zip) throws IOException {
        boolean holds = true;
        try (ReadPapers papers = ReadPapers.read(new ByteArrayInputStream(zip), spool())) {
            papers.octets();
        }
        try (Spool spool = spool()) {
            try (var out = spool.writer()) {
                out.write(zip);
            }
            XdmArchive archive = new XdmReader().read(spool.channel());
            for (XdmDocument document : archive.documents()) {
                try (InputStream in = archive.open(document)) {
                    holds &= in.transferTo(OutputStream.nullOutputStream()) == document.size();
                }
            }
        }
        return holds;
    }

    private static Spool spool() throws IOException {
        Files.createDirectories(SPOOLS);
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(7);
            return new Spool(SPOOLS, random);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
