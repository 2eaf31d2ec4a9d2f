package org.passerelle.port.trust;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.RefusalCode;

/**
 * What the checks of WIRE §3 gave for one letter, receipt, card or endorsement.
 *
 * @param required the checks without which nothing may be read
 * @param results what each judged check gave; the ones after the first refusal were not judged
 * @param proven what the signature proves, or null as long as signature and path do not both hold
 * @param absentRefusal the code under which a check that may not be absent is refused
 */
public record Verdict(
        Set<Check> required,
        Map<Check, CheckResult> results,
        @Nullable Proven proven,
        RefusalCode absentRefusal) {

    /**
     * What a holding signature proves.
     *
     * @param letterId SHA-256 of the DER SET OF signed attributes
     * @param contentHash the signed messageDigest
     * @param signingTime the signer's claim, to the second
     * @param sender who signed
     */
    public record Proven(Sha256 letterId, Sha256 contentHash, Instant signingTime, Sender sender) {}

    public Verdict {
        required = Collections.unmodifiableSet(EnumSet.copyOf(required));
        var ordered = new EnumMap<Check, CheckResult>(Check.class);
        ordered.putAll(results);
        results = Collections.unmodifiableMap(ordered);
        for (Map.Entry<Check, CheckResult> result : results.entrySet()) {
            if (result.getValue() instanceof CheckResult.Absent
                    && !result.getKey().mayBeAbsent()) {
                throw new HouseBug("this check is passed or failed, never absent");
            }
        }
    }

    /** The same verdict with one more check judged, or one judged again. */
    public Verdict with(Check check, CheckResult result) {
        var more = new EnumMap<Check, CheckResult>(Check.class);
        more.putAll(results);
        more.put(check, result);
        return new Verdict(required, more, proven, absentRefusal);
    }

    /** What the check gave; empty when it was not judged. */
    public Optional<CheckResult> result(Check check) {
        return Optional.ofNullable(results.get(check));
    }

    /** Who signed; empty until signature and path hold. */
    public Optional<Sender> sender() {
        return Optional.ofNullable(proven).map(Proven::sender);
    }

    public Optional<Sha256> letterId() {
        return Optional.ofNullable(proven).map(Proven::letterId);
    }

    public Optional<Sha256> contentHash() {
        return Optional.ofNullable(proven).map(Proven::contentHash);
    }

    public Optional<Instant> signingTime() {
        return Optional.ofNullable(proven).map(Proven::signingTime);
    }

    /** The checks that were absent: they lower the assurance and are shown. */
    public Set<Check> absent() {
        Set<Check> absent = EnumSet.noneOf(Check.class);
        results.forEach((check, result) -> {
            if (result instanceof CheckResult.Absent) {
                absent.add(check);
            }
        });
        return absent;
    }

    /** Whether people may read the content: every required check was judged and lets it through, and so does every other. */
    public boolean readable() {
        return proven != null
                && results.keySet().containsAll(required)
                && results.values().stream().allMatch(CheckResult::lets);
    }

    /** Whether the content may have an effect: it is readable and no check failed. */
    public boolean applicable() {
        return readable() && results.values().stream().noneMatch(CheckResult.Failed.class::isInstance);
    }

    /** Why the letter is refused, else why it is only shown: the first check, in order, that stands in the way. */
    public Optional<RefusalCode> refusal() {
        return results.values().stream()
                .filter(result -> !result.lets())
                .findFirst()
                .or(() -> results.values().stream()
                        .filter(CheckResult.Failed.class::isInstance)
                        .findFirst())
                .map(result -> result instanceof CheckResult.Failed failed ? failed.code() : absentRefusal);
    }
}
