package org.passerelle.gateway.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            throw place.refused(ConfigRefusal.FILE_MISSING, setting, unreadable);
        }
    }

    /** The file as ASCII text, as PEM is. */
    public String ascii() {
        return new String(octets(), StandardCharsets.ISO_8859_1);
    }

    /** What is wrong with the file's content, told with the setting's place. */
    public Refused refused(Refusal why) {
        return place.at(why.with(FactKey.SETTING, setting)).refused();
    }

    void requireReadable() {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw place.refused(ConfigRefusal.FILE_MISSING, setting);
        }
    }
}
