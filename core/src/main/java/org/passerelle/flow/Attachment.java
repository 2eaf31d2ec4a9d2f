package org.passerelle.flow;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;

/**
 * A file that somebody attaches to a step.
 *
 * @param kind what it is, one of the kinds of the form's documents field
 * @param title what people read beside it
 * @param source its octets, as they lie on the sender's disk
 * @param confirmation why it is attached although it names another patient, or null
 */
public record Attachment(
        String kind, String title, Source source, @Nullable String confirmation) {
    private static final int BUFFER = 1 << 15;

    Optional<String> findConfirmation() {
        return Optional.ofNullable(confirmation);
    }

    /**
     * The hash of the file as it comes, read no further than one octet beyond {@code most}: one that is longer has no other's hash.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#UNAVAILABLE} when it cannot be read
     */
    Sha256 hash(long most) {
        MessageDigest digest = Sha256.digest();
        byte[] some = new byte[BUFFER];
        try (InputStream in = source.open()) {
            long left = most + 1;
            int got = in.read(some, 0, (int) Math.min(left, BUFFER));
            while (got > 0) {
                digest.update(some, 0, got);
                left -= got;
                got = in.read(some, 0, (int) Math.min(left, BUFFER));
            }
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        }
        return Sha256.of(digest.digest());
    }

    @Override
    public String toString() {
        return "Attachment[" + kind + "]";
    }

    /** Opens the file; asked again when the step has to be decided again. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
