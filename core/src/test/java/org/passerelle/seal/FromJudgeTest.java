package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passerelle.party.MailAddress;

class FromJudgeTest {
    private static final MailAddress ADDRESS = MailAddress.of("Derm.Cabinet@ss.mssante.test");

    @Test
    void aCertificatesNameIsTheAddressWhateverItsDomainsCase() {
        assertThat(FromJudge.isSame("Derm.Cabinet@ss.mssante.test", ADDRESS)).isTrue();
        assertThat(FromJudge.isSame("Derm.Cabinet@SS.MSSante.TEST", ADDRESS)).isTrue();
        assertThat(FromJudge.isSame("derm.cabinet@ss.mssante.test", ADDRESS)).isFalse();
    }

    @Test
    void aNameThatIsNotPlainAsciiIsNobodys() {
        assertThat(FromJudge.isSame("Derm.Cabinet@\u00df.mssante.test", ADDRESS))
                .isFalse();
        assertThat(FromJudge.isSame("Derm.Cabinet@ss\u3002mssante\u3002test", ADDRESS))
                .isFalse();
        assertThat(FromJudge.isSame("Derm.Cabinet@\uff53\uff53.mssante.test", ADDRESS))
                .isFalse();
        assertThat(FromJudge.isSame("@ss.mssante.test", ADDRESS)).isFalse();
        assertThat(FromJudge.isSame("nobody", ADDRESS)).isFalse();
    }
}
