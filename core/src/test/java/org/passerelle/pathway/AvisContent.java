package org.passerelle.pathway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Ins;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;

/** What invented people ask and answer. */
public final class AvisContent {
    public static final Consent CONSENT =
            new Consent(true, "Dr Jeanne Essai", Instant.parse("2026-11-20T08:00:00Z"), Consent.How.ORAL);

    private AvisContent() {}

    public static Json.Obj request() {
        return Json.object()
                .put("dangerToLife", false)
                .put("patient", patient())
                .put("consent", CONSENT.write())
                .put("medecinTraitant", doctor())
                .put("urgency", "ordinary")
                .put("question", "Faut-il retirer cette lésion ?")
                .put("history", "Apparue il y a six mois.")
                .put("treatment", "aucun")
                .put("documents", List.of(document(1, "dermoscopic").write()))
                .put("mayConvert", true)
                .build();
    }

    public static Json.Obj answer(String recommendation) {
        return Json.object()
                .put("recommendation", recommendation)
                .put("advice", "Surveillance à trois mois.")
                .put("acts", "aucun")
                .put("incidents", "aucun")
                .build();
    }

    public static Json.Obj patient() {
        return PartyJson.write(new Patient(
                "MARTIN-ESSAI",
                List.of("CAMILLE", "ANNE"),
                "DURAND-ESSAI",
                null,
                LocalDate.of(1961, 7, 8),
                "55029",
                Sex.FEMALE,
                new Ins("261075502900171", Ins.Oid.TEST),
                null,
                "03 29 00 00 00",
                "1 rue de l'Essai, 55000 Bar-le-Duc"));
    }

    public static Json.Obj doctor() {
        return PartyJson.write(new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", null, "03 29 00 00 01"));
    }

    public static Document document(int n, String kind) {
        return new Document(
                new Id(String.format(java.util.Locale.ROOT, "%032x", n)),
                kind,
                "image/jpeg",
                1_000,
                Sha256.hash(new byte[] {(byte) n}),
                "Avant-bras gauche");
    }
}
