package org.passerelle.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A checkpoint under its ledger key: a C2SP signed note (tlog-checkpoint) whose text is exactly origin, size and root. Only
 * {@link #sign} and {@link #open} make one, so holding one means that its signature held. Lines by other keys are kept and
 * ignored.
 */
public final class SignedCheckpoint {
    /** Longest note read, in characters. */
    public static final int LONGEST = 8192;
    /** Most signature lines read. */
    public static final int MOST_SIGNATURES = 16;

    private static final String DASH = "\u2014 ";
    private static final Pattern TEXT = Pattern.compile("([^\n]*)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n");
    private static final Pattern SIGNATURE_LINE =
            Pattern.compile(DASH + "([^\\s\\p{Z}+\\p{Cntrl}]+) ([A-Za-z0-9+/]+={0,2})");
    private static final int KEY_ID = 4;

    private final Checkpoint checkpoint;
    private final String note;

    private SignedCheckpoint(Checkpoint checkpoint, String note) {
        this.checkpoint = checkpoint;
        this.note = note;
    }

    public static SignedCheckpoint sign(Checkpoint checkpoint, LedgerKey key) {
        String text = checkpoint.text();
        String name = checkpoint.origin().text();
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] line = Arrays.copyOf(key.verifyKey().keyId(name), KEY_ID + signature.length);
        System.arraycopy(signature, 0, line, KEY_ID, signature.length);
        String note = text + "\n" + DASH + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
        return new SignedCheckpoint(checkpoint, note);
    }

    /**
     * Reads a note and verifies the one line by this key under the checkpoint's own origin.
     *
     * @throws Refused with {@link LedgerRefusal#NOTE_FORM} or {@link LedgerRefusal#SIGNATURE}
     */
    public static SignedCheckpoint open(String note, LedgerVerifyKey key) {
        Checkpoint checkpoint = claimed(note);
        String name = checkpoint.origin().text();
        byte[] keyId = key.keyId(name);
        List<byte[]> ours = new ArrayList<>();
        for (String line : signatureLines(note)) {
            Matcher form = SIGNATURE_LINE.matcher(line);
            if (!form.matches()) {
                throw malformed("signature");
            }
            byte[] octets = decode(form.group(2));
            if (form.group(1).equals(name) && Arrays.equals(keyId, Arrays.copyOf(octets, KEY_ID))) {
                ours.add(Arrays.copyOfRange(octets, KEY_ID, octets.length));
            }
        }
        if (ours.size() != 1 || !key.holds(checkpoint.text().getBytes(StandardCharsets.UTF_8), ours.get(0))) {
            throw Refusal.of(LedgerRefusal.SIGNATURE)
                    .with(FactKey.CHECK, "checkpoint")
                    .refused();
        }
        return new SignedCheckpoint(checkpoint, note);
    }

    /** What a note says before anybody verified it: good for finding the key to {@link #open} it with, for nothing else. */
    public static Checkpoint claimed(String note) {
        if (note.length() > LONGEST) {
            throw malformed("length");
        }
        Matcher text = TEXT.matcher(note.substring(0, textEnd(note)));
        if (!text.matches()) {
            throw malformed("text");
        }
        Sha256 root = Sha256.of(decode(text.group(3)));
        return new Checkpoint(Origin.parse(text.group(1)), Long.parseLong(text.group(2)), root);
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The signed note, as it travels. */
    public String note() {
        return note;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCheckpoint signed && note.equals(signed.note);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }

    @Override
    public String toString() {
        return checkpoint.toString();
    }

    private static List<String> signatureLines(String note) {
        if (!note.endsWith("\n")) {
            throw malformed("end");
        }
        String lines = note.substring(textEnd(note) + 1, note.length() - 1);
        List<String> split = List.of(lines.split("\n", -1));
        if (split.size() > MOST_SIGNATURES) {
            throw malformed("signatures");
        }
        return split;
    }

    /** Where the empty line stands that ends the text; what follows it has at least a line's end. */
    private static int textEnd(String note) {
        int end = note.indexOf("\n\n");
        if (end < 0 || end + 2 >= note.length()) {
            throw malformed("text");
        }
        return end + 1;
    }

    private static byte[] decode(String base64) {
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            if (octets.length > KEY_ID
                    && Base64.getEncoder().encodeToString(octets).equals(base64)) {
                return octets;
            }
        } catch (IllegalArgumentException notBase64) {
            throw Refusal.of(LedgerRefusal.NOTE_FORM)
                    .with(FactKey.FIELD, "base64")
                    .refused(notBase64);
        }
        throw malformed("base64");
    }

    private static Refused malformed(String field) {
        return Refusal.of(LedgerRefusal.NOTE_FORM).with(FactKey.FIELD, field).refused();
    }
}
