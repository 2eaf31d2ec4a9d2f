package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.atrest.DataKey;
import org.passerelle.blob.FolderBlobs;
import org.passerelle.canon.Id;
import org.passerelle.flow.SweepBlobs;
import org.passerelle.ledger.trace.Evidence;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.port.keep.BlobWriter;
import org.passerelle.port.keep.Journals;

/** What a commit that never came left in the blobs goes once it is old, and what anything refers to stays. */
class LeftoverBlobsTest extends TwoHouses {
    private static final Duration MILLI = Duration.ofMillis(1);

    private Id avis;

    LeftoverBlobsTest() {
        super(31);
    }

    @BeforeEach
    void take() {
        avis = requested();
        act(avis, "take", EMPTY);
    }

    @Test
    void whatAKilledCommitLeftGoesAfterADayAndNotAMillisecondBefore() throws IOException {
        List<Path> referred = blobs();
        Path orphan = orphan(avis);
        Path mail = orphan(Journals.NODE);

        houses.clock.advance(SweepBlobs.YOUNG);
        reopen();
        assertThat(orphan).exists();
        assertThat(mail).exists();
        houses.clock.advance(MILLI);
        reopen();
        assertThat(orphan).doesNotExist();
        assertThat(mail).doesNotExist();
        assertThat(blobs()).containsAll(referred);
    }

    @Test
    void whatAConflictLeftInARunningNodeGoesWithinTwoSweepsOfADay() throws IOException {
        Path orphan = orphan(avis);
        houses.clock.advance(SweepBlobs.YOUNG.plus(MILLI));
        houses.hospital.step();
        houses.clock.advance(SweepBlobs.PAUSE.minus(MILLI));
        houses.hospital.step();
        assertThat(orphan)
                .as("a step that slept with its machine may still commit")
                .exists();
        houses.clock.advance(SweepBlobs.PAUSE);
        houses.hospital.step();
        houses.clock.advance(SweepBlobs.PAUSE);
        houses.hospital.step();
        assertThat(orphan).doesNotExist();
    }

    @Test
    void theBytesOfSettledMailsGoAfterSixtyDaysAndDocumentsAndWitnessesStay() throws IOException {
        List<Path> referred = blobs();
        houses.hospital.close();
        houses.clock.advance(SweepBlobs.SETTLED);
        reopenClosed();
        assertThat(blobs()).containsAll(referred);
        houses.clock.advance(MILLI);
        reopen();
        assertThat(referred.stream().filter(Files::exists))
                .as("the document, and the practice's receipts")
                .hasSize(3);
        byte[] trace = houses.hospital.exportTrace(avis, Rehearsal.EXPERT.rpps());
        assertThat(TraceCertificate.read(trace).evidence().stream().map(Evidence::kind))
                .contains(Evidence.RECEIPT);

        var view = houses.hospital.view(avis);
        String document = view.state().opening().orElseThrow().content().arrayOrEmpty("documents").objects().stream()
                .map(one -> one.text("id"))
                .findFirst()
                .orElseThrow();
        try (var in = houses.hospital.document(avis, new Id(document), Rehearsal.EXPERT)) {
            assertThat(in.readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void theJournalIsAskedBeforeABlobGoes() throws IOException, SQLException {
        List<Path> referred = blobs();
        Altering.of(folder.resolve("hospital"), "DELETE FROM named");
        houses.clock.advance(SweepBlobs.YOUNG.plus(MILLI));
        houses.hospital.close();
        reopenClosed();
        assertThat(blobs()).containsAll(referred);
    }

    private void reopen() {
        houses.hospital.close();
        reopenClosed();
    }

    private void reopenClosed() {
        houses.hospital = houses.openHospital();
        houses.hospital.step();
    }

    private Path orphan(Id exchange) throws IOException {
        var random = new SecureRandom();
        DataKey key = DataKey.random(random);
        Id blob = Id.random(random);
        FolderBlobs behind = FolderBlobs.open(folder.resolve("hospital"), any -> key, random, houses.clock);
        try (BlobWriter writer = behind.create(exchange, blob)) {
            writer.write(1);
            writer.keep();
        }
        return folder.resolve("hospital/blobs")
                .resolve(exchange.hex().substring(0, 2))
                .resolve(exchange.hex())
                .resolve(blob.hex());
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("hospital/blobs"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
