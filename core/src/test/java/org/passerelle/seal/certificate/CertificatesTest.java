package org.passerelle.seal.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.passerelle.seal.certificate.Authority.Extra;

class CertificatesTest {
    private static final String SUBJECT = "C=FR,CN=SCEAU,E=victime@hopital.test";

    private final Authority authority = Authority.root();

    @Test
    void namesItsSubjectsMailOnlyWhereItHasNoAlternativeName() {
        assertThat(Certificates.mailNames(authority.leaf(SUBJECT))).containsExactly("victime@hopital.test");
        var host = Extra.names(new GeneralName(GeneralName.dNSName, "ailleurs.test"));
        assertThat(Certificates.mailNames(authority.leaf(SUBJECT, host))).isEmpty();
        var mail = Extra.names(new GeneralName(GeneralName.rfc822Name, "moi@ailleurs.test"));
        assertThat(Certificates.mailNames(authority.leaf(SUBJECT, mail))).containsExactly("moi@ailleurs.test");
    }
}
