package org.passerelle.directory.extract;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.port.fetch.Fetcher;

/** Reads an extract larger than the national one, to be run with a small heap. */
public final class HugeExtract {
    static final int LINES = 600_000;
    static final String READ = "read";

    private HugeExtract() {}

    /** @param args the folder to work in */
    public static void main(String... args) throws IOException {
        Path folder = Path.of(args[0]);
        Path zip = folder.resolve("Extraction_Correspondance_MSSante_202611190413.zip");
        write(zip);
        var keeper = new ExtractKeeper(
                new ExtractRules(zip, null, Duration.ofHours(24), Fetcher.Limits.DEFAULT),
                Fetcher.none(),
                folder.resolve("extract"),
                () -> Instant.parse("2026-11-20T08:30:00Z"));
        keeper.step();
        for (int number = 0; number < LINES; number += 9973) {
            boolean found = keeper.find(new MailAddress(address(number)))
                                    .entries()
                                    .size()
                            == 1
                    && keeper.mailboxesOf(new Rpps(rpps(number))).entries().size() == 1;
            if (!found) {
                throw new IllegalStateException("line " + number);
            }
        }
        System.out.print(READ);
    }

    private static void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("Extraction_Correspondance_MSSante_202611190413.txt"));
            zip.write((Extracts.headings() + "\n").getBytes(StandardCharsets.UTF_8));
            for (int number = 0; number < LINES; number++) {
                String line = Extracts.per(address(number), rpps(number), "550000034") + "\n";
                zip.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String address(int number) {
        return "zoe.dupin." + number + "@medecin.mssante.fr";
    }

    private static String rpps(int number) {
        return "1" + (1_000_000_000L + number);
    }
}
