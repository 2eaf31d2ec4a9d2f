package org.passerelle.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.Refused;

/** National identity numbers: ANS's published examples, and numbers made up for the two departments of Corsica. */
class InsTest {
    private static final String ANS = "279035121518989";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ANS,
                "162018885045327",
                "277076322082910",
                "274075176079430",
                "261072A04502978",
                "261072B04502908",
                "199999999999995"
            })
    void aNumberWhoseKeyHoldsIsAnInsUnderEveryOid(String value) {
        for (Ins.Oid oid : Ins.Oid.values()) {
            var ins = new Ins(value, oid);
            assertThat(ins.keyHolds()).isTrue();
            assertThat(ins.value()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ins.Oid.class,
            names = {"NIR", "NIA"})
    void aWrongKeyIsRefusedUnderARealOid(Ins.Oid oid) {
        for (String wrong : new String[] {
            "279035121518988",
            "279035121518990",
            "279035121518900",
            "297035121518989",
            "261072A04502985",
            "261072B04502958"
        }) {
            assertThat(refused(wrong, oid)).isEqualTo(PartyRefusal.INS_KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"288091234567823", "253097812634581", "221042545611404", "222127505611201", "224027511583555"})
    void aWrongKeyIsTakenUnderATestOrDemonstrationOidAndShows(String value) {
        for (Ins.Oid oid : new Ins.Oid[] {Ins.Oid.TEST, Ins.Oid.DEMO}) {
            assertThatCode(() -> new Ins(value, oid)).doesNotThrowAnyException();
            assertThat(new Ins(value, oid).keyHolds()).isFalse();
        }
        assertThat(refused(value, Ins.Oid.NIR)).isEqualTo(PartyRefusal.INS_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "27903512151898",
                "2790351215189899",
                "27903512151898A",
                "2790351215189 89",
                "279032C04502958",
                "261071A04502958",
                "261072a04502958",
                "26107A204502958",
                " 279035121518989",
                "279035121518989\n",
                "\u0662\u0667\u0669035121518989",
                "0123456789012345678901"
            })
    void whatHasNotFifteenCharactersOfThisFormIsNoInsUnderAnyOid(String value) {
        for (Ins.Oid oid : Ins.Oid.values()) {
            assertThat(refused(value, oid)).isEqualTo(PartyRefusal.INS_VALUE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.250.1.213.1.4.8, NIR, true",
        "1.2.250.1.213.1.4.9, NIA, true",
        "1.2.250.1.213.1.4.10, TEST, false",
        "1.2.250.1.213.1.4.11, DEMO, false"
    })
    void theFourOidsAreThose(String dotted, Ins.Oid oid, boolean real) {
        assertThat(Ins.Oid.of(dotted)).isEqualTo(oid);
        assertThat(oid.dotted()).isEqualTo(dotted);
        assertThat(oid.real()).isEqualTo(real);
    }

    /** The obsolete INS-C, the NIR as a mere social-security number, and what looks nearly right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.250.1.213.1.4.2",
                "1.2.250.1.213.1.4.13",
                "1.2.250.1.213.1.4.12",
                "1.2.250.1.213.1.4",
                "1.2.250.1.213.1.4.8 ",
                "urn:oid:1.2.250.1.213.1.4.8",
                ""
            })
    void anotherOidIsNoIns(String dotted) {
        var refused = catchThrowableOfType(Refused.class, () -> Ins.Oid.of(dotted));
        assertThat(refused.code()).isEqualTo(PartyRefusal.INS_OID);
    }

    @Test
    void nothingOfItStandsInALog() {
        assertThat(new Ins(ANS, Ins.Oid.TEST).toString()).doesNotContain("279");
        var refused = catchThrowableOfType(Refused.class, () -> new Ins("279035121518988", Ins.Oid.NIR));
        assertThat(refused.getMessage() + refused.refusal()).doesNotContain("279");
    }

    private static org.passerelle.refusal.RefusalCode refused(String value, Ins.Oid oid) {
        return catchThrowableOfType(Refused.class, () -> new Ins(value, oid)).code();
    }
}
