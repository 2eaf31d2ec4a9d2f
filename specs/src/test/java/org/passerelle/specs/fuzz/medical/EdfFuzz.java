package org.passerelle.specs.fuzz.medical;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** EDF and EDF+ recordings. */
final class EdfFuzz extends MediaFuzz {
    private static final int RECORDS = 2;
    private static final int SAMPLES = 16;

    @Override
    protected List<byte[]> seeds() {
        return List.of(
                recording("EDF+C", "279035121518989 F 08-MAR-1979 Durand-Essai_Alice"),
                recording("EDF+D", "X X X X"),
                recording("EDF+C", "X F 08-MAR-1979 Martin_Jean"),
                recording("", ""));
    }

    private static byte[] recording(String kind, String patient) {
        var out = new ByteArrayOutputStream();
        field(out, "0", 8);
        field(out, patient, 80);
        field(out, "Startdate 19-NOV-2026 X X X", 80);
        field(out, "19.11.2622.30.00", 16);
        field(out, "768", 8);
        field(out, kind, 44);
        field(out, String.valueOf(RECORDS), 8);
        field(out, "1", 8);
        field(out, "2", 4);
        pair(out, "Flow nasal", kind.isEmpty() ? "Effort" : "EDF Annotations", 16);
        pair(out, "cannula", "", 80);
        pair(out, "uV", "", 8);
        pair(out, "-100", "-1", 8);
        pair(out, "100", "1", 8);
        pair(out, "-32768", "-32768", 8);
        pair(out, "32767", "32767", 8);
        pair(out, "", "", 80);
        pair(out, String.valueOf(SAMPLES), String.valueOf(SAMPLES), 8);
        pair(out, "", "", 32);
        for (int record = 0; record < RECORDS; record++) {
            out.writeBytes(new byte[2 * SAMPLES]);
            byte[] notes = ("+" + record + "\u0014\u0014\0+" + record + ".5\u00151\u0014apnea\u0014\0")
                    .getBytes(StandardCharsets.US_ASCII);
            out.writeBytes(Arrays.copyOf(notes, 2 * SAMPLES));
        }
        return out.toByteArray();
    }

    private static void pair(ByteArrayOutputStream out, String first, String second, int width) {
        field(out, first, width);
        field(out, second, width);
    }

    private static void field(ByteArrayOutputStream out, String text, int width) {
        byte[] field = new byte[width];
        Arrays.fill(field, (byte) ' ');
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octets, 0, field, 0, octets.length);
        out.writeBytes(field);
    }
}
