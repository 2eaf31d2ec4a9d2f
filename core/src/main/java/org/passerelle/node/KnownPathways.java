package org.passerelle.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.passerelle.atrest.DurableFile;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * What each version of a pathway or form meant when the node first knew it: a file in its folder, so that an exchange keeps the
 * version that it began with. It is neither in the ledger nor derived from it: whoever takes the file away begins to remember anew.
 */
public final class KnownPathways {
    private static final String TYPE = "passerelle/known-pathways/1";
    private static final String NAME = "pathways.json";
    private static final long LARGEST = 4L * 1024 * 1024;

    private KnownPathways() {}

    /**
     * What each version meant to the node that last had this folder, by {@code pathway avis/1} or {@code form dermatology/1}; empty where
     * none did. It takes no lock.
     *
     * @throws org.passerelle.refusal.Refused {@link NodeRefusal#PATHWAYS_FILE}
     */
    public static Map<String, Sha256> in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return Files.exists(file) ? read(file) : new TreeMap<>();
        } catch (IOException unusable) {
            throw unusable(unusable);
        }
    }

    /**
     * Refuses pathways that were known otherwise, and remembers those that are new. The folder is locked.
     *
     * @throws org.passerelle.refusal.Refused {@link org.passerelle.pathway.PathwayRefusal#KNOWN_OTHERWISE}, or
     *     {@link NodeRefusal#PATHWAYS_FILE}
     */
    static void remember(Path folder, Pathways pathways) {
        Path file = folder.resolve(NAME);
        try {
            Map<String, Sha256> known = in(folder);
            pathways.requireAsKnown(known);
            if (!known.keySet().containsAll(pathways.meanings().keySet())) {
                pathways.meanings().forEach(known::putIfAbsent);
                write(file, known);
            }
        } catch (IOException unusable) {
            throw unusable(unusable);
        }
    }

    private static Refused unusable(IOException cause) {
        return Refusal.of(NodeRefusal.PATHWAYS_FILE).with(FactKey.FILE, NAME).refused(cause);
    }

    private static Map<String, Sha256> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large");
        }
        Json.Obj json =
                Canon.read(Files.readAllBytes(file), TYPE, Set.of("known")).object("known");
        var known = new TreeMap<String, Sha256>();
        json.members().keySet().forEach(name -> known.put(name, json.hash(name)));
        return known;
    }

    private static void write(Path file, Map<String, Sha256> known) throws IOException {
        Json.Builder names = Json.object();
        known.forEach(names::put);
        byte[] octets = Canon.octets(
                Json.object().put("type", TYPE).put("known", names.build()).build());
        Path part = file.resolveSibling(NAME + ".part");
        Files.deleteIfExists(part);
        try (FileChannel channel = DurableFile.create(part)) {
            ByteBuffer left = ByteBuffer.wrap(octets);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        DurableFile.rename(part, file);
    }
}
