package org.passerelle.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.LastGood;
import org.passerelle.port.trust.Revocations;
import org.passerelle.port.trust.TrustSpace;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.w3c.dom.Document;

/** MSSanté's list of domains: read at the start, looked for again at its pace, and the last good copy kept while nothing better comes. */
public final class WhitelistKeeper implements TrustSpace {
    private static final String COPY = "whitelist.xml";

    private final WhitelistRules rules;
    private final Fetcher fetcher;
    private final LastGood lastGood;
    private final Revocations revocations;
    private final InstantSource clock;
    private volatile @Nullable Whitelist held;
    private @Nullable Instant looked;

    /** @param revocations who knows the signer's path */
    public WhitelistKeeper(
            WhitelistRules rules, Fetcher fetcher, LastGood lastGood, Revocations revocations, InstantSource clock) {
        this.rules = rules;
        this.fetcher = fetcher;
        this.lastGood = lastGood;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * Reads the list for the first time. What is fetched may be away: then the last good copy serves, or nobody is in the trust space.
     *
     * @throws Refused when settings name a file that cannot be believed
     */
    public synchronized void open() {
        if (rules.file() != null) {
            refresh();
            return;
        }
        lastGood.read(COPY).ifPresent(copy -> {
            try {
                held = judged(copy);
            } catch (Refused old) {
                held = null;
            }
        });
    }

    /**
     * Looks for a newer list when it is time; tells whether one was taken.
     *
     * @throws Refused when there is none that may be believed: the one that is held serves on
     */
    public synchronized boolean step() {
        Instant now = clock.instant();
        if (looked != null && now.isBefore(looked.plus(rules.refresh()))) {
            return false;
        }
        looked = now;
        return refresh();
    }

    private boolean refresh() {
        byte[] octets = octets();
        Whitelist list = judged(octets);
        Whitelist known = held;
        if (known != null && list.generated().isBefore(known.generated())) {
            throw Refusal.of(DirectoryRefusal.OLDER).refused();
        }
        held = list;
        lastGood.keep(COPY, octets);
        return known == null || !known.equals(list);
    }

    private byte[] octets() {
        if (rules.uri() != null) {
            return fetcher.fetch(Fetcher.Order.get(rules.uri(), rules.limits()));
        }
        try (var in = Files.newInputStream(java.util.Objects.requireNonNull(rules.file()))) {
            byte[] octets = in.readNBytes(rules.limits().octets() + 1);
            if (octets.length > rules.limits().octets()) {
                throw Refusal.of(DirectoryRefusal.TOO_LARGE)
                        .with(FactKey.LIMIT, rules.limits().octets())
                        .refused();
            }
            return octets;
        } catch (IOException unreadable) {
            throw Refusal.of(DirectoryRefusal.UNREADABLE).refused(unreadable);
        }
    }

    private Whitelist judged(byte[] octets) {
        Document document = HardenedXml.read(octets);
        Optional<X509Certificate> signer = WhitelistSignature.signer(document);
        if (signer.isEmpty() && rules.signed()) {
            throw Refusal.of(DirectoryRefusal.UNSIGNED).refused();
        }
        signer.ifPresent(this::requireTrusted);
        return new WhitelistReader().read(document.getDocumentElement());
    }

    private void requireTrusted(X509Certificate signer) {
        if (!isValid(signer) || !has(signer, "CN", rules.signerName()) || !has(signer, "OU", rules.signerUnit())) {
            throw Refusal.of(DirectoryRefusal.SIGNER).refused();
        }
        switch (revocations.ask(signer)) {
            case REVOKED, NO_PATH -> throw Refusal.of(DirectoryRefusal.SIGNER).refused();
            case AWAITED -> throw Refusal.of(DirectoryRefusal.SIGNER_UNCHECKED).refused();
            default -> {
                // leads to an anchor, and nobody who could tell says that it is revoked
            }
        }
    }

    private boolean isValid(X509Certificate signer) {
        try {
            signer.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (GeneralSecurityException outside) {
            return false;
        }
    }

    private static boolean has(X509Certificate signer, String type, @Nullable String wanted) {
        if (wanted == null) {
            return true;
        }
        try {
            return new LdapName(signer.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .anyMatch(rdn ->
                                    rdn.getType().toUpperCase(Locale.ROOT).equals(type)
                                            && wanted.equals(rdn.getValue()));
        } catch (InvalidNameException impossible) {
            return false;
        }
    }

    @Override
    public boolean contains(MailAddress address) {
        return !operators(address.domain()).isEmpty();
    }

    @Override
    public Set<String> operators(String domain) {
        Whitelist list = held;
        return list == null ? Set.of() : list.of(domain);
    }

    @Override
    public Optional<Instant> generated() {
        return Optional.ofNullable(held).map(Whitelist::generated);
    }
}
