package org.passerelle.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A recording whose every field can be changed. */
final class MadeRecording {
    private final List<byte[]> columns = new ArrayList<>();
    private byte[] patient = MadeMedia.ascii("X X X X");
    private String recording = "Startdate 05-MAY-2026 HOSP_12 TECH_DUPUIS EMBLETTA_SN1234";
    private String start = "05.05.2622.30.00";
    private String kind = "EDF+C";
    private String records = "3";
    private String seconds = "1";
    private String samples = "16";
    private String headerOctets = "";
    private String digitalMinimum = "-32768";
    private String physicalMinimum = "-200";
    private String transducer = "cannula";
    private String signalReserved = "";
    private byte[] label = MadeMedia.ascii("Flow");
    private byte[] dimension = MadeMedia.ascii("uV");
    private String[] lists = {"+0\24\24\0", "+1\24\24\0+1.5\0252\24Apnée\24\0", "+2\24\24\0"};

    MadeRecording patient(String text) {
        patient = text.getBytes(UTF_8);
        return this;
    }

    MadeRecording patientLatin1(String text) {
        patient = text.getBytes(ISO_8859_1);
        return this;
    }

    MadeRecording recording(String text) {
        recording = text;
        return this;
    }

    MadeRecording start(String dateAndTime) {
        start = dateAndTime;
        return this;
    }

    MadeRecording kind(String text) {
        kind = text;
        return this;
    }

    MadeRecording records(String count) {
        records = count;
        return this;
    }

    MadeRecording seconds(String text) {
        seconds = text;
        return this;
    }

    MadeRecording samples(String text) {
        samples = text;
        return this;
    }

    MadeRecording headerOctets(String text) {
        headerOctets = text;
        return this;
    }

    MadeRecording digitalMinimum(String text) {
        digitalMinimum = text;
        return this;
    }

    MadeRecording physicalMinimum(String text) {
        physicalMinimum = text;
        return this;
    }

    MadeRecording label(String text) {
        label = text.getBytes(ISO_8859_1);
        return this;
    }

    MadeRecording dimensionLatin1(String text) {
        dimension = text.getBytes(ISO_8859_1);
        return this;
    }

    MadeRecording transducer(String text) {
        transducer = text;
        return this;
    }

    MadeRecording signalReserved(String text) {
        signalReserved = text;
        return this;
    }

    MadeRecording lists(String... texts) {
        lists = texts;
        return this;
    }

    byte[] octets() {
        boolean plus = kind.startsWith("EDF+");
        int signals = plus ? 2 : 1;
        int size = 256 * (signals + 1);
        columns.clear();
        add("0", 8);
        add(patient, 80);
        add(recording, 80);
        add(start, 16);
        add(headerOctets.isEmpty() ? String.valueOf(size) : headerOctets, 8);
        add(kind, 44);
        add(records, 8);
        add(seconds, 8);
        add(String.valueOf(signals), 4);
        column(plus, label, "EDF Annotations", 16);
        column(plus, MadeMedia.ascii(transducer), "", 80);
        column(plus, dimension, "", 8);
        column(plus, MadeMedia.ascii(physicalMinimum), "-1", 8);
        column(plus, MadeMedia.ascii("200"), "1", 8);
        column(plus, MadeMedia.ascii(digitalMinimum), "-32768", 8);
        column(plus, MadeMedia.ascii("32767"), "32767", 8);
        column(plus, MadeMedia.ascii("HP:0.1Hz"), "", 80);
        column(plus, MadeMedia.ascii(samples), "16", 8);
        column(plus, MadeMedia.ascii(signalReserved), "", 32);
        var random = new Random(11);
        for (int i = 0; i < 3; i++) {
            byte[] data = new byte[32];
            random.nextBytes(data);
            columns.add(data);
            if (plus) {
                columns.add(Arrays.copyOf(lists[i].getBytes(UTF_8), 32));
            }
        }
        return MadeMedia.joined(columns.toArray(byte[][]::new));
    }

    private void column(boolean plus, byte[] signal, String annotations, int width) {
        add(signal, width);
        if (plus) {
            add(annotations, width);
        }
    }

    private void add(String text, int width) {
        add(MadeMedia.ascii(text), width);
    }

    private void add(byte[] text, int width) {
        byte[] field = new byte[width];
        Arrays.fill(field, (byte) ' ');
        System.arraycopy(text, 0, field, 0, Math.min(width, text.length));
        columns.add(field);
    }
}
