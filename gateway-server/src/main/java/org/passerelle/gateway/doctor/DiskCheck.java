package org.passerelle.gateway.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether the node's folder can be written to for good, and has room. */
public final class DiskCheck {
    /** Letters of a busy week. */
    public static final long ROOMY = 1024L * 1024 * 1024;
    /** Less than a few letters. */
    public static final long LEAST = 100L * 1024 * 1024;

    private static final String CHECK = "node.folder";
    private static final String PROBE = "doctor.probe";
    private static final int PROBE_OCTETS = 4096;
    private static final int MEBI = 1024 * 1024;

    private DiskCheck() {}

    /** @param folder need not be there yet; then what is nearest above it is examined */
    public static Finding of(Path folder) {
        Path place = folder.toAbsolutePath();
        while (!Files.isDirectory(place) && place.getParent() != null) {
            place = place.getParent();
        }
        try {
            write(place.resolve(PROBE));
            return room(Files.getFileStore(place).getUsableSpace(), place.equals(folder.toAbsolutePath()));
        } catch (IOException unwritable) {
            return Finding.fail(
                    CHECK, "cannot be written to and synced", "Give the gateway's user the folder, on a sound disk");
        }
    }

    static Finding room(long octets, boolean there) {
        String room = (there ? "written and synced, " : "to be made, ") + octets / MEBI + " MiB free";
        if (octets < LEAST) {
            return Finding.fail(CHECK, room, "Free some space: nothing could be received");
        }
        return octets < ROOMY ? Finding.warn(CHECK, room, "Free some space soon") : Finding.ok(CHECK, room);
    }

    private static void write(Path probe) throws IOException {
        try (FileChannel file = FileChannel.open(
                probe, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(PROBE_OCTETS));
            file.force(true);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
