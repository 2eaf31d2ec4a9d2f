package org.passerelle.seal.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.HouseBug;

/** What a signed content hashes to: under the digests that its signers name, and always SHA-256, which names it in receipts. */
public record ContentHashes(Map<Digest, byte[]> values) {

    /** Copies a content and hashes it on the way. */
    public static ContentHashes copy(InputStream content, Set<Digest> named, OutputStream out) throws IOException {
        Map<Digest, MessageDigest> running = new EnumMap<>(Digest.class);
        EnumSet<Digest> wanted = EnumSet.of(Digest.SHA_256);
        wanted.addAll(named);
        wanted.forEach(digest -> running.put(digest, digest.start()));
        byte[] chunk = new byte[32 * 1024];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            for (MessageDigest digest : running.values()) {
                digest.update(chunk, 0, read);
            }
            out.write(chunk, 0, read);
        }
        Map<Digest, byte[]> values = new EnumMap<>(Digest.class);
        running.forEach((digest, state) -> values.put(digest, state.digest()));
        return new ContentHashes(values);
    }

    /** Under that digest; empty when no signer was to use it. */
    public Optional<byte[]> under(Digest digest) {
        return Optional.ofNullable(values.get(digest));
    }

    public Sha256 sha256() {
        return Sha256.of(under(Digest.SHA_256).orElseThrow(() -> new HouseBug("SHA-256 is always taken")));
    }
}
