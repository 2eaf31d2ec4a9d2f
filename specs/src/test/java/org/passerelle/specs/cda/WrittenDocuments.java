package org.passerelle.specs.cda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.cda.CdaWriter;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.ClinicalDocument.Moment;
import org.passerelle.letter.document.Party;
import org.passerelle.letter.document.Passage;
import org.passerelle.letter.document.Version;
import org.passerelle.party.Finess;
import org.passerelle.party.Ins;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.ClinicalModel.Kind;
import org.passerelle.pathway.ClinicalModel.Part;
import org.passerelle.pathway.Document;

/** Documents of invented people, in the shapes that a node writes. */
final class WrittenDocuments {
    static final Instant AT = Instant.parse("2026-11-20T14:30:00Z");
    static final byte[] IMAGE = "an image's octets".repeat(700).getBytes(StandardCharsets.UTF_8);
    static final byte[] PAPER = "%PDF-1.4 a paper".getBytes(StandardCharsets.UTF_8);

    static final Professional DOCTOR =
            new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", "G15_10/SM26", "03 29 00 00 01");
    static final Professional EXPERT =
            new Professional(new Rpps("10000000002"), "EXEMPLE", "Paul", "G15_10/SM15", null);
    static final Organisation PRACTICE = new Organisation(new StructureId("810000000001"), "Cabinet de l'Ornain", null);
    static final Organisation HOSPITAL =
            new Organisation(new StructureId("1550000012"), "CH du Barrois & Vallées", new Finess("550000012"));
    static final Party REQUESTER =
            new Party(DOCTOR, PRACTICE, MailAddress.of("jeanne.essai+avis@medecin.mssante.test"));
    static final Party TEAM = new Party(null, HOSPITAL, MailAddress.of("dermatologie@ch-barrois.mssante.test"));
    static final Party ANSWERER = new Party(EXPERT, HOSPITAL, MailAddress.of("dermatologie@ch-barrois.mssante.test"));

    private WrittenDocuments() {}

    static Id id(int number) {
        return new Id(String.format(Locale.ROOT, "%032x", 0x0fabc000 + number));
    }

    static Patient patient() {
        return patient(new Ins("261075502900171", Ins.Oid.TEST), "DURAND-ESSAI", null);
    }

    static Patient patient(@Nullable Ins ins, @Nullable String usedName, @Nullable String usedGivenName) {
        return new Patient(
                "MARTIN-ESSAI",
                List.of("CAMILLE", "ANNE-MARIE"),
                usedName,
                usedGivenName,
                LocalDate.of(1961, 7, 8),
                "55029",
                Sex.FEMALE,
                ins,
                ins == null ? Patient.NoInsReason.NOT_QUALIFIED : null,
                "03 29 00 00 05",
                "1 rue de l'Essai, 55000 Bar-le-Duc");
    }

    static List<Passage> told() {
        return List.of(
                new Passage(Part.QUESTION, "Question", List.of("Faut-il retirer cette lésion ?", "", "Quand ?")),
                new Passage(Part.HISTORY, "Histoire", List.of("Apparue il y a 3 mois sur l'avant-bras gauche.")),
                new Passage(Part.TREATMENT, "Traitements en cours", List.of("Kardégic 75 mg : 1 par jour")),
                new Passage(Part.OTHER, "Urgence", List.of("ordinaire")));
    }

    static ClinicalDocument request(Patient patient, Party recipient, List<Passage> passages, List<Attached> attached) {
        return new ClinicalDocument(
                Kind.REQUEST,
                Version.first(id(1)),
                id(0),
                AT,
                "Demande de téléexpertise",
                patient,
                REQUESTER,
                recipient,
                List.of(),
                passages,
                List.of(new Moment("Demandé le", AT, "réponse attendue avant mardi 24/11 à 16 h 30")),
                attached);
    }

    static ClinicalDocument report(Patient patient, Version version, List<Party> copies) {
        return new ClinicalDocument(
                Kind.REPORT,
                version,
                id(0),
                AT,
                "Compte rendu de téléexpertise",
                patient,
                ANSWERER,
                REQUESTER,
                copies,
                List.of(
                        told().get(0),
                        new Passage(Part.RECOMMENDATION, "Conduite à tenir", List.of("Exérèse sous quinze jours."))),
                List.of(new Moment("Demandé le", AT.minusSeconds(7200), null), new Moment("Répondu le", AT, null)),
                List.of());
    }

    /** A hospital's document of that type to a médecin traitant, with a PDF and an image beside it. */
    static ClinicalDocument typed(Kind kind, String loinc) {
        return new ClinicalDocument(
                kind,
                Version.first(id(4)),
                id(0),
                AT,
                "Lettre de liaison",
                patient(),
                ANSWERER,
                REQUESTER,
                List.of(),
                List.of(new Passage(Part.OTHER, "Synthèse du séjour", List.of("Évolution simple."))),
                List.of(new Moment("Écrit le", AT, null)),
                List.of(attached(1, "application/pdf", 40_000, null), attached(2, "image/jpeg", IMAGE.length, null)),
                loinc);
    }

    /** @param confirmed why a file that had named somebody else is attached all the same, or null */
    static Attached attached(int number, String mediaType, long size, @Nullable String confirmed) {
        return new Attached(
                number,
                new Document(
                        id(100 + number),
                        "lesion",
                        mediaType,
                        size,
                        Sha256.hash(IMAGE),
                        "Lésion n° " + number,
                        confirmed),
                "Vue rapprochée");
    }

    static byte[] cda(ClinicalDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        if (document.kind() == Kind.REQUEST) {
            CdaWriter.request(document, some -> new ByteArrayInputStream(IMAGE), out);
        } else {
            CdaWriter.report(document, PAPER, out);
        }
        return out.toByteArray();
    }
}
