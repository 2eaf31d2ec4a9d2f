package org.passerelle.letter.cda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.ClinicalDocument.Moment;
import org.passerelle.letter.document.Party;
import org.passerelle.letter.document.Passage;
import org.passerelle.letter.document.Version;
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

/** Documents of invented people, and what is written of them. */
final class Written {
    static final Instant AT = Instant.parse("2026-11-20T14:30:00Z");
    static final byte[] IMAGE =
            "an image's octets, of no round number".repeat(999).getBytes(StandardCharsets.UTF_8);
    static final byte[] PAPER = "%PDF-1.4 a paper, é".getBytes(StandardCharsets.UTF_8);
    static final Id EXCHANGE = new Id("0f".repeat(16));
    static final Id FIRST = new Id("1e".repeat(16));
    static final Id SECOND = new Id("2d".repeat(16));
    static final Id INSIDE = new Id("3c".repeat(16));
    static final Party REQUESTER = new Party(
            new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", "G15_10/SM26", "03 29 00 00 01"),
            new Organisation(new StructureId("810000000001"), "Cabinet de l'Ornain", null),
            MailAddress.of("jeanne.essai@medecin.mssante.test"));
    static final Party TEAM = new Party(
            null,
            new Organisation(new StructureId("1550000012"), "CH du Barrois & Vallées", null),
            MailAddress.of("dermatologie@ch-barrois.mssante.test"));
    static final Party TRAITANT =
            new Party(new Professional(new Rpps("10000000005"), "TRAITANT", "Luc", null, null), null, null);

    private Written() {}

    static Patient patient(@Nullable Ins ins, @Nullable String usedName, @Nullable String usedGivenName) {
        return new Patient(
                "MARTIN-ESSAI",
                List.of("CAMILLE", "JEAN PAUL"),
                usedName,
                usedGivenName,
                LocalDate.of(1961, 7, 8),
                "2A004",
                Sex.UNKNOWN,
                ins,
                ins == null ? Patient.NoInsReason.NOT_ASSIGNED : null,
                "+33 3 29 00 00 05",
                "1 rue de l'Essai, 55000 Bar-le-Duc");
    }

    static Patient patient() {
        return patient(new Ins("261075502900171", Ins.Oid.TEST), "DURAND-ESSAI", null);
    }

    static ClinicalDocument request(Patient patient, String question, List<String> treatments) {
        var inside = new Document(INSIDE, "lesion", "image/png", IMAGE.length, Sha256.hash(IMAGE), "Lésion <1>");
        var beside = new Document(SECOND, "lesion", "application/edf", 5_000_000, Sha256.hash(), "Nuit");
        return new ClinicalDocument(
                Kind.REQUEST,
                Version.first(FIRST),
                EXCHANGE,
                AT,
                "Demande de téléexpertise",
                patient,
                REQUESTER,
                TEAM,
                List.of(),
                List.of(
                        new Passage(Part.QUESTION, "Question", List.of(question, "", "Quand ?")),
                        new Passage(Part.TREATMENT, "Traitements", treatments),
                        new Passage(Part.OTHER, "Urgence", List.of("ordinaire"))),
                List.of(new Moment("Demandé le", AT, null)),
                List.of(new Attached(1, beside, "Enregistrement"), new Attached(2, inside, "Vue rapprochée")));
    }

    static ClinicalDocument request() {
        return request(patient(), "Faut-il retirer cette lésion ?", List.of("Kardégic 75 mg"));
    }

    static ClinicalDocument report(Version version) {
        return new ClinicalDocument(
                Kind.REPORT,
                version,
                EXCHANGE,
                AT,
                "Compte rendu de téléexpertise",
                patient(),
                TEAM,
                REQUESTER,
                List.of(TRAITANT),
                List.of(new Passage(Part.RECOMMENDATION, "Conduite à tenir", List.of("Exérèse."))),
                List.of(),
                List.of());
    }

    static byte[] cda(ClinicalDocument document) {
        var out = new ByteArrayOutputStream();
        try {
            if (document.kind() == Kind.REQUEST) {
                CdaWriter.request(document, some -> new ByteArrayInputStream(IMAGE), out);
            } else {
                CdaWriter.report(document, PAPER, out);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }
}
