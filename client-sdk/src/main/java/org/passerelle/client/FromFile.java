package org.passerelle.client;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.passerelle.card.Confirmation;
import org.passerelle.client.internal.KeyEntry;
import org.passerelle.client.internal.KeyFiles;
import org.passerelle.client.internal.Setup;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** What settings name by their files, refused with the file's name. */
final class FromFile {
    private FromFile() {}

    /** Something read from a file. */
    interface Reading<T> {
        T read() throws IOException, GeneralSecurityException;
    }

    static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException unreadable) {
            boolean password = unreadable.getCause() instanceof GeneralSecurityException;
            throw Refusal.of(password ? ClientRefusal.KEYS : ClientRefusal.FILE)
                    .with(FactKey.FILE, file.getFileName())
                    .refused(unreadable);
        } catch (GeneralSecurityException unusable) {
            throw Refusal.of(ClientRefusal.KEYS)
                    .with(FactKey.FILE, file.getFileName())
                    .refused(unusable);
        }
    }

    /** A signed card's octets from a PEM or DER file. */
    /** The setup, which can sign. */
    static Setup signing(Setup setup) {
        if (!setup.canSign()) {
            throw Refusal.of(ClientRefusal.NO_SIGNING_KEY).refused();
        }
        return setup;
    }

    /** The keys of a file or store, which must hold one. */
    static List<KeyEntry> some(List<KeyEntry> entries) {
        if (entries.isEmpty()) {
            throw Refusal.of(ClientRefusal.KEYS).refused();
        }
        return entries;
    }

    static byte[] card(Path signed) {
        return read(signed, () -> KeyFiles.card(signed));
    }

    static Confirmation byPerson(String name, String role, Instant at) {
        return new Confirmation(new Confirmation.Witness(name, role), Confirmation.How.PERSON, at);
    }
}
