package org.passerelle.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.passerelle.port.trust.KeyRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** What a key does while its token comes and goes; the token is the JDK's own RSA, and a lost handle one that it does not know. */
class HeldKeyTest {
    private static final String SIGNING = "SHA256withRSA";
    private static final byte[] OCTETS = {1, 2, 3};

    private final Provider provider = Objects.requireNonNull(Security.getProvider("SunRsaSign"));
    private final KeyPair pair = pair();
    private final Pkcs11Token.Opened there = new Pkcs11Token.Opened(provider, pair.getPrivate(), List.of());
    private final Pkcs11Token.Opened lost = new Pkcs11Token.Opened(provider, new Forgotten(), List.of());
    private final Deque<Supplier<Pkcs11Token.Opened>> answers = new ArrayDeque<>();
    private final HeldKey key = new HeldKey(() -> answers.remove().get(), lost);

    @Test
    void aTokenThatIsBackIsOpenedAgainAndWorks() throws GeneralSecurityException {
        answers.add(() -> there);
        assertThat(key.sign(SIGNING, null, OCTETS)).hasSize(256);
        assertThat(key.sign(SIGNING, null, OCTETS)).hasSize(256);
        assertThat(answers).isEmpty();
    }

    @Test
    void whileItIsAwayEachTryIsRefusedForTheTimeUntilItIsBack() throws GeneralSecurityException {
        answers.add(() -> refused(KeyringRefusal.LIBRARY));
        answers.add(() -> refused(KeyringRefusal.KEY));
        answers.add(() -> lost);
        answers.add(() -> there);
        away();
        away();
        away();
        assertThat(key.sign(SIGNING, null, OCTETS)).hasSize(256);
    }

    @Test
    void aPinThatIsRefusedIsNotTriedAgain() {
        answers.add(() -> refused(KeyringRefusal.PIN));
        answers.add(() -> there);
        away();
        away();
        assertThat(answers).hasSize(1);
    }

    private void away() {
        assertThatThrownBy(() -> key.sign(SIGNING, null, OCTETS))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(KeyRefusal.TOKEN_AWAY));
    }

    private static Pkcs11Token.Opened refused(KeyringRefusal why) {
        throw Refusal.of(why).refused();
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** A handle that no provider knows. */
    private static final class Forgotten implements PrivateKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
