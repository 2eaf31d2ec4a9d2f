package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.media.MediaRefusal;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** What a request must have before it leaves, and what people are told when it has not. Nothing refused ever leaves. */
class RefusedRequestTest {
    @TempDir
    Path folder;

    private Rehearsal world;
    private Line line;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
        line = world.practice().line(Rehearsal.LINE);
    }

    @AfterEach
    void nothingLeft() {
        world.settle();
        assertThat(world.practice().exchanges()).isEmpty();
        assertThat(world.mail().crossings()).isEmpty();
        world.close();
    }

    @Test
    void eachItemThatIsMissingIsNamed() {
        for (String field : new String[] {
            "patient", "consent", "medecinTraitant", "dangerToLife", "urgency", "question", "history", "treatment"
        }) {
            Draft draft = Asked.without(world, line, field).attach("dermoscopic", "Bras", Asked.photograph());
            Refusal refusal = refuses(PathwayRefusal.FIELD_MISSING, draft::send);
            assertThat(refusal.facts()).containsEntry(FactKey.FIELD, field);
        }
        refuses(PathwayRefusal.DOCUMENTS_MISSING, Asked.without(world, line, "")::send);
    }

    @Test
    void aRequesterStatesADirectLine() {
        var silent = new Professional(Invented.doctor().rpps(), "ESSAI", "Jeanne", null, null);
        refuses(ExchangeRefusal.DIRECT_LINE, line.avis(silent)::send);
    }

    @Test
    void aPatientWhoRefusedIsNotSentAndTheRefusalIsKeptUnderAReference() {
        var consent = new Consent(false, "Dr Jeanne Essai", world.now(), Consent.How.ORAL);
        for (Draft draft : List.of(
                Asked.of(world).consent(consent), line.avis(Invented.doctor()).consent(consent))) {
            assertThatExceptionOfType(Draft.ConsentRefused.class)
                    .isThrownBy(draft::send)
                    .satisfies(refused -> {
                        assertThat(refused.reference()).matches("[0-9a-f]{32}");
                        assertThat(refused.words()).contains("rien n'a été envoyé", refused.reference());
                        assertThat(refused.wordsInEnglish()).contains("nothing was sent", refused.reference());
                        assertThat(refused).hasMessageContaining("pathway.consent-refused");
                    });
        }
    }

    @Test
    void dangerToLifeComesBeforeTheConsent() {
        var consent = new Consent(false, "Dr Jeanne Essai", world.now(), Consent.How.ORAL);
        assertThatExceptionOfType(Draft.Emergency.class)
                .isThrownBy(line.avis(Invented.doctor()).consent(consent).dangerToLife(true)::send);
    }

    @Test
    void dangerToLifeGetsTheBannerAndThePhoneNumberInsteadOfALetter() {
        assertThatExceptionOfType(Draft.Emergency.class)
                .isThrownBy(Asked.of(world).dangerToLife(true)::send)
                .satisfies(emergency -> {
                    assertThat(emergency.phone()).isEqualTo("03 29 00 00 00").isEqualTo(line.phone());
                    assertThat(emergency.banner()).contains("15 (SAMU)", "03 29 00 00 00", "aucune n'a été envoyée");
                    assertThat(emergency.wordsInEnglish()).contains("15 (SAMU)", "03 29 00 00 00", "none was sent");
                });
    }

    @Test
    void dangerToLifeIsToldBeforeAnythingElseThatIsMissing() {
        assertThatExceptionOfType(Draft.Emergency.class)
                .isThrownBy(line.avis(Invented.doctor()).dangerToLife(true)::send);
    }

    @Test
    void whatTheFormExcludesIsToldInItsOwnWordsWithTheNumberToCall() {
        assertThatExceptionOfType(Draft.Excluded.class)
                .isThrownBy(Asked.of(world).urgency("now")::send)
                .satisfies(excluded -> {
                    assertThat(excluded.field()).isEqualTo("urgency");
                    assertThat(excluded.words()).isEqualTo("N'écrivez pas : appelez la ligne au numéro de sa fiche.");
                    assertThat(excluded.wordsInEnglish())
                            .isEqualTo("Do not write: call the line at the number on its card.");
                    assertThat(excluded.phone()).isEqualTo("03 29 00 00 00");
                    assertThat(excluded).hasMessageContaining("pathway.excluded");
                });
    }

    @Test
    void aFileThatIsNoPictureIsRefused() {
        byte[] text = "rien à voir".getBytes(StandardCharsets.UTF_8);
        Draft draft = Asked.without(world, line, "").attach("overview", "Vue", () -> new ByteArrayInputStream(text));
        refuses(MediaRefusal.UNKNOWN_FORMAT, draft::send);
    }

    @Test
    void aLineThatNoCardNamesIsRefused() {
        refuses(ClientRefusal.UNKNOWN_LINE, () -> world.practice().line("inconnue@ch-exemple.mssante.fr"));
        refuses(ClientRefusal.NOT_OUR_LINE, () -> world.practice().team(Rehearsal.LINE));
        refuses(PathwayRefusal.UNKNOWN_PATHWAY, () -> line.request("pret", Invented.doctor()));
    }

    private static Refusal refuses(RefusalCode code, ThrowingCallable act) {
        var caught = new Refusal[1];
        assertThatExceptionOfType(Refused.class).isThrownBy(act).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            caught[0] = refused.refusal();
        });
        return caught[0];
    }
}
