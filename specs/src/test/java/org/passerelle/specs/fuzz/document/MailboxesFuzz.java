package org.passerelle.specs.fuzz.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.passerelle.directory.extract.ExtractKeeper;
import org.passerelle.directory.extract.ExtractRules;
import org.passerelle.directory.extract.MailboxFile;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Directory;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** Lists of mailboxes, zipped and not: what is found by its owner is found by its address. */
final class MailboxesFuzz extends FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final StructureId HOSPITAL = new StructureId("1550000012");
    private static final String LIST =
            "Type de BAL|Adresse BAL|Identification nationale PP|Type identifiant structure|Identification Structure|Pays\r\n"
                    + "ORG|dermato@ch.mssante.fr||FINESS|550000012|\r\n"
                    + "PER|zoe@medecin.mssante.fr|810003456789|||\r\n";

    private final Path folder;

    MailboxesFuzz() throws IOException {
        folder = Files.createTempDirectory("mailboxes");
        folder.toFile().deleteOnExit();
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(Seeds.utf8(LIST), zip(Seeds.utf8(LIST)), Seeds.utf8("# words\n\n" + LIST + "ORG|x|||"));
    }

    private static byte[] zip(byte[] list) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry("Extraction_Correspondance_MSSante_202611190413.txt"));
            zip.write(list);
        }
        return zipped.toByteArray();
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        Path file = Files.write(folder.resolve("list_202611190413.txt"), octets);
        var own = new MailboxFile(file);
        tried(() -> {
            own.step();
            sound(own);
        });
        var rules = new ExtractRules(file, null, Duration.ofHours(24), Fetcher.Limits.DEFAULT);
        var extract = new ExtractKeeper(rules, Fetcher.none(), folder.resolve("kept"), () -> NOW);
        extract.step();
        sound(extract);
    }

    private static void sound(Directory directory) {
        directory
                .mailboxesOf(HOSPITAL)
                .entries()
                .forEach(entry -> require(
                        directory.find(entry.address()).entries().contains(entry),
                        "an owner's mailbox has its address"));
    }
}
