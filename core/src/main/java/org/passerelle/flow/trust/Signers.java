package org.passerelle.flow.trust;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.passerelle.card.CardBook;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardRecord;
import org.passerelle.card.CardRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/** Who signs as whom, by the cards that are here. */
public final class Signers {
    private final Supplier<CardBook> book;
    private final InstantSource clock;

    /** @param book the cards as they are whenever somebody asks */
    public Signers(Supplier<CardBook> book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    /** The confirmed addresses of the cards that name this signing certificate. */
    public Set<MailAddress> boundTo(X509Certificate signer) {
        CardCertificate wanted = CardCertificate.of(der(signer));
        Set<MailAddress> bound = new HashSet<>();
        for (CardRecord record : records()) {
            if (record.current().base().keys().signing().contains(wanted)) {
                bound.addAll(record.confirmations().keySet());
            }
        }
        return bound;
    }

    /**
     * Whether the address has confirmed cards and none of them names this signing certificate; a card that was replaced names its
     * own for as long as it may be cited.
     */
    public boolean pinsOthers(MailAddress address, X509Certificate signer) {
        CardCertificate wanted = CardCertificate.of(der(signer));
        List<CardRecord> naming = records().stream()
                .filter(record -> record.confirmations().containsKey(address))
                .toList();
        return !naming.isEmpty() && naming.stream().noneMatch(record -> names(record, wanted));
    }

    private boolean names(CardRecord record, CardCertificate wanted) {
        Instant earliest = clock.instant().minus(CardRecord.CITED_FOR);
        return record.current().base().keys().signing().contains(wanted)
                || record.replaced().stream()
                        .filter(earlier -> !earlier.at().isBefore(earliest))
                        .anyMatch(earlier ->
                                earlier.card().base().keys().signing().contains(wanted));
    }

    /** Whether that signer's cards all say that its software reads GCM, so that it has no reason to write anything weaker. */
    public boolean knowsGcm(X509Certificate signer) {
        CardCertificate wanted = CardCertificate.of(der(signer));
        return records().stream()
                .map(CardRecord::current)
                .filter(card -> card.base().keys().signing().contains(wanted))
                .allMatch(Capabilities::gcm);
    }

    /** Every certificate of those whose addresses are confirmed: whom we write to, and who writes to us. */
    public List<X509Certificate> certificates() {
        return records().stream()
                .filter(record -> !record.confirmations().isEmpty())
                .map(record -> record.current().base().keys())
                .flatMap(keys -> List.of(keys.encryption(), keys.signing()).stream())
                .flatMap(List::stream)
                .distinct()
                .map(Signers::parse)
                .toList();
    }

    /** A card's certificate. */
    public static X509Certificate parse(CardCertificate certificate) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.der()));
        } catch (CertificateException malformed) {
            throw Refusal.of(CardRefusal.KEYS).refused(malformed);
        }
    }

    private List<CardRecord> records() {
        return new ArrayList<>(book.get().records().values());
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException unencodable) {
            throw new HouseBug("a parsed certificate can be encoded", unencodable);
        }
    }
}
