package org.passerelle.seal;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.certificate.AddressBindings;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.frame.HeaderBlock;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.frame.SingleMailbox;

/** Who a letter comes from: one From outside, the same inside, and bound to the signer (WIRE §2 and §3). */
final class FromJudge {
    private final Set<MailAddress> ours;
    private final AddressBindings bindings;
    private final HeaderBlock outer;
    private @Nullable MailAddress claimed;

    FromJudge(OpenContext context, HeaderBlock outer) {
        this(context.ours(), context.bindings(), outer);
    }

    /**
     * @param ours addresses that a forwarding of ours may have written into the outer From
     * @param bindings the confirmed addresses of certificates
     */
    FromJudge(Set<MailAddress> ours, AddressBindings bindings, HeaderBlock outer) {
        this.ours = ours;
        this.bindings = bindings;
        this.outer = outer;
    }

    /** What the letter claims, once judged. */
    @Nullable
    MailAddress claimed() {
        return claimed;
    }

    /**
     * @param inner the protected headers, or null where header protection is absent
     * @param signer who signed; bound when the check passes
     */
    CheckResult judge(@Nullable HeaderBlock inner, SignerJudge signer) {
        MailAddress outside = single(outer.all("From"), SealRefusal.OUTER_FROM);
        MailAddress from = inner == null ? outside : single(inner.all("From"), SealRefusal.FROM_MISMATCH);
        if (!outside.equals(from) && !ours.contains(outside)) {
            throw Refusal.of(SealRefusal.FROM_MISMATCH).refused();
        }
        claimed = from;
        X509Certificate certificate = signer.certificate();
        List<String> names = Certificates.mailNames(certificate);
        if (!names.isEmpty() && names.stream().noneMatch(name -> isSame(name, from))) {
            throw Refusal.of(SealRefusal.FROM_MISMATCH).refused();
        }
        if (bindings.pinsOthers(from, certificate)) {
            return CheckResult.shownOnly(SealRefusal.OTHER_CERTIFICATE);
        }
        if (names.isEmpty() && !bindings.of(certificate).contains(from)) {
            return CheckResult.shownOnly(SealRefusal.UNBOUND);
        }
        signer.bind(from);
        return CheckResult.passed();
    }

    /** What a mail says it comes from, before anything is judged; empty when it does not name one address. */
    static Optional<MailAddress> unverified(@Nullable HeaderBlock outer) {
        try {
            return outer == null ? Optional.empty() : Optional.of(single(outer.all("From"), SealRefusal.OUTER_FROM));
        } catch (Refused notOne) {
            return Optional.empty();
        }
    }

    private static MailAddress single(List<String> froms, SealRefusal otherwise) {
        try {
            if (froms.size() == 1) {
                return SingleMailbox.parse(froms.get(0));
            }
        } catch (MalformedFrame notOneMailbox) {
            throw Refusal.of(otherwise).refused(notOneMailbox);
        }
        throw Refusal.of(otherwise).refused();
    }

    /**
     * Whether a certificate's name is that address: the local part exactly, the domain whatever its case. A name that is not plain
     * ASCII is nobody's: mapping it as people's input is would let look-alikes of other characters become the address.
     */
    static boolean isSame(String name, MailAddress address) {
        int at = name.lastIndexOf('@');
        if (at < 1 || !name.chars().allMatch(character -> character < 0x80)) {
            return false;
        }
        try {
            String domain = name.substring(at + 1).toLowerCase(Locale.ROOT);
            return new MailAddress(name.substring(0, at) + '@' + domain).equals(address);
        } catch (Refused notAnAddress) {
            return false;
        }
    }
}
