package org.passerelle.seal;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.KeyRefusal;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.Refused;
import org.passerelle.refusal.Untrusted;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.suite.Unaccepted;

/**
 * The checks of one letter being judged, in their order, until one refuses. Here, and only here, whatever goes wrong inside a
 * check becomes that check's refusal.
 */
final class Judgement {

    /** One check: a result, or a {@link Refused} that fails it. */
    @FunctionalInterface
    interface Body {
        CheckResult judge() throws IOException;
    }

    private final Set<Check> required;
    private final Map<Check, CheckResult> results = new EnumMap<>(Check.class);
    private Verdict.@Nullable Proven proven;
    private boolean stopped;

    Judgement(Set<Check> required) {
        this.required = required;
    }

    /**
     * Judges one check, unless an earlier one refused.
     *
     * @throws IOException when the mail's source or the spool fails: that says nothing about the letter
     */
    void check(Check check, Body body) throws IOException {
        if (stopped) {
            return;
        }
        CheckResult result = boundary(body);
        results.put(check, result);
        stopped = !result.lets();
    }

    void prove(Verdict.Proven what) {
        proven = what;
    }

    boolean stopped() {
        return stopped;
    }

    Verdict verdict() {
        return new Verdict(required, results, proven, SealRefusal.ABSENT);
    }

    @SuppressWarnings("CatchingUnchecked") // parsers of hostile octets throw anything
    private static CheckResult boundary(Body body) throws IOException {
        try {
            return body.judge();
        } catch (IOException environment) {
            throw environment;
        } catch (Refused refused) {
            if (refused.code() instanceof KeyRefusal) {
                // Our own key is away: that says nothing about the letter.
                throw refused;
            }
            return refused.code() instanceof SealRefusal
                    ? CheckResult.failed(refused.code())
                    : CheckResult.failed(SealRefusal.MALFORMED);
        } catch (Unaccepted unaccepted) {
            return CheckResult.failed(SealRefusal.of(unaccepted));
        } catch (MalformedFrame malformed) {
            return CheckResult.failed(malformed.isTooLarge() ? SealRefusal.TOO_LARGE : SealRefusal.MALFORMED);
        } catch (Throwable anything) {
            Untrusted.requireAlive(anything);
            return CheckResult.failed(SealRefusal.MALFORMED);
        }
    }
}
