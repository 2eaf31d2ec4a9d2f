package org.passerelle.specs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

/**
 * A letter taken apart with nothing of this house.
 *
 * @param signedAttributes the DER SET OF that was signed
 */
record TakenApart(byte[] signedAttributes) {
    static final String OURS = "2.25.194847284413728886052259803560215413333";

    static TakenApart letter(byte[] mail) throws Exception {
        var enveloped = new CMSAuthEnvelopedData(body(mail));
        RecipientInformation recipient =
                enveloped.getRecipientInfos().getRecipients().iterator().next();
        byte[] inner = recipient.getContent(new JceKeyTransAuthEnvelopedRecipient(
                        Given.decryption("hospital").key())
                .setProvider(new BouncyCastleProvider()));
        var signed = new CMSSignedData(body(inner));
        SignerInformation signer = signed.getSignerInfos().iterator().next();
        return new TakenApart(signer.getEncodedSignedAttributes());
    }

    Json.Obj vector() throws Exception {
        return Given.file(
                "The signed attributes of letter.eml, and our attribute's value alone.",
                List.of(Json.object()
                        .put("name", "letter")
                        .put("signedAttributesB64", signedAttributes)
                        .put("letterId", Sha256.hash(signedAttributes))
                        .put("attributeB64", value(OURS).getEncoded(ASN1Encoding.DER))
                        .build()));
    }

    /** Page 3 of the specification, point by point. */
    void mustSayWhatTheWireSays() throws Exception {
        assertThat(StreamSupport.stream(set().spliterator(), false)
                        .map(element ->
                                Attribute.getInstance(element).getAttrType().getId()))
                .containsExactlyInAnyOrder(
                        "1.2.840.113549.1.9.3",
                        "1.2.840.113549.1.9.4",
                        "1.2.840.113549.1.9.5",
                        "1.2.840.113549.1.9.15",
                        "1.2.840.113549.1.9.16.2.47",
                        "1.2.840.113549.1.9.52",
                        OURS);
        ASN1Sequence ours = value(OURS);
        assertThat(ASN1Integer.getInstance(ours.getObjectAt(0)).intValueExact()).isEqualTo(1);
        assertThat(ASN1Enumerated.getInstance(ours.getObjectAt(1)).intValueExact())
                .isZero();
        ASN1Sequence recipient = ASN1Sequence.getInstance(
                ASN1Sequence.getInstance(ours.getObjectAt(2)).getObjectAt(0));
        assertThat(ASN1IA5String.getInstance(recipient.getObjectAt(0)).getString())
                .isEqualTo(Given.LINE.value());
        var certificate = Given.certificate("hospital.enc");
        assertThat(ASN1OctetString.getInstance(recipient.getObjectAt(1)).getOctets())
                .isEqualTo(Sha256.hash(Given.der(certificate)).bytes());
        assertThat(IssuerAndSerialNumber.getInstance(recipient.getObjectAt(2))
                        .getSerialNumber()
                        .getValue())
                .isEqualTo(certificate.getSerialNumber());
    }

    private ASN1Set set() throws Exception {
        return ASN1Set.getInstance(signedAttributes);
    }

    private ASN1Sequence value(String oid) throws Exception {
        for (var element : set()) {
            Attribute attribute = Attribute.getInstance(element);
            if (attribute.getAttrType().equals(new ASN1ObjectIdentifier(oid))) {
                return ASN1Sequence.getInstance(attribute.getAttrValues().getObjectAt(0));
            }
        }
        throw new AssertionError("no such attribute");
    }

    private static ByteArrayInputStream body(byte[] entity) {
        String text = new String(entity, StandardCharsets.ISO_8859_1);
        return new ByteArrayInputStream(Base64.getMimeDecoder().decode(text.substring(text.indexOf("\r\n\r\n") + 4)));
    }
}
