package org.passerelle.seal.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.passerelle.seal.certificate.Authority.Extra;
import org.passerelle.seal.frame.MalformedFrame;

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

    @Test
    void aSubjectThatIsNoUtf8IsMalformed() {
        byte[] der = Certificates.der(authority.leaf("C=FR,OU=1550000012,CN=SCEAU"));
        String text = new String(der, StandardCharsets.ISO_8859_1);
        der[text.lastIndexOf("1550000012")] = (byte) 0xff;
        X509Certificate certificate = Certificates.parse(der);

        assertThatExceptionOfType(MalformedFrame.class).isThrownBy(() -> Certificates.structure(certificate));
    }
}
