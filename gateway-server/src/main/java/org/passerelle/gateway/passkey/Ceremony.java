package org.passerelle.gateway.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.passerelle.gateway.session.Passkey;
import org.passerelle.gateway.session.SessionRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Untrusted;

/** What authenticators say, judged by webauthn4j: its trouble in our codes. Who made an authenticator is nobody's business here. */
final class Ceremony {
    /** ES256, EdDSA, RS256. */
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    static final List<Long> KINDS =
            ALGORITHMS.stream().map(COSEAlgorithmIdentifier::getValue).toList();

    private static final int SHORTEST_RSA = 2048;
    private static final int LONGEST_RSA = 4096;

    private static final Map<Class<? extends VerificationException>, RefusalCode> CODES = Map.of(
            BadChallengeException.class, PasskeyRefusal.CHALLENGE,
            BadOriginException.class, PasskeyRefusal.ORIGIN,
            BadTopOriginException.class, PasskeyRefusal.ORIGIN,
            CrossOriginException.class, PasskeyRefusal.ORIGIN,
            BadRpIdException.class, PasskeyRefusal.ORIGIN,
            UserNotPresentException.class, PasskeyRefusal.UNVERIFIED,
            UserNotVerifiedException.class, PasskeyRefusal.UNVERIFIED,
            NotAllowedAlgorithmException.class, PasskeyRefusal.KIND,
            MaliciousCounterValueException.class, SessionRefusal.PASSKEY_COUNTER);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** A new passkey, as its authenticator describes it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Made(byte[] id, byte[] key, long counted, boolean synced) {}

    /** Judges an answer to a login; tells how many signatures the passkey made, as it says. */
    long judge(Posted.Assertion answer, Passkey known, ServerProperty asked) {
        var request = new AuthenticationRequest(
                Posted.octets(answer.id(), Passkey.MOST_ID),
                Posted.octets(answer.handle(), Posted.MOST_HANDLE),
                Posted.octets(answer.said(), Posted.MOST_SAID),
                Posted.octets(answer.client(), Posted.MOST_CLIENT),
                Posted.octets(answer.signature(), Posted.MOST_SIGNATURE));
        return judged(() -> {
            AuthenticationData data = manager.parse(request);
            requireOurs(data.getCollectedClientData());
            AuthenticatorData<?> said = data.getAuthenticatorData();
            if (said == null) {
                throw Refusal.of(PasskeyRefusal.FORM).refused();
            }
            manager.verify(data, new AuthenticationParameters(asked, record(known), null, true, true));
            return said.getSignCount();
        });
    }

    /** Judges a new passkey. */
    Made judge(Posted.Attestation answer, ServerProperty asked) {
        var request = new RegistrationRequest(
                Posted.octets(answer.attestation(), Posted.MOST_ATTESTATION),
                Posted.octets(answer.client(), Posted.MOST_CLIENT));
        return judged(() -> {
            RegistrationData data = manager.parse(request);
            requireOurs(data.getCollectedClientData());
            List<PublicKeyCredentialParameters> kinds = ALGORITHMS.stream()
                    .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
                    .toList();
            manager.verify(data, new RegistrationParameters(asked, kinds, true, true));
            return made(data);
        });
    }

    private Made made(RegistrationData data) {
        var attestation = data.getAttestationObject();
        AuthenticatorData<?> said = attestation == null ? null : attestation.getAuthenticatorData();
        AttestedCredentialData credential = said == null ? null : said.getAttestedCredentialData();
        if (said == null || credential == null) {
            throw Refusal.of(PasskeyRefusal.FORM).refused();
        }
        COSEKey key = credential.getCOSEKey();
        if (key.getPublicKey() instanceof RSAPublicKey rsa && !isOfSize(rsa)) {
            throw Refusal.of(PasskeyRefusal.KIND).refused();
        }
        byte[] written = converter.getCborConverter().writeValueAsBytes(key);
        if (key.getPublicKey() == null || written.length > Passkey.MOST_KEY) {
            throw Refusal.of(PasskeyRefusal.KIND).refused();
        }
        return new Made(credential.getCredentialId(), written, said.getSignCount(), said.isFlagBE());
    }

    private static boolean isOfSize(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        return bits >= SHORTEST_RSA && bits <= LONGEST_RSA;
    }

    /** The browser says so of a page inside another site's; it asks for nothing that frames of ours would. */
    private static void requireOurs(CollectedClientData client) {
        if (client == null) {
            throw Refusal.of(PasskeyRefusal.FORM).refused();
        } else if (Boolean.TRUE.equals(client.getCrossOrigin()) || client.getTopOrigin() != null) {
            throw Refusal.of(PasskeyRefusal.ORIGIN).refused();
        }
    }

    private CredentialRecordImpl record(Passkey known) {
        COSEKey key =
                converter.getCborConverter().readValue(Base64.getUrlDecoder().decode(known.key()), COSEKey.class);
        if (key == null) {
            throw Refusal.of(SessionRefusal.ACCOUNTS_FILE).refused();
        }
        var credential =
                new AttestedCredentialData(AAGUID.ZERO, Base64.getUrlDecoder().decode(known.id()), key);
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                known.synced(),
                null,
                known.counter(),
                credential,
                null,
                null,
                null,
                null);
    }

    /** What brings the library down is a form that cannot be read. */
    private static <T> T judged(Supplier<T> judging) {
        return Untrusted.read(PasskeyRefusal.FORM, () -> {
            try {
                return judging.get();
            } catch (VerificationException no) {
                // everything else that does not hold, a signature above all
                throw Refusal.of(CODES.getOrDefault(no.getClass(), PasskeyRefusal.WRONG))
                        .refused();
            }
        });
    }
}
