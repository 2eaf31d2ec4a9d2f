package org.passerelle.letter.document;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Finess;
import org.passerelle.party.Ins;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.Documents;

/** Documents of one invented practice and one invented hospital, and what is attached to them, drawn from a seed. */
public final class SampleDocuments {
    public static final Instant AT = Instant.parse("2026-11-20T14:30:00Z");

    private final Random random;
    private final Map<Id, byte[]> stored = new HashMap<>();
    private final List<Attached> attached = new ArrayList<>();

    public SampleDocuments(long seed) {
        this.random = new Random(seed);
    }

    /** Where the octets of what was attached are. */
    public Documents documents() {
        return id -> new ByteArrayInputStream(stored.get(id));
    }

    public byte[] octets(Id document) {
        return stored.get(document);
    }

    /** Attaches that many octets of noise to the documents that are made afterwards. */
    public SampleDocuments attach(String mediaType, int size) {
        byte[] octets = new byte[size];
        random.nextBytes(octets);
        var document = new Document(id(), "close-up", mediaType, size, Sha256.hash(octets), "Avant-bras gauche");
        stored.put(document.id(), octets);
        attached.add(new Attached(attached.size() + 1, document, "Gros plan"));
        return this;
    }

    public ClinicalDocument request(String question) {
        return document(
                ClinicalModel.Kind.REQUEST,
                "Demande de téléexpertise",
                Version.first(id()),
                List.of(
                        new Passage(ClinicalModel.Part.QUESTION, "Question posée", List.of(question)),
                        new Passage(ClinicalModel.Part.HISTORY, "Antécédents", List.of("Aucun.")),
                        new Passage(ClinicalModel.Part.TREATMENT, "Traitements", List.of("Aucun en cours."))));
    }

    /** A second version, that takes the place of a first. */
    public ClinicalDocument report(List<String> advice) {
        Id first = id();
        return document(
                ClinicalModel.Kind.REPORT,
                "Compte-rendu de téléexpertise",
                new Version(id(), first, 2, first),
                List.of(
                        new Passage(ClinicalModel.Part.QUESTION, "Question posée", List.of("Lésion évolutive ?")),
                        new Passage(
                                ClinicalModel.Part.RECOMMENDATION,
                                "Conduite proposée",
                                List.of("À revoir dans un mois")),
                        new Passage(ClinicalModel.Part.ADVICE, "Avis", advice),
                        new Passage(ClinicalModel.Part.ACTS, "Actes", List.of("Dermoscopie")),
                        new Passage(ClinicalModel.Part.INCIDENTS, "Incidents", List.of("Image 1 floue"))));
    }

    public ClinicalDocument document(ClinicalModel.Kind kind, String title, Version version, List<Passage> passages) {
        return new ClinicalDocument(
                kind,
                version,
                id(),
                AT,
                title,
                patient(),
                author(),
                recipient(),
                List.of(new Party(
                        new Professional(new Rpps("10007654321"), "Modèle", "Jean", "G15_10/SM26", null), null, null)),
                passages,
                List.of(
                        new ClinicalDocument.Moment("Demandé le", AT.minusSeconds(3600), null),
                        new ClinicalDocument.Moment(
                                "Réponse attendue", AT.plusSeconds(86_400), "avant samedi 21/11 à 16 h 30")),
                attached);
    }

    public static Patient patient() {
        return new Patient(
                "ÉPREUVE-TEST",
                List.of("Zoé Anne", "Marie"),
                "d'Essai",
                null,
                LocalDate.of(1956, 2, 29),
                "2A004",
                Sex.FEMALE,
                new Ins("256025502912378", Ins.Oid.TEST),
                null,
                "03 29 00 00 00",
                "1 rue de l'Essai, 55000 Bar-le-Duc");
    }

    public static Party author() {
        return new Party(
                new Professional(new Rpps("10001234567"), "Exemple", "Aline", "G15_10/SM26", "+33 3 29 11 11 11"),
                new Organisation(new StructureId("1550006795"), "Cabinet de l'Essai", new Finess("550006795")),
                MailAddress.of("cabinet.essai@medecin.mssante.test"));
    }

    public static Party recipient() {
        return new Party(
                null,
                new Organisation(new StructureId("1550000012"), "Hôpital de l'Essai, dermatologie", null),
                MailAddress.of("dermatologie@hopital.mssante.test"));
    }

    public Id id() {
        return Id.random(random);
    }
}
