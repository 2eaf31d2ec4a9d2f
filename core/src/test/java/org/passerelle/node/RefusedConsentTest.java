package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A patient who refuses: nothing leaves, nothing begins, and who asked, when and how is kept without the patient. */
class RefusedConsentTest extends TwoHouses {
    private static final Instant ASKED = Instant.parse("2026-11-20T08:10:00Z");

    RefusedConsentTest() {
        super(11);
    }

    @Test
    void whoAskedWhenAndHowIsKeptUnderTheReferenceThatIsGiven() {
        String first = refused(AvisContent.request());
        String second = refused(Json.object().put("dangerToLife", false).build());
        houses.settle();

        assertThat(houses.practice.list(ExchangeQuery.all())).isEmpty();
        assertThat(houses.mail.crossed()).isEmpty();
        List<Json.Obj> kept = kept();
        assertThat(kept).extracting(facts -> facts.text("reference")).containsExactly(first, second);
        assertThat(kept).allSatisfy(facts -> {
            assertThat(facts.text("by")).isEqualTo("Dr Jeanne Essai");
            assertThat(facts.instant("at")).isEqualTo(ASKED);
            assertThat(facts.text("how")).isEqualTo("representative");
            assertThat(facts.text("line")).isEqualTo(Rehearsal.LINE.value());
            assertThat(facts.text("requester")).isEqualTo(Rehearsal.GP.rpps().value());
            assertThat(new String(Canon.octets(facts), StandardCharsets.UTF_8))
                    .doesNotContain("MARTIN", "1961", "261075502900171");
        });
    }

    @Test
    void aConsentThatIsNotWellFormedIsNoRefusal() {
        Json.Obj content = AvisContent.request()
                .with("consent", Json.object().put("given", false).build());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> request(content))
                .satisfies(refused -> assertThat(refused.code()).isNotEqualTo(PathwayRefusal.CONSENT_REFUSED));
        assertThat(kept()).isEmpty();
    }

    private String refused(Json.Obj content) {
        var consent = new Consent(false, "Dr Jeanne Essai", ASKED, Consent.How.REPRESENTATIVE);
        String[] reference = new String[1];
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> request(content.with("consent", consent.write())))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(PathwayRefusal.CONSENT_REFUSED);
                    reference[0] = refused.refusal().facts().get(FactKey.REFERENCE);
                });
        return reference[0];
    }

    private void request(Json.Obj content) {
        houses.practice.request(Rehearsal.LINE, Rehearsal.AVIS, Rehearsal.order("request", Rehearsal.GP, content));
    }

    private List<Json.Obj> kept() {
        houses.practice.close();
        try {
            return nodeChain(folder.resolve("practice"), "consent-refused");
        } finally {
            houses.practice = houses.openPractice();
        }
    }
}
