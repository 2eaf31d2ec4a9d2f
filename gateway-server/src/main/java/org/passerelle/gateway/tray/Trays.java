package org.passerelle.gateway.tray;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.passerelle.atrest.ChunkedSealing;
import org.passerelle.atrest.DataKey;
import org.passerelle.canon.Id;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refusal;

/**
 * What people put aside, until it is sent or forgotten: in files that are encrypted with a key of this process alone, so that nothing of
 * them can be read once it ended. Nothing of it is durable, and a start finds none.
 */
public final class Trays {
    private final Path folder;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Rules rules;
    private final DataKey key;
    private final Map<Tray.Key, Tray> trays = new LinkedHashMap<>();

    /**
     * How much is put aside.
     *
     * @param time how long a tray waits for its owner
     * @param mostFiles of one tray
     * @param mostOctets of one tray
     * @param mostOfOwner trays of one person; the one touched longest ago makes room
     * @param mostOctetsOfOwner of all their trays; those touched longest ago make room
     * @param mostInAll octets of all trays
     */
    public record Rules(
            Duration time, int mostFiles, long mostOctets, int mostOfOwner, long mostOctetsOfOwner, long mostInAll) {}

    private static final int MIB = 1024 * 1024;
    /** A long working day; as many files as a pathway may ask for, and as much as a mail may carry, with room to choose. */
    public static final Rules USUAL = new Rules(Duration.ofHours(12), 100, 64L * MIB, 20, 4 * 64L * MIB, 1024L * MIB);

    /** @param folder its own; what stands in it is removed */
    public Trays(Path folder, InstantSource clock, SecureRandom random, Rules rules) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
        this.rules = rules;
        this.key = DataKey.random(random);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /**
     * The tray of that form of theirs, a new one where there is none yet.
     *
     * @param id its name as a page gave it back; a new one is made up for what is no name
     */
    public synchronized Tray of(PersonId owner, String where, String id) {
        Instant now = clock.instant();
        sweep(now);
        var wanted = new Tray.Key(owner, where, Id.find(id).orElseGet(() -> Id.random(random)));
        Tray tray = trays.get(wanted);
        if (tray == null) {
            return new Tray(this, wanted, now);
        }
        tray.touch(now);
        return tray;
    }

    private void sweep(Instant now) {
        List<Tray> old = trays.values().stream()
                .filter(tray -> !now.isBefore(tray.touched().plus(rules.time())))
                .toList();
        old.forEach(Tray::empty);
    }

    // Every tray locks this object, which so is the only lock of them all.

    /** From its first file on a tray is found again. */
    void hold(Tray tray) {
        trays.put(tray.key(), tray);
        List<Tray> others = others(tray);
        others.stream()
                .limit(Math.max(0, others.size() + 1L - rules.mostOfOwner()))
                .forEach(Tray::empty);
    }

    /** The other trays of its owner, the one touched longest ago first. */
    private List<Tray> others(Tray tray) {
        return trays.values().stream()
                .filter(other ->
                        other != tray && other.key().owner().equals(tray.key().owner()))
                .sorted(Comparator.comparing(Tray::touched))
                .toList();
    }

    void drop(Tray tray) {
        trays.remove(tray.key());
    }

    /** Nobody fills with what they left lying what is there for everybody. */
    private void makeRoom(Tray tray, long more) {
        List<Tray> others = others(tray);
        long ofOwner =
                tray.octets() + more + others.stream().mapToLong(Tray::octets).sum();
        for (Tray oldest : others) {
            if (ofOwner <= rules.mostOctetsOfOwner()) {
                return;
            }
            ofOwner -= oldest.octets();
            oldest.empty();
        }
    }

    void requireRoom(Tray tray, long more) {
        makeRoom(tray, more);
        long inAll = trays.values().stream().mapToLong(Tray::octets).sum();
        if (tray.files().size() >= rules.mostFiles()
                || tray.octets() + more > rules.mostOctets()
                || inAll + more > rules.mostInAll()) {
            throw Refusal.of(TrayRefusal.FULL).refused();
        }
    }

    Id keep(InputStream octets) {
        Id id = Id.random(random);
        try (var sealing = ChunkedSealing.seal(Files.newOutputStream(file(id)), key, context(id), random)) {
            octets.transferTo(sealing);
            sealing.finish();
        } catch (IOException full) {
            forget(id);
            throw Refusal.of(TrayRefusal.FULL).refused(full);
        }
        return id;
    }

    InputStream open(Id id) throws IOException {
        try {
            return ChunkedSealing.open(Files.newInputStream(file(id)), key, context(id), TrayRefusal.UNREADABLE);
        } catch (NoSuchFileException gone) {
            throw Refusal.of(TrayRefusal.UNREADABLE).refused(gone);
        }
    }

    void forget(Id id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private Path file(Id id) {
        return folder.resolve(id.hex());
    }

    private static byte[] context(Id id) {
        return id.hex().getBytes(StandardCharsets.US_ASCII);
    }
}
