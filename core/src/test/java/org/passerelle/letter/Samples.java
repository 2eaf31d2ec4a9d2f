package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.fhir.SampleSteps;
import org.passerelle.fhir.StepMessage;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.Origin;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Patient;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Documents;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.letter.Saying;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.frame.Spool;

/** Letters of one invented practice to one invented hospital, drawn from a seed. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
    static final MailAddress PRACTICE = MailAddress.of("cabinet.barrois@medecin.mssante.test");
    static final MailAddress HOSPITAL = MailAddress.of("dermatologie@ch-barleduc.mssante.test");
    static final Map<String, String> SOFTWARE = Map.of("X-MSS-NIL", "PASSERELLE 0.1");

    final SampleSteps steps;
    final Map<Id, byte[]> stored = new HashMap<>();
    final Documents documents = id -> new ByteArrayInputStream(stored.get(id));

    Samples(long seed) {
        this.steps = new SampleSteps(seed);
    }

    /** A request with these documents' octets. */
    Letter request(List<X509Certificate> certificates, byte[]... octets) {
        Step step = SampleSteps.AVIS.step("request");
        Patient patient = steps.patient();
        List<Json> attached = new ArrayList<>();
        for (byte[] each : octets) {
            Document drawn = steps.document("close-up");
            var document = new Document(
                    drawn.id(), drawn.kind(), drawn.mediaType(), each.length, Sha256.hash(each), drawn.title());
            stored.put(document.id(), each);
            attached.add(document.write());
        }
        Json.Obj content = steps.content(step, patient).with("documents", Json.array(attached));
        return letter(saying(steps.message(step, patient, content)), certificates);
    }

    Letter letter(@Nullable Saying saying, List<X509Certificate> certificates) {
        return new Letter(head(certificates), envelope(saying), saying, List.of("Votre demande a été ouverte."));
    }

    static Letter.Head head(List<X509Certificate> certificates) {
        return new Letter.Head(
                PRACTICE,
                List.of(new Addressee(HOSPITAL, certificates)),
                NOW,
                "0123456789abcdef0123456789abcdef@medecin.mssante.test",
                List.of("a@b.test", "c@d.test"),
                "Échange médical sécurisé");
    }

    static Saying saying(StepMessage message) {
        return new Saying(
                message.exchange(),
                message.pathway(),
                message.step(),
                message.stepId(),
                message.actor(),
                message.organisation(),
                message.patient(),
                message.content(),
                message.at(),
                "avant mardi 24/11 à 16 h 30",
                null);
    }

    /** The same with that document and no other. */
    static Saying with(Saying saying, Document document) {
        return new Saying(
                saying.exchange(),
                saying.pathway(),
                saying.step(),
                saying.stepId(),
                saying.actor(),
                saying.organisation(),
                saying.patient(),
                saying.content().with("documents", Json.array(List.of(document.write()))),
                saying.at(),
                null,
                saying.context());
    }

    Envelope envelope(@Nullable Saying saying) {
        Envelope.StepHead step = saying == null
                ? null
                : new Envelope.StepHead(saying.stepId(), saying.step().name(), -1, NOW.plusSeconds(3600), "fr-2026");
        return new Envelope(
                saying == null ? steps.id() : saying.exchange(),
                PathwayRef.parse("avis/1"),
                HOSPITAL,
                0,
                new Origin(steps.id(), steps.id()),
                List.of(new Envelope.Recipient(HOSPITAL, 1, null, 0, hash("card"), null)),
                step,
                List.of(),
                null,
                List.of());
    }

    /** An envelope with every member there is. */
    Envelope fullEnvelope() {
        var proof = new Envelope.LedgerProof(
                "origin\n1\nroot\n\n— x y\n",
                12,
                List.of(hash("a"), hash("b")),
                List.of(new Envelope.LetterProof(1, new byte[] {1, 2}, 4, List.of(hash("c")))),
                List.of(new byte[] {5, 6}, new byte[] {9, 8, 7}));
        return new Envelope(
                steps.id(),
                PathwayRef.parse("avis/1"),
                PRACTICE,
                3,
                new Origin(steps.id(), steps.id()),
                List.of(new Envelope.Recipient(HOSPITAL, 2, hash("prev"), 5, hash("card"), proof)),
                new Envelope.StepHead(steps.id(), "answer", 7, NOW, "fr-2026"),
                List.of(
                        new Envelope.TellEvent(
                                4, "opened", NOW, Json.object().put("a", 1).build()),
                        new Envelope.TellEvent(5, "escalated", NOW, null)),
                new Head(steps.id(), 9, hash("leaf")),
                List.of(new Envelope.Voided(1, hash("old"), hash("new")), new Envelope.Voided(2, hash("x"), null)));
    }

    static Receipt receipt(Sha256 letter, MailAddress recipient, Receipt.Status status) {
        boolean refused = status == Receipt.Status.NOT_APPLIED;
        return new Receipt(
                letter,
                hash("content"),
                recipient,
                2,
                status,
                status == Receipt.Status.APPLIED ? 4L : null,
                refused ? "pathway.not-in-state" : null,
                3,
                List.of(4L, 6L),
                new Receipt.Witnessed("passerelle/" + "a".repeat(32) + "/" + "b".repeat(32), 5, hash("root")),
                new Head(Id.parse("c".repeat(32)), 1, hash("leaf")));
    }

    byte[] payload(Letter letter) {
        var out = new ByteArrayOutputStream();
        try {
            new LetterWriter(seeded(5), SOFTWARE, ReadLimits.DEFAULT).write(letter, documents, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static ReadLetter read(byte[] payload) {
        return read(payload, ReadLimits.DEFAULT);
    }

    static ReadLetter read(byte[] payload, ReadLimits limits) {
        return new LetterReader(limits, Samples::spool).read(() -> new ByteArrayInputStream(payload));
    }

    static void refuses(String code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> org.assertj.core.api.Assertions.assertThat(
                                        refused.code().code())
                                .isEqualTo(code));
    }

    static Sha256 hash(String of) {
        return Sha256.hash(of.getBytes(StandardCharsets.UTF_8));
    }

    static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** Where a zip waits while its letter is open. */
    static Spool spool() throws IOException {
        return new Spool(Path.of(System.getProperty("java.io.tmpdir")), seeded(5));
    }
}
