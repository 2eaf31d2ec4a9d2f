package org.passerelle.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.client.internal.Account;
import org.passerelle.client.internal.KeyEntry;
import org.passerelle.client.internal.KeyFiles;
import org.passerelle.client.internal.Login;
import org.passerelle.client.internal.Setup;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;

/**
 * What a {@link Practice} is opened with. Each method adds to it and returns it; nothing is judged before
 * {@link Practice#open}, but that files can be read.
 *
 * <pre>{@code
 * Settings settings = Settings.in(Path.of("passerelle"))
 *         .keys(Path.of("organisation.p12"), password)
 *         .authorities(Path.of("igc-sante.pem"))
 *         .ownCard(Path.of("cabinet.card"), "Jeanne Essai", "gérante", confirmedAt)
 *         .card(Path.of("dermatologie.card"), "Jeanne Essai", "gérante", confirmedAt)
 *         .mailbox("cabinet@medecin.mssante.fr", URI.create("smtps://smtp.operateur.fr:465"),
 *                 URI.create("imaps://imap.operateur.fr:993"), mailPassword);
 * }</pre>
 */
public final class Settings extends Asking {
    /** How often a mailbox is looked into, unless said otherwise. */
    public static final Duration USUAL_LOOK = Duration.ofSeconds(20);

    private final Path folder;
    private final List<KeyEntry> keys = new ArrayList<>();
    private final List<X509Certificate> authorities = new ArrayList<>();
    private final List<X509CRL> crls = new ArrayList<>();
    private final List<Setup.SignedCard> cards = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private final List<X509Certificate> mailAuthorities = new ArrayList<>();
    private final List<Setup.Person> staff = new ArrayList<>();
    private Duration look = USUAL_LOOK;
    private @Nullable String productReference;
    private @Nullable Path pathways;
    private Setup.@Nullable World world;

    private Settings(Path folder) {
        this.folder = folder;
    }

    /** A node that keeps itself in this folder, which is made when absent and belongs to one process at a time. */
    public static Settings in(Path folder) {
        return new Settings(folder);
    }

    /**
     * A key of the organisation, from PEM files: PKCS#8 without password, and its certificate followed by the issuers at hand.
     * Whether it signs, decrypts or both stands in the certificate; retired decryption keys are added too.
     */
    public Settings key(Path key, Path certificates) {
        keys.add(FromFile.read(key, () -> KeyFiles.pem(key, certificates)));
        return this;
    }

    /** A key that the host already holds, its certificate first; the key may live in a token. */
    public Settings key(PrivateKey key, List<X509Certificate> chain) {
        keys.add(new KeyEntry(key, chain));
        return this;
    }

    /** Every key of a PKCS#12 file. */
    public Settings keys(Path pkcs12, char[] password) {
        return add(FromFile.read(pkcs12, () -> KeyFiles.pkcs12(pkcs12, password)));
    }

    /** Every key of a key store that the host opened: a card reader's or the operating system's. */
    public Settings keys(KeyStore store, char[] password) {
        return add(FromFile.read(folder, () -> KeyFiles.entries(store, password)));
    }

    /** A key that stays in a PKCS#11 token: its maker's library, its slot, the key's label; the PIN is asked for when it is opened. */
    public Settings key(Path library, long slot, String alias, Supplier<char[]> pin) {
        keys.add(KeyFiles.token(library, slot, alias, pin));
        return this;
    }

    /** The authorities believed, as PEM: roots, and issuers that letters need not carry. */
    public Settings authorities(Path pem) {
        return authorities(FromFile.read(pem, () -> KeyFiles.certificates(pem)));
    }

    /** The authorities believed, in any order: those that name themselves as their issuer are roots. */
    public Settings authorities(List<X509Certificate> certificates) {
        authorities.addAll(certificates);
        return this;
    }

    /** Revocation lists, as PEM. */
    public Settings revocations(Path pem) {
        crls.addAll(FromFile.read(pem, () -> KeyFiles.crls(pem)));
        return this;
    }

    /** A signed card for which this node answers: the practice's, or that of a line. See {@link #card(Path, String, String, Instant)}. */
    public Settings ownCard(Path signed, String confirmedBy, String role, Instant at) {
        return ownCard(FromFile.card(signed), confirmedBy, role, at);
    }

    /** As the other, with the CMS that a file would hold. */
    public Settings ownCard(byte[] signed, String confirmedBy, String role, Instant at) {
        cards.add(new Setup.SignedCard(signed, true, FromFile.byPerson(confirmedBy, role, at)));
        return this;
    }

    /**
     * A correspondent's signed card, as a PEM or DER file.
     *
     * @param confirmedBy the person who made sure that its addresses are the correspondent's
     * @param role in what capacity
     * @param at when
     */
    public Settings card(Path signed, String confirmedBy, String role, Instant at) {
        return card(FromFile.card(signed), confirmedBy, role, at);
    }

    /** As the other, with the CMS that a file would hold. */
    public Settings card(byte[] signed, String confirmedBy, String role, Instant at) {
        cards.add(new Setup.SignedCard(signed, false, FromFile.byPerson(confirmedBy, role, at)));
        return this;
    }

    /** An MSSanté mailbox opened by a password. The account's name is the address, or the URIs' user. */
    public Settings mailbox(String address, URI submission, URI reading, String password) {
        return mailbox(address, submission, reading, new Login.Password(password));
    }

    /**
     * An MSSanté mailbox opened by OAuth 2 (XOAUTH2).
     *
     * @param token asked at each login and never kept; empty when the person has to log in again, which {@link Health} then shows
     */
    public Settings mailbox(String address, URI submission, URI reading, Supplier<Optional<String>> token) {
        return mailbox(address, submission, reading, new Login.Token(token));
    }

    /** An application mailbox opened by a TLS client certificate, leaf first. */
    public Settings mailbox(String address, URI submission, URI reading, PrivateKey key, List<X509Certificate> chain) {
        return mailbox(address, submission, reading, new Login.Certificate(chain, key));
    }

    /** A mailbox that the host reads and sends itself, by {@link Practice#accept} and {@link Practice#nextToSend}. */
    public Settings mailboxOfHost(String address) {
        accounts.add(new Account(MailAddress.of(address), null));
        return this;
    }

    /** Whom the mail servers' certificates must come from; without any, the JDK's own list. */
    public Settings mailAuthorities(List<X509Certificate> certificates) {
        mailAuthorities.addAll(certificates);
        return this;
    }

    /** How often mailboxes are looked into. */
    public Settings lookEvery(Duration pause) {
        look = pause;
        return this;
    }

    /**
     * What {@code X-MSS-NIL} says on every mail: the reference that the host's product got from convergence.esante.gouv.fr, which
     * MSSanté asks of every client. Without one, mails have no such field.
     */
    public Settings productReference(String reference) {
        productReference = reference;
        return this;
    }

    /** Pathways of one's own and forms of lines: a folder of {@code .yaml} files as {@code docs/pathways.md} writes them. */
    public Settings pathways(Path files) {
        pathways = files;
        return this;
    }

    /** Somebody who answers for one of our lines. */
    public Settings member(String line, Professional professional) {
        staff.add(new Setup.Person(MailAddress.of(line), professional, false, null));
        return this;
    }

    /**
     * Somebody who answers for one of our lines and is told by mail, without clinical content, when something waits.
     *
     * @param coordinator whether they are called upon when a due date passes
     */
    public Settings member(String line, Professional professional, String mail, boolean coordinator) {
        staff.add(new Setup.Person(MailAddress.of(line), professional, coordinator, MailAddress.of(mail)));
        return this;
    }

    /**
     * Another time and randomness, for tests: the node then has no threads, {@link Practice#step} turns it, and the same seed
     * gives the same ids.
     */
    public Settings world(InstantSource clock, SecureRandom random) {
        world = new Setup.World(clock, random);
        return this;
    }

    @Override
    Settings self() {
        return this;
    }

    Setup setup() {
        return FromFile.signing(new Setup(
                folder,
                keys,
                authorities,
                crls,
                cards,
                accounts,
                mailAuthorities,
                staff,
                look,
                productReference,
                asked(),
                pathways,
                world));
    }

    private Settings add(List<KeyEntry> entries) {
        keys.addAll(FromFile.some(entries));
        return this;
    }

    private Settings mailbox(String address, URI submission, URI reading, Login login) {
        Servers.require(submission, Servers.SUBMISSION);
        Servers.require(reading, Servers.READING);
        accounts.add(new Account(MailAddress.of(address), new Account.Servers(submission, reading, login)));
        return this;
    }

    /** Nothing: settings hold keys and passwords. */
    @Override
    public String toString() {
        return "Settings[…]";
    }
}
