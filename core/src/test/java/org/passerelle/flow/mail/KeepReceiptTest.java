package org.passerelle.flow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.atrest.DataKey;
import org.passerelle.blob.FolderBlobs;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.BlobWriter;
import org.passerelle.port.keep.Journals;

/** A counted receipt is kept under its exchange's key, within a limit. */
class KeepReceiptTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Id RAW = new Id("00000000000000000000000000000001");
    private static final Id EXCHANGE = new Id("00000000000000000000000000000002");
    private static final Id BLOB = new Id("00000000000000000000000000000003");

    private final SecureRandom random = new SecureRandom();
    private final Map<Id, DataKey> keys = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private FolderBlobs blobs;

    @BeforeEach
    void open() {
        blobs = FolderBlobs.open(
                folder, exchange -> keys.computeIfAbsent(exchange, made -> DataKey.random(random)), random, () -> NOW);
    }

    @Test
    void keepsTheVeryOctetsUpToTheLimit() throws IOException {
        byte[] mail = mail(KeepReceipt.LONGEST);
        Json.Obj facts = keep(mail);
        assertThat(facts.id(KeepReceipt.BLOB)).isEqualTo(BLOB);
        assertThat(facts.hash(KeepReceipt.HASH)).isEqualTo(Sha256.hash(mail));
        try (var kept = blobs.open(EXCHANGE, BLOB)) {
            assertThat(kept.readAllBytes()).isEqualTo(mail);
        }
    }

    @Test
    void tellsALongerOneWithoutKeepingIt() throws IOException {
        assertThat(keep(mail(KeepReceipt.LONGEST + 1)))
                .isEqualTo(Json.object().put("number", 1).build());
    }

    private Json.Obj keep(byte[] mail) throws IOException {
        try (BlobWriter out = blobs.create(Journals.NODE, RAW)) {
            out.write(mail);
            out.keep();
        }
        var arrival = new Arrival(
                MailAddress.of("cabinet@essai.test"), NOW, NOW, RAW, mail.length, List.of(), Optional.empty());
        return new KeepReceipt(blobs, () -> BLOB)
                .keep(EXCHANGE, arrival, Json.object().put("number", 1))
                .build();
    }

    private static byte[] mail(int length) {
        byte[] mail = new byte[length];
        mail[length - 1] = 7;
        return mail;
    }
}
