package org.passerelle.letter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.fhir.SampleSteps;
import org.passerelle.fhir.StepMessage;
import org.passerelle.party.Patient;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Step;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.seal.Opener;

/** Ordinary letters of one invented practice to one invented hospital, drawn from a seed. */
final class ClearSamples {
    static final String MESSAGE_ID = "0123456789abcdef0123456789abcdef@medecin.mssante.test";

    final Samples samples;
    final SealedLetters letters = new SealedLetters(
            new Sealing(
                    () -> {
                        throw new AssertionError("nothing is signed");
                    },
                    Samples.seeded(7)),
            new SealedLetters.Software("passerelle.test; Passerelle 0.1", Samples.SOFTWARE),
            new Opener(Path.of(System.getProperty("java.io.tmpdir")), Samples.seeded(3)),
            (mailbox, arrivedAt) -> {
                throw new AssertionError("nothing sealed is opened");
            });

    ClearSamples(long seed) {
        this.samples = new Samples(seed);
    }

    /** A request with these images, as a medical document. */
    Saying request(byte[]... octets) {
        return saying("request", null, octets);
    }

    Saying saying(String name, Saying.@Nullable Asked asked, byte[]... octets) {
        Step step = SampleSteps.AVIS.step(name);
        Patient patient = samples.steps.patient();
        List<Json> attached = new ArrayList<>();
        for (byte[] each : octets) {
            Document drawn = samples.steps.document("close-up");
            var document = new Document(
                    drawn.id(), drawn.kind(), drawn.mediaType(), each.length, Sha256.hash(each), drawn.title());
            samples.stored.put(document.id(), each);
            attached.add(document.write());
        }
        Json.Obj content = samples.steps.content(step, patient).with("documents", Json.array(attached));
        StepMessage message = samples.steps.message(step, patient, content);
        return with(Samples.saying(message), asked);
    }

    private Saying with(Saying saying, Saying.@Nullable Asked asked) {
        return new Saying(
                saying.exchange(),
                saying.pathway(),
                saying.step(),
                saying.stepId(),
                saying.actor(),
                saying.organisation(),
                saying.patient(),
                saying.content(),
                saying.at(),
                saying.dueWords(),
                new Saying.Context(
                        Samples.PRACTICE, samples.steps.organisation(), Samples.HOSPITAL, asked, List.<Id>of()));
    }

    static ClearLetter letter(@Nullable Saying saying) {
        return new ClearLetter(head(true), saying, List.of("Votre demande a été ouverte."));
    }

    static ClearLetter.Head head(boolean asksReceipt) {
        return new ClearLetter.Head(
                Samples.PRACTICE,
                "Dr_Zoé_EXEMPLE_Cabinet de l'Essai",
                List.of(Samples.HOSPITAL),
                Samples.NOW,
                MESSAGE_ID,
                List.of("a@b.test", "c@d.test"),
                false,
                asksReceipt);
    }

    byte[] write(ClearLetter letter) {
        var mail = new ByteArrayOutputStream();
        written(letter, mail);
        return mail.toByteArray();
    }

    SealedMail written(ClearLetter letter, ByteArrayOutputStream mail) {
        return letters.writeClear(letter, samples.documents, mail);
    }

    OpenedMail open(byte[] mail) {
        return letters.openClear(new ByteArrayInputStream(mail), Samples.HOSPITAL);
    }

    ClearMail read(byte[] mail) {
        return ((OpenedMail.AClear) open(mail)).mail();
    }
}
