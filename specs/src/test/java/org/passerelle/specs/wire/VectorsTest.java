package org.passerelle.specs.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardReader;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.ledger.trace.TraceAudit;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.letter.EnvelopeJson;
import org.passerelle.letter.ReceiptJson;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.letter.introduction.OnboardingJson;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.EndorsementSeal;
import org.passerelle.seal.suite.Crypto;
import org.passerelle.specs.demo.PrettyJson;

/** The published vectors are what the code makes, and what the code makes is what the specification says. */
class VectorsTest {
    /** The accelerator, where it is, would salt signatures from a source of its own. */
    @BeforeAll
    static void compute() {
        Crypto.choose(Crypto.JDK);
    }

    @AfterAll
    static void computeAsBefore() {
        Crypto.choose(Crypto.FASTEST);
    }

    @Test
    void documents() throws Exception {
        Json.Obj file = published("documents.json", DocumentVectors.make());
        for (Json.Obj vector : cases(file)) {
            byte[] octets = vector.octets("octetsB64");
            if (vector.has("refusal")) {
                assertThatExceptionOfType(Refused.class)
                        .as(vector.text("name"))
                        .isThrownBy(() -> Canon.read(octets, DocumentVectors.TYPE, DocumentVectors.KNOWN))
                        .satisfies(no -> assertThat(no.code().code()).isEqualTo(vector.text("refusal")));
            } else {
                Json.Obj read = Canon.read(octets, DocumentVectors.TYPE, DocumentVectors.KNOWN);
                assertThat(Canon.octets(read)).isEqualTo(octets);
                assertThat(sha256(octets)).isEqualTo(vector.text("sha256"));
            }
        }
    }

    @Test
    void ledger() throws Exception {
        Json.Obj file = published("ledger.json", LedgerVectors.make());
        for (Json.Obj vector : cases(file).subList(0, 3)) {
            byte[] leaf = utf8(vector.text("leafText"));
            byte[] tag = utf8("passerelle/commitment/1\0");
            assertThat(sha256(tag, vector.octets("saltB64"), utf8(vector.text("payloadText"))))
                    .isEqualTo(vector.text("commitment"))
                    .isEqualTo(Canon.read(leaf).text("c"));
            assertThat(sha256(new byte[] {0}, leaf)).isEqualTo(vector.text("leafHash"));
            assertThat(Leaf.read(leaf).octets()).isEqualTo(leaf);
        }
        Json.Obj checkpoint = cases(file).get(3);
        SignedCheckpoint opened = SignedCheckpoint.open(checkpoint.text("noteText"), Given.LEDGER_KEY.verifyKey());
        assertThat(opened.checkpoint().root().hex())
                .isEqualTo(checkpoint.text("root"))
                .isEqualTo(rootOfThree(file));
        Json.Obj growth = Canon.read(utf8(cases(file).get(6).text("documentText")));
        assertThat(growth.array("path").texts())
                .containsExactly(cases(file).get(2).text("leafHash"));
        assertThat(growth.text("root")).isEqualTo(rootOfTwo(file));
        Json.Obj endorsement = cases(file).get(4);
        byte[] document = utf8(endorsement.text("documentText"));
        assertThat(Endorsement.read(document).key()).isEqualTo(Given.LEDGER_KEY.verifyKey());
        assertThat(sha256(utf8("passerelle/endorsement/1\0"), document)).isEqualTo(endorsement.text("hash"));
        Endorsement next = Endorsement.read(utf8(cases(file).get(5).text("documentText")));
        assertThat(next.previousEndorsement().orElseThrow().hex()).isEqualTo(endorsement.text("hash"));
        assertThat(next.fromSize()).isEqualTo(opened.checkpoint().size());
    }

    @Test
    void certificate() throws Exception {
        byte[] endorsement = sealed("endorsement.cms", LedgerVectors.endorsementCms());
        byte[] certificate = sealed("certificate.trace.json", LedgerVectors.certificate(endorsement));

        assertThat(LedgerVectors.certificate(endorsement)).isEqualTo(certificate);
        var trace = new TraceVerifier(new EndorsementSeal(Given.anchors()))
                .verify(TraceCertificate.read(certificate), List.of());
        assertThat(trace.entries()).hasSize(3);
        assertThat(trace.identity().structure()).isEqualTo("1550000099");
    }

    @Test
    void witnessedCertificate() throws Exception {
        byte[] endorsement = sealed("endorsement.cms", LedgerVectors.endorsementCms());
        byte[] receipt = sealed("witness.receipt.eml", LedgerVectors.receipt());
        byte[] octets = sealed("witnessed.trace.json", LedgerVectors.witnessed(endorsement, receipt));

        assertThat(LedgerVectors.witnessed(endorsement, receipt)).isEqualTo(octets);
        var audit = new TraceAudit(
                new TraceVerifier(new EndorsementSeal(Given.anchors())), new WitnessReceipts(Given.anchors()));
        TraceCertificate certificate = TraceCertificate.read(octets);
        assertThat(audit.hear(certificate)).isEmpty();
        var reach = audit.verify(certificate).testimony().farthest().orElseThrow();
        assertThat(reach.upTo()).isEqualTo(1);
        assertThat(reach.at()).isEqualTo(Given.NOON.plusSeconds(3600));
        assertThat(reach.statement().structure()).isEqualTo("1550000012");
    }

    @Test
    void cards() throws Exception {
        Json.Obj file = published("card.json", SealVectors.cards());
        for (Json.Obj vector : cases(file)) {
            byte[] octets = utf8(vector.text("documentText"));
            Card card = CardReader.read(octets);
            assertThat(card.octets()).isEqualTo(octets);
            assertThat(sha256(octets))
                    .isEqualTo(vector.text("cardHash"))
                    .isEqualTo(card.hash().hex());
        }
        byte[] cms = sealed("line.card.cms", SealVectors.cardCms());
        var opened = DocumentSeal.cards().open(cms, Given.anchors(), Optional.of(Given.NOON));
        assertThat(opened.content()).isEqualTo(utf8(cases(file).get(0).text("documentText")));
    }

    @Test
    void signature() throws Exception {
        SealVectors.Letter letter = SealVectors.letter();
        byte[] mail = sealed("letter.eml", letter.mail());
        TakenApart apart = TakenApart.letter(mail);
        Json.Obj vector = cases(published("signature.json", apart.vector())).get(0);

        assertThat(sha256(vector.octets("signedAttributesB64"))).isEqualTo(vector.text("letterId"));
        assertThat(TakenApart.letter(letter.mail()).signedAttributes()).isEqualTo(apart.signedAttributes());
        assertThat(letter.sealed().letterId().hex()).isEqualTo(vector.text("letterId"));
        assertThat(letter.sealed().contentHash().hex()).isEqualTo(sha256(utf8(SealVectors.PAYLOAD)));
        apart.mustSayWhatTheWireSays();
    }

    @Test
    void envelopes() throws Exception {
        for (Json.Obj vector : cases(published("envelope.json", LetterVectors.envelopes()))) {
            byte[] octets = utf8(vector.text("documentText"));
            assertThat(EnvelopeJson.write(EnvelopeJson.read(octets))).isEqualTo(octets);
            assertThat(sha256(octets)).isEqualTo(vector.text("sha256"));
        }
    }

    @Test
    void receipts() throws Exception {
        for (Json.Obj vector : cases(published("receipt.json", LetterVectors.receipts()))) {
            byte[] octets = utf8(vector.text("documentText"));
            assertThat(ReceiptJson.write(ReceiptJson.read(octets))).isEqualTo(octets);
            assertThat(sha256(octets)).isEqualTo(vector.text("sha256"));
        }
    }

    @Test
    void lettersInClear() throws Exception {
        HexFormat hex = HexFormat.of();
        for (Json.Obj vector : cases(published("clear.json", ClearVectors.make()))) {
            var hashes = new ByteArrayOutputStream();
            String last = "";
            for (String part : vector.array("partTexts").texts()) {
                last = sha256(utf8(part));
                hashes.writeBytes(hex.parseHex(last));
            }
            String names = vector.text("from") + "\0" + vector.text("messageId") + "\0";
            assertThat(sha256(utf8("passerelle/clear-letter/1\0" + names), hashes.toByteArray()))
                    .isEqualTo(vector.text("letterId"));
            assertThat(sha256(
                            utf8("passerelle/enclosed/1\0"),
                            hex.parseHex(vector.text("letterId")),
                            utf8(vector.text("filePlace") + "\0"),
                            hex.parseHex(last)))
                    .startsWith(vector.text("fileId"));
        }
    }

    /** RFC 9162 §2.1.1 for two leaves: H(1 ‖ l0 ‖ l1). */
    private static String rootOfTwo(Json.Obj file) throws Exception {
        HexFormat hex = HexFormat.of();
        return sha256(
                new byte[] {1},
                hex.parseHex(cases(file).get(0).text("leafHash")),
                hex.parseHex(cases(file).get(1).text("leafHash")));
    }

    /** RFC 9162 §2.1.1 for three leaves: H(1 ‖ H(1 ‖ l0 ‖ l1) ‖ l2). */
    private static String rootOfThree(Json.Obj file) throws Exception {
        HexFormat hex = HexFormat.of();
        byte[] one = {1};
        byte[][] leaves = new byte[3][];
        for (int n = 0; n < 3; n++) {
            leaves[n] = hex.parseHex(cases(file).get(n).text("leafHash"));
        }
        return sha256(one, hex.parseHex(sha256(one, leaves[0], leaves[1])), leaves[2]);
    }

    @Test
    void newcomers() throws Exception {
        for (Json.Obj vector : cases(published("newcomers.json", NewcomerVectors.make()))) {
            byte[] octets = utf8(vector.text("documentText"));
            assertThat(OnboardingJson.write(OnboardingJson.read(vector.text("mediaType"), octets)))
                    .isEqualTo(octets);
            assertThat(sha256(octets)).isEqualTo(vector.text("sha256"));
        }
    }

    private static List<Json.Obj> cases(Json.Obj file) {
        return file.array("cases").objects();
    }

    /** What is published must be what the code makes; what it should be is left beside the reports. */
    private static Json.Obj published(String name, Json.Obj made) throws IOException {
        Path file = Given.FOLDER.resolve(name);
        String right = PrettyJson.of(made);
        if (!Files.exists(file)
                || !Files.readString(file, StandardCharsets.UTF_8).equals(right)) {
            leave(name, right.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(file).as("what it should be is in target/vectors").exists();
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(right);
        return made;
    }

    /** What is sealed or signed with seeded randomness comes out the same each time; what it should be is left as above. */
    private static byte[] sealed(String name, byte[] made) throws IOException {
        Path file = Given.FOLDER.resolve(name);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), made)) {
            leave(name, made);
        }
        assertThat(file).as("what it should be is in target/vectors").hasBinaryContent(made);
        return made;
    }

    private static void leave(String name, byte[] octets) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "vectors"));
        Files.write(folder.resolve(name), octets);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
