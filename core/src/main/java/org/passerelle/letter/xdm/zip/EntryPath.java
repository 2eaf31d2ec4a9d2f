package org.passerelle.letter.xdm.zip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Where a file lies in a zip: relative, without dots, slashes as they should be.
 *
 * @param segments folders and, last, the name; at least one, as written
 */
public record EntryPath(List<String> segments) {
    /** Longest name, in octets. */
    static final int LONGEST = 255;

    public EntryPath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a file's name in a zip.
     *
     * @param utf8 whether the zip says that it is UTF-8; else it may be, and is taken for ISO 8859-1 where it is not
     * @throws org.passerelle.refusal.Refused {@code letter.xdm.name} for what is empty, too long, absolute, on a drive, holds
     *     {@code .}, {@code ..}, an empty folder or a control character
     */
    static EntryPath of(byte[] name, boolean utf8) {
        if (name.length == 0 || name.length > LONGEST) {
            throw refused("length");
        }
        String written = decode(name, utf8).replace('\\', '/');
        if (written.chars().anyMatch(each -> Character.isISOControl(each) || each == ':' || each == 0xFFFD)) {
            throw refused("character");
        }
        if (written.endsWith("/")) {
            written = written.substring(0, written.length() - 1);
        }
        List<String> segments = List.of(written.split("/", -1));
        for (String each : segments) {
            if (each.isEmpty() || each.equals(".") || each.equals("..")) {
                throw refused("segment");
            }
        }
        return new EntryPath(segments);
    }

    /** Its last segment. */
    public String name() {
        return segments.get(segments.size() - 1);
    }

    /** The folder it lies in; empty at the top. */
    public List<String> folder() {
        return segments.subList(0, segments.size() - 1);
    }

    /** What two programs that do not tell capitals apart would both call it. */
    public String folded() {
        return folded(segments);
    }

    /** The same of any path. */
    public static String folded(List<String> segments) {
        return Normalizer.normalize(String.join("/", segments), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** Each folder above it, folded. */
    List<String> foldedAbove() {
        List<String> above = new ArrayList<>();
        for (int i = 1; i < segments.size(); i++) {
            above.add(folded(segments.subList(0, i)));
        }
        return above;
    }

    /** With slashes, as written otherwise. */
    public String written() {
        return String.join("/", segments);
    }

    @Override
    public String toString() {
        return "EntryPath[…]";
    }

    private static String decode(byte[] name, boolean utf8) {
        try {
            return strict(name, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            if (utf8) {
                throw Refusal.of(ZipRefusal.NAME).with(FactKey.CHECK, "UTF-8").refused(other);
            }
            return new String(name, StandardCharsets.ISO_8859_1);
        }
    }

    private static String strict(byte[] octets, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(octets))
                .toString();
    }

    private static RuntimeException refused(String check) {
        return Refusal.of(ZipRefusal.NAME).with(FactKey.CHECK, check).refused();
    }
}
