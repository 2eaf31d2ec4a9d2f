package org.passerelle.directory.extract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Extracts in the national form, of invented people: 31 columns under their own names. */
final class Extracts {
    static final List<String> HEADINGS = List.of(
            "Type de BAL",
            "Adresse BAL",
            "Type Identifiant PP",
            "Identifiant PP",
            "Identification nationale PP",
            "Type identifiant structure",
            "Identification Structure",
            "Service de rattachement",
            "Civilité d'exercice",
            "Nom d'exercice",
            "Prénom d'exercice",
            "Catégorie profession",
            "Libellé de catégorie profession",
            "Code Profession",
            "Libellé Profession",
            "Code savoir-faire",
            "Libellé savoir-faire",
            "Dématérialisation",
            "Raison Sociale structure BAL",
            "Enseigne commerciale structure BAL",
            "L2COMPLEMENTLOCALISATION structure BAL",
            "L3COMPLEMENTDISTRIBUTION structure BAL",
            "L4NUMEROVOIE structure BAL",
            "L4COMPLEMENTNUMEROVOIE structure BAL",
            "NL4TYPEVOIE structure BAL",
            "L4LIBELLEVOIE structure BAL",
            "L5LIEUDITMENTION structure BAL",
            "L6LIGNEACHEMINEMENT structure BAL",
            "Code postal structure BAL",
            "Département structure BAL",
            "Pays structure BAL");

    private Extracts() {}

    static String headings() {
        return String.join("|", HEADINGS);
    }

    /** A service's mailbox. */
    static String org(String address, String sort, String number) {
        return line("ORG", address, "", sort, number, "Dermatologie", "", "", "CH D'ESSAI");
    }

    /** A professional's mailbox at a structure. */
    static String per(String address, String rpps, String number) {
        return line("PER", address, "8" + rpps, "FINESS", number, "", "Dupin", "Zoé", "CABINET D'ESSAI");
    }

    private static String line(
            String kind,
            String address,
            String holder,
            String sort,
            String number,
            String service,
            String family,
            String given,
            String organisation) {
        String[] cells = new String[HEADINGS.size()];
        Arrays.fill(cells, "");
        cells[0] = kind;
        cells[1] = address;
        cells[4] = holder;
        cells[5] = sort;
        cells[6] = number;
        cells[7] = service;
        cells[9] = family;
        cells[10] = given;
        cells[17] = "O";
        cells[18] = organisation;
        return String.join("|", cells);
    }

    static byte[] text(String... lines) {
        return Stream.concat(Stream.of(headings()), Arrays.stream(lines))
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @param made {@code AAAAMMJJhhmm} */
    static byte[] zip(String made, byte[]... texts) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(zipped, StandardCharsets.UTF_8)) {
            int place = 0;
            for (byte[] text : texts) {
                zip.putNextEntry(
                        new ZipEntry("Extraction_Correspondance_MSSante" + ".".repeat(place++) + "_" + made + ".txt"));
                zip.write(text);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
