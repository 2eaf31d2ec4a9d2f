package org.passerelle.gateway.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.passerelle.canon.Octets;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A file that a setting names, and where it does.
 *
 * @param path the file
 * @param setting the setting's name
 * @param place where the setting stands
 */
public record NamedFile(Path path, String setting, Place place) {
    /** Largest file that a setting may name, in octets. */
    public static final int LARGEST = 8 * 1024 * 1024;

    /** The whole file. */
    public byte[] octets() {
        try (var in = Files.newInputStream(path)) {
            byte[] octets = in.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw refused(Refusal.of(ConfigRefusal.TOO_LARGE).with(FactKey.LIMIT, LARGEST));
            }
            return octets;
        } catch (IOException unreadable) {
            throw named(Refusal.of(ConfigRefusal.FILE_MISSING)).refused(unreadable);
        }
    }

    /** The file as ASCII text, as PEM is. */
    public String ascii() {
        return new String(octets(), StandardCharsets.ISO_8859_1);
    }

    /** Its first certificate, PEM or DER, as cards write one. */
    String certificate() {
        try {
            var first = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(octets()));
            return Octets.format(first.getEncoded());
        } catch (CertificateException unreadable) {
            throw refused(Refusal.of(ConfigRefusal.VALUE).with(FactKey.EXPECTED, "a certificate in PEM or DER"));
        }
    }

    /** What is wrong with the file, told with its path, the setting and the setting's place. */
    public Refused refused(Refusal why) {
        return named(why).refused();
    }

    private Refusal named(Refusal why) {
        return place.at(why.with(FactKey.SETTING, setting).with(FactKey.PATH, path));
    }

    void requireReadable() {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw refused(Refusal.of(ConfigRefusal.FILE_MISSING));
        }
    }
}
