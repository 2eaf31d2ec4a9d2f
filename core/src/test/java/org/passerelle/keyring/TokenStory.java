package org.passerelle.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.KeyRefusal;
import org.passerelle.port.trust.Keyring;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.Sealer;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.seal.suite.Suite;

/** Run in a process of its own, whose environment names the token: what the keys in it do, told in one line each. */
final class TokenStory {
    static final String PIN = "1234";
    private static final MailAddress PRACTICE = MailAddress.of("cabinet.barrois@medecin.mssante.test");
    private static final MailAddress HOSPITAL = MailAddress.of("dermatologie@ch-barleduc.mssante.test");
    private static final Leaf.Subject SUBJECT =
            new Leaf.Subject("Meuse (55)", "CH DE BAR-LE-DUC", new StructureId("1550000020"), "DERMATOLOGIE");
    private static final byte[] PAYLOAD = ("From: " + PRACTICE.value()
                    + "\r\nContent-Type: text/plain; hp=\"cipher\"\r\n\r\nUne lesion pigmentee.\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final TestPki pki = new TestPki(new SecureRandom(), InstantSource.system());
    private final String library;
    private final Path tokens;
    private final PrintStream told;
    private final Map<String, Identity> taken = new HashMap<>();

    private TokenStory(String library, Path tokens, PrintStream told) {
        this.library = library;
        this.tokens = tokens;
        this.told = told;
    }

    /** One thing that is so. */
    private interface Rule {
        void holds() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        new TokenStory(arguments[0], Path.of(arguments[1]), System.out).tell();
    }

    private void tell() throws Exception {
        Map<String, Issued> keys = Map.of(
                "sign-rsa", pki.issue(Leaf.signing(SUBJECT).bound(PRACTICE)),
                "sign-ec", pki.issue(Leaf.signing(SUBJECT).bound(PRACTICE).elliptic(256)),
                "enc-rsa", pki.issue(Leaf.encryption(SUBJECT)),
                "enc-old", pki.issue(Leaf.encryption(SUBJECT)),
                "enc-ec", pki.issue(Leaf.encryption(SUBJECT).elliptic(256)));
        rule("a wrong PIN is refused at the start", () -> refusedAtStart("0000", "sign-rsa", KeyringRefusal.PIN));
        fill(keys);
        rule("each key signs in either suite and opens in either", this::everyKeyInEverySuite);
        rule("letters to a retired key still open beside the new one", this::retired);
        rule("what is wrong with the wrapped key is the same failure", this::altered);
        rule("a missing key is refused at the start", () -> refusedAtStart(PIN, "none", KeyringRefusal.KEY));
        rule("a missing library is refused at the start", this::noLibrary);
        rule("what the token says never shows the key", this::shows);
        rule("a token that is lost refuses for the time", this::lost);
    }

    private void rule(String name, Rule rule) {
        try {
            rule.holds();
            told.println("ok\t" + name);
        } catch (Throwable broken) {
            told.println("broken\t" + name + "\t" + broken.toString().replaceAll("\\s+", " "));
            broken.printStackTrace();
        }
    }

    private void fill(Map<String, Issued> keys) throws GeneralSecurityException, IOException {
        Provider provider = Security.getProvider("SunPKCS11")
                .configure(
                        "--name = filling\nlibrary = " + library + "\nslotListIndex = 0\n"
                                + "attributes(import, CKO_PRIVATE_KEY, CKK_EC) = {\n  CKA_DERIVE = true\n  CKA_SIGN = true\n}\n");
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        for (Map.Entry<String, Issued> key : keys.entrySet()) {
            store.setKeyEntry(
                    key.getKey(),
                    key.getValue().key(),
                    null,
                    key.getValue().chain().toArray(X509Certificate[]::new));
        }
    }

    private Identity key(String alias) {
        return taken.computeIfAbsent(
                alias, name -> Pkcs11Token.first(library, PIN::toCharArray).identity(name));
    }

    private void everyKeyInEverySuite() throws IOException {
        for (String signer : List.of("sign-rsa", "sign-ec")) {
            for (String reader : List.of("enc-rsa", "enc-ec")) {
                for (Suite suite : Suite.values()) {
                    opens(seal(key(signer), suite, key(reader)), List.of(decryption(reader)));
                }
            }
        }
    }

    private void retired() throws IOException {
        byte[] old = seal(key("sign-rsa"), Suite.GCM, key("enc-old"));
        byte[] current = seal(key("sign-rsa"), Suite.GCM, key("enc-rsa"));
        List<DecryptionKey> both = List.of(decryption("enc-rsa"), decryption("enc-old"));
        opens(old, both);
        opens(current, both);
    }

    private void altered() throws IOException {
        String mail = new String(seal(key("sign-rsa"), Suite.GCM, key("enc-rsa")), StandardCharsets.US_ASCII);
        int body = mail.indexOf("\r\n\r\n") + 4;
        byte[] cms = Base64.getMimeDecoder().decode(mail.substring(body));
        int wrapped = wrappedKey(cms);
        for (int at : new int[] {0, 1, 100, 254, 255}) {
            byte[] changed = cms.clone();
            changed[wrapped + at] ^= 1;
            byte[] again = (mail.substring(0, body) + Base64.getMimeEncoder().encodeToString(changed))
                    .getBytes(StandardCharsets.US_ASCII);
            try (Opened opened = open(again, List.of(decryption("enc-rsa")))) {
                assertThat(opened.verdict().refusal().orElseThrow().code()).isEqualTo("seal.decryption");
            }
        }
    }

    /** Where the 256 octets of the only wrapped key begin. */
    private static int wrappedKey(byte[] cms) {
        byte[] frame = {0x04, (byte) 0x82, 0x01, 0x00};
        for (int at = 0; at < cms.length - frame.length; at++) {
            if (Arrays.equals(cms, at, at + frame.length, frame, 0, frame.length)) {
                return at + frame.length;
            }
        }
        throw new IllegalStateException("no wrapped key");
    }

    private void refusedAtStart(String pin, String alias, KeyringRefusal why) {
        assertThatThrownBy(() -> Pkcs11Token.first(library, pin::toCharArray).identity(alias))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(why));
    }

    private void noLibrary() {
        assertThatThrownBy(() -> Pkcs11Token.inSlot(tokens + "/none.so", 1, PIN::toCharArray)
                        .identity("sign-rsa"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(KeyringRefusal.LIBRARY));
    }

    private void shows() {
        Identity identity = key("sign-rsa");
        assertThat(identity.key().getEncoded()).isNull();
        assertThat(identity.key().toString()).isEqualTo("TokenKey[…]");
    }

    private void lost() throws IOException {
        Identity signer = key("sign-rsa");
        DecryptionKey ours = decryption("enc-rsa");
        Identity reader = key("enc-rsa");
        byte[] mail = seal(signer, Suite.GCM, reader);
        Path elsewhere = tokens.resolveSibling("elsewhere");
        Files.move(tokens, elsewhere);
        Files.createDirectory(tokens);
        away(() -> seal(signer, Suite.GCM, reader));
        away(() -> open(mail, List.of(ours)));
    }

    private static void away(Rule work) {
        assertThatThrownBy(work::holds)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(KeyRefusal.TOKEN_AWAY));
    }

    private DecryptionKey decryption(String alias) {
        Identity identity = key(alias);
        return new DecryptionKey(identity.key(), identity.certificate());
    }

    private static byte[] seal(Identity signer, Suite suite, Identity to) throws IOException {
        var order = new SealOrder(
                Purpose.LETTER,
                PRACTICE,
                List.of(new SealOrder.Recipient(HOSPITAL, List.of(to.certificate()), suite)),
                SealOrder.Headers.of("<0123456789abcdef0123456789abcdef@mssante.test>"),
                Instant.now());
        var mail = new ByteArrayOutputStream();
        new Sealer(new SecureRandom()).seal(order, signer, out -> out.write(PAYLOAD), mail);
        return mail.toByteArray();
    }

    private void opens(byte[] mail, List<DecryptionKey> keys) throws IOException {
        try (Opened opened = open(mail, keys)) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.payload().readAllBytes()).isEqualTo(PAYLOAD);
        }
    }

    private Opened open(byte[] mail, List<DecryptionKey> keys) throws IOException {
        var keyring = Keyring.of(pki.issue(Leaf.signing(SUBJECT)).identity(), keys);
        var context = OpenContext.strict(
                        keyring, Set.of(HOSPITAL), pki.anchors(), Instant.now().plusSeconds(5))
                .with(Acceptance.unbound());
        return new Opener(Path.of(System.getProperty("java.io.tmpdir")), new SecureRandom())
                .open(new ByteArrayInputStream(mail), context);
    }
}
