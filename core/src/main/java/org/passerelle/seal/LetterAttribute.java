package org.passerelle.seal;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.certificate.SignedRecipient;

/**
 * Our signed attribute (WIRE §2): what the signature is for, and whom.
 *
 * @param purpose what for
 * @param recipients in signed order; none for a card or an endorsement
 */
record LetterAttribute(Purpose purpose, List<SignedRecipient> recipients) {
    static final ASN1ObjectIdentifier OID = new ASN1ObjectIdentifier("2.25.194847284413728886052259803560215413333");
    private static final int VERSION = 1;

    LetterAttribute {
        recipients = List.copyOf(recipients);
    }

    ASN1Encodable asn1() {
        var list = new ASN1EncodableVector();
        for (SignedRecipient recipient : recipients) {
            list.add(new DERSequence(new ASN1Encodable[] {
                new DERIA5String(recipient.address().value(), true),
                new DEROctetString(recipient.certHash().bytes()),
                recipient.certificate().asn1()
            }));
        }
        return new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(VERSION), new ASN1Enumerated(purpose.number()), new DERSequence(list)
        });
    }

    static LetterAttribute parse(ASN1Encodable value) {
        ASN1Sequence sequence = sequence(value, 3);
        int version = ASN1Integer.getInstance(sequence.getObjectAt(0)).intValueExact();
        if (version != VERSION) {
            throw Refusal.of(SealRefusal.ATTRIBUTES)
                    .with(FactKey.VERSION, version)
                    .refused();
        }
        int number = ASN1Enumerated.getInstance(sequence.getObjectAt(1)).intValueExact();
        Purpose purpose = Purpose.of(number)
                .orElseThrow(() -> Refusal.of(SealRefusal.PURPOSE).refused());
        List<SignedRecipient> recipients = new ArrayList<>();
        for (ASN1Encodable recipient : ASN1Sequence.getInstance(sequence.getObjectAt(2))) {
            recipients.add(recipient(recipient));
        }
        return new LetterAttribute(purpose, recipients);
    }

    private static SignedRecipient recipient(ASN1Encodable value) {
        ASN1Sequence recipient = sequence(value, 3);
        byte[] hash = ASN1OctetString.getInstance(recipient.getObjectAt(1)).getOctets();
        return new SignedRecipient(
                new MailAddress(
                        ASN1IA5String.getInstance(recipient.getObjectAt(0)).getString()),
                Sha256.of(hash),
                CertificateName.of(IssuerAndSerialNumber.getInstance(recipient.getObjectAt(2))));
    }

    private static ASN1Sequence sequence(ASN1Encodable value, int size) {
        ASN1Sequence sequence = ASN1Sequence.getInstance(value);
        if (sequence.size() != size) {
            throw Refusal.of(SealRefusal.ATTRIBUTES).refused();
        }
        return sequence;
    }
}
