package org.passerelle.atrest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/**
 * The key of a node, 32 octets in a file of their own: it wraps the exchanges' keys and seals the node's secrets. Without it
 * nothing in the node's folder can be read. It prints nothing.
 */
public final class NodeKey {
    /** Its length in octets, and its file's. */
    public static final int LENGTH = DataKey.LENGTH;

    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final DataKey key;

    private NodeKey(DataKey key) {
        this.key = key;
    }

    /** A new key, kept nowhere. */
    public static NodeKey random(SecureRandom random) {
        return new NodeKey(DataKey.random(random));
    }

    /**
     * Reads the key from its file.
     *
     * @throws org.passerelle.refusal.Refused {@link AtRestRefusal}: missing, unreadable, of another length, or readable by
     *     others than its owner
     */
    public static NodeKey read(Path file) {
        if (!Files.exists(file)) {
            throw refusal(AtRestRefusal.KEY_MISSING, file).refused();
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (DurableFile.posix(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw refusal(AtRestRefusal.KEY_RIGHTS, file).refused();
            }
            byte[] octets = in.readNBytes(LENGTH + 1);
            if (octets.length != LENGTH) {
                throw refusal(AtRestRefusal.KEY_FILE, file)
                        .with(FactKey.EXPECTED, LENGTH)
                        .refused();
            }
            return new NodeKey(DataKey.of(octets));
        } catch (IOException unreadable) {
            throw refusal(AtRestRefusal.KEY_FILE, file).refused(unreadable);
        }
    }

    /** Reads the key from its file; where there is none, makes a new key and its file, for the owner only, durably. */
    public static NodeKey readOrCreate(Path file, SecureRandom random) {
        return Files.exists(file) ? read(file) : create(file, random);
    }

    private static NodeKey create(Path file, SecureRandom random) {
        NodeKey made = random(random);
        Path part =
                file.resolveSibling(file.getFileName() + "." + Id.random(random).hex());
        try {
            DurableFile.folderOf(file);
            try (FileChannel channel = DurableFile.create(part)) {
                ByteBuffer octets = ByteBuffer.wrap(made.key.octets());
                while (octets.hasRemaining()) {
                    channel.write(octets);
                }
                channel.force(true);
            }
            DurableFile.rename(part, file);
        } catch (IOException unwritable) {
            throw refusal(AtRestRefusal.KEY_FILE, file).refused(unwritable);
        }
        return made;
    }

    private static Refusal refusal(RefusalCode code, Path file) {
        return Refusal.of(code).with(FactKey.FILE, file.getFileName());
    }

    /** An exchange's key as it may be stored: AES-256-GCM, bound to the exchange. */
    public byte[] wrap(DataKey exchangeKey, Id exchange, SecureRandom random) {
        return SealedOctets.seal(key, wrapping(exchange), exchangeKey.octets(), random);
    }

    /**
     * The exchange's key that {@link #wrap} wrote.
     *
     * @param altered the code that refuses octets altered, of another exchange or of another node's key
     */
    public DataKey unwrap(byte[] wrapped, Id exchange, RefusalCode altered) {
        return DataKey.of(SealedOctets.open(key, wrapping(exchange), wrapped, altered));
    }

    /** The key for what belongs to the node and to no exchange. */
    public DataKey secrets() {
        return DataKey.of(key.derive("passerelle/at-rest-secrets/1"));
    }

    private static byte[] wrapping(Id exchange) {
        return ("passerelle/at-rest-key/1\0" + exchange.hex()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "NodeKey[…]";
    }
}
