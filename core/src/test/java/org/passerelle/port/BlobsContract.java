package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.BlobWriter;
import org.passerelle.port.keep.Blobs;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refused;

/** What every blob store must do. */
public interface BlobsContract {
    Id AVIS = new Id("00000000000000000000000000000001");
    Id OTHER = new Id("00000000000000000000000000000002");

    Blobs blobs();

    /** The same blobs, opened again. */
    Blobs reopened();

    /** The blobs' clock. */
    Instant now();

    @Test
    default void givesBackWhatWasKept() throws IOException {
        for (int length : List.of(0, 1, 65_536, 200_000)) {
            byte[] clear = octets(length);
            Id blob = keep(AVIS, clear);
            assertThat(blobs().size(AVIS, blob)).isEqualTo(length);

            assertThat(read(blobs(), AVIS, blob)).isEqualTo(clear);
            assertThat(read(reopened(), AVIS, blob)).isEqualTo(clear);
        }
    }

    @Test
    default void dropsWhatWasClosedWithoutBeingKept() throws IOException {
        try (BlobWriter writer = blobs().create(AVIS, OTHER)) {
            writer.write(octets(10));
        }

        assertRefused(StoreRefusal.BLOB_MISSING, () -> read(blobs(), AVIS, OTHER));
    }

    @Test
    default void endsABlobOnce() throws IOException {
        try (BlobWriter writer = blobs().create(AVIS, OTHER)) {
            writer.write(octets(10));
            writer.keep();

            assertThatThrownBy(() -> writer.write(1)).isInstanceOf(HouseBug.class);
            assertThatThrownBy(writer::keep).isInstanceOf(HouseBug.class);
        }
    }

    @Test
    default void refusesABlobThatIsMissing() {
        assertRefused(StoreRefusal.BLOB_MISSING, () -> read(blobs(), AVIS, OTHER));
        assertRefused(StoreRefusal.BLOB_MISSING, () -> blobs().size(AVIS, OTHER));
    }

    @Test
    default void neverReachesAnotherExchangesBlobOfTheSameId() throws IOException {
        Id blob = keep(AVIS, octets(10));
        assertRefused(StoreRefusal.BLOB_MISSING, () -> read(blobs(), OTHER, blob));

        keep(OTHER, blob, octets(20));
        blobs().drop(OTHER, blob);

        assertThat(read(blobs(), AVIS, blob)).hasSize(10);
    }

    @Test
    default void replacesABlobOnlyOnceTheNewOneIsKept() throws IOException {
        Id blob = keep(AVIS, octets(10));
        try (BlobWriter writer = blobs().create(AVIS, blob)) {
            writer.write(octets(20));
            assertThat(read(blobs(), AVIS, blob)).hasSize(10);
        }
        assertThat(read(blobs(), AVIS, blob)).hasSize(10);

        keep(AVIS, blob, octets(20));

        assertThat(read(blobs(), AVIS, blob)).hasSize(20);
    }

    @Test
    default void dropsABlobIfItIsThere() throws IOException {
        Id blob = keep(AVIS, octets(10));

        blobs().drop(AVIS, blob);
        blobs().drop(AVIS, blob);

        assertRefused(StoreRefusal.BLOB_MISSING, () -> read(blobs(), AVIS, blob));
    }

    @Test
    default void sweepsWhatNobodyWantsOnceItIsOldEnough() throws IOException {
        Id wanted = keep(AVIS, octets(10));
        Id orphan = keep(AVIS, octets(11));
        Instant kept = now();

        assertThat(blobs().sweep(kept, (exchange, blob) -> blob.equals(wanted))).isZero();
        assertThat(read(blobs(), AVIS, orphan)).hasSize(11);
        assertThat(blobs().sweep(kept.plusMillis(1), (exchange, blob) -> blob.equals(wanted)))
                .isEqualTo(1);

        assertRefused(StoreRefusal.BLOB_MISSING, () -> read(blobs(), AVIS, orphan));
        assertThat(read(blobs(), AVIS, wanted)).hasSize(10);
    }

    @Test
    default void asksOfEachBlobByItsExchangeToo() throws IOException {
        keep(AVIS, OTHER, octets(10));
        keep(OTHER, OTHER, octets(11));

        blobs().sweep(now().plusMillis(1), (exchange, blob) -> exchange.equals(AVIS));

        assertThat(read(blobs(), AVIS, OTHER)).hasSize(10);
        assertRefused(StoreRefusal.BLOB_MISSING, () -> read(blobs(), OTHER, OTHER));
    }

    @Test
    default void neverSweepsWhatIsBeingWritten() throws IOException {
        try (BlobWriter writer = blobs().create(AVIS, OTHER)) {
            writer.write(octets(100_000));

            assertThat(blobs().sweep(Instant.parse("2999-01-01T00:00:00Z"), (exchange, blob) -> false))
                    .isZero();

            writer.keep();
            assertThat(read(blobs(), AVIS, OTHER)).hasSize(100_000);
        }
    }

    private Id keep(Id exchange, byte[] clear) throws IOException {
        Id blob = Id.random(new Random(clear.length));
        keep(exchange, blob, clear);
        return blob;
    }

    private void keep(Id exchange, Id blob, byte[] clear) throws IOException {
        try (BlobWriter writer = blobs().create(exchange, blob)) {
            writer.write(clear);
            writer.keep();
        }
    }

    private static byte[] read(Blobs blobs, Id exchange, Id blob) throws IOException {
        try (InputStream in = blobs.open(exchange, blob)) {
            return in.readAllBytes();
        }
    }

    private static byte[] octets(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    private static void assertRefused(
            StoreRefusal code, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
