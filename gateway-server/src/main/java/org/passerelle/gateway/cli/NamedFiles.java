package org.passerelle.gateway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.pki.Pem;

/** The files that a command line names. */
public final class NamedFiles {
    private static final long LARGEST = 64L * 1024 * 1024;

    private NamedFiles() {}

    public static byte[] octets(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw refused(file);
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw refused(file);
        }
    }

    static String ascii(Path file) {
        return new String(octets(file), StandardCharsets.ISO_8859_1);
    }

    public static void write(Path file, byte[] octets) {
        try {
            Files.write(file, octets);
        } catch (IOException unwritable) {
            throw refused(file);
        }
    }

    static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public static List<X509Certificate> certificates(Path file) {
        return pem(file, Pem::certificates);
    }

    public static Identity identity(Path key, Path certificate) {
        return new Identity(pem(key, Pem::key), certificates(certificate));
    }

    /** Self-signed certificates as roots, others as intermediates. */
    public static TrustAnchors anchors(Path file, List<Path> crls) {
        return TrustAnchors.of(
                certificates(file),
                crls.stream().flatMap(list -> pem(list, Pem::crls).stream()).toList());
    }

    /** A CMS structure, in PEM or as it is. */
    public static byte[] cms(Path file) {
        byte[] octets = octets(file);
        boolean pem = new String(octets, StandardCharsets.ISO_8859_1).contains("-----BEGIN");
        return pem ? pem(file, Pem::cms) : octets;
    }

    private static <T> T pem(Path file, java.util.function.Function<String, T> reader) {
        try {
            return reader.apply(ascii(file));
        } catch (Refused wrong) {
            throw wrong.refusal().with(FactKey.FILE, name(file)).refused(wrong);
        }
    }

    private static Refused refused(Path file) {
        return Refusal.of(CliRefusal.FILE).with(FactKey.FILE, name(file)).refused();
    }

    /** How a refusal calls it. */
    public static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
