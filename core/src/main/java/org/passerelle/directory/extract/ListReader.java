package org.passerelle.directory.extract;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Reads a list's lines one after the other, zipped or not, holding one of them at a time. */
final class ListReader {
    /** Longest line, in octets; the extract's are about 170. */
    static final int LONGEST_LINE = 8192;
    /** Most lines; the extract had 535,928 in August 2026. */
    static final int MOST_LINES = 2_000_000;
    /** Most octets once unzipped; the extract had 89,276,703. */
    static final int LARGEST_LIST = 512 * 1024 * 1024;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int BLOCK = 64 * 1024;
    private static final Pattern MADE = Pattern.compile("_([0-9]{12})\\.(?:txt|csv|zip)$", Pattern.CASE_INSENSITIVE);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);

    private final int longestLine;
    private final int mostLines;
    private final int largest;

    /** Takes a list's lines. */
    interface Lines {
        /**
         * What comes first; tells whether the lines are wanted.
         *
         * @param made empty when no zipped file's name tells when the list was made
         */
        boolean begin(Optional<Instant> made);

        /** @param number from 1 */
        void line(int number, String text) throws IOException;
    }

    ListReader() {
        this(LONGEST_LINE, MOST_LINES, LARGEST_LIST);
    }

    ListReader(int longestLine, int mostLines, int largest) {
        this.longestLine = longestLine;
        this.mostLines = mostLines;
        this.largest = largest;
    }

    /** When a list was made, by the end of its name ({@code _AAAAMMJJhhmm.txt}, the hour of Paris). */
    static Optional<Instant> made(String name) {
        Matcher stamp = MADE.matcher(name);
        if (!stamp.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(stamp.group(1), MINUTES).atZone(PARIS).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /**
     * Reads all lines.
     *
     * @throws IOException when the octets cannot be read, or the lines cannot be kept
     * @throws org.passerelle.refusal.Refused a broken zip, another number of files in it than one, or above a limit
     */
    void read(InputStream octets, Lines lines) throws IOException {
        var in = new BufferedInputStream(octets, BLOCK);
        in.mark(ZIP.length);
        boolean zipped = Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        in.reset();
        if (zipped) {
            unzip(in, lines);
        } else {
            if (lines.begin(Optional.empty())) {
                split(in, lines);
            }
        }
    }

    private void unzip(InputStream in, Lines lines) throws IOException {
        try (var zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            ZipEntry file = zip.getNextEntry();
            if (file == null || file.isDirectory()) {
                throw malformed().refused();
            }
            if (lines.begin(made(file.getName()))) {
                split(zip, lines);
                requireNoOther(zip);
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw malformed().refused(broken);
        }
    }

    private static void requireNoOther(ZipInputStream zip) throws IOException {
        if (zip.getNextEntry() != null) {
            throw malformed().refused();
        }
    }

    private void split(InputStream in, Lines lines) throws IOException {
        byte[] block = new byte[BLOCK];
        byte[] line = new byte[longestLine];
        int length = 0;
        int number = 0;
        long total = 0;
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            total += read;
            if (total > largest) {
                throw tooLarge(largest).refused();
            }
            for (int place = 0; place < read; place++) {
                if (block[place] == '\n') {
                    lines.line(counted(++number), text(line, length));
                    length = 0;
                } else if (length == longestLine) {
                    throw tooLarge(longestLine).with(FactKey.LINE, number + 1).refused();
                } else {
                    line[length++] = block[place];
                }
            }
        }
        if (length > 0) {
            lines.line(counted(++number), text(line, length));
        }
    }

    private int counted(int number) {
        if (number > mostLines) {
            throw tooLarge(mostLines).refused();
        }
        return number;
    }

    /** Octets that are no UTF-8 become U+FFFD, which no address and no number holds. */
    private static String text(byte[] line, int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }

    private static Refusal malformed() {
        return Refusal.of(DirectoryRefusal.MALFORMED);
    }

    private static Refusal tooLarge(int limit) {
        return Refusal.of(DirectoryRefusal.TOO_LARGE).with(FactKey.LIMIT, limit);
    }
}
