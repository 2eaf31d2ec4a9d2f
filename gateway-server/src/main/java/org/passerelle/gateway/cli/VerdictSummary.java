package org.passerelle.gateway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.seal.Opened;
import org.passerelle.seal.SealRefusal;

/** A verdict for people and for programs: each check with what it gave, and who signed once that is proven. */
final class VerdictSummary {
    private final Opened opened;
    private final Verdict verdict;

    VerdictSummary(Opened opened) {
        this.opened = opened;
        this.verdict = opened.verdict();
    }

    /** Whether the letter may be read, and nothing stands against it but that its certificate names no address. */
    boolean lacksOnlyBinding() {
        return verdict.readable()
                && verdict.results().values().stream()
                        .filter(CheckResult.Failed.class::isInstance)
                        .allMatch(result -> ((CheckResult.Failed) result).code() == SealRefusal.UNBOUND);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        verdict.results().forEach((check, result) -> lines.add(word(check) + ": " + word(result)));
        verdict.sender().ifPresent(sender -> lines.add("signer: " + sender.subject()));
        verdict.sender().flatMap(Sender::boundAddress).ifPresent(address -> lines.add("from: " + address.value()));
        verdict.letterId().ifPresent(id -> lines.add("letter: " + id));
        lines.add("verdict: " + (verdict.applicable() ? "full" : verdict.readable() ? "shown only" : "refused"));
        return lines;
    }

    Json.Obj json() {
        Json.Builder checks = Json.object();
        verdict.results().forEach((check, result) -> checks.put(word(check), word(result)));
        Json.Builder json = Json.object()
                .put("readable", verdict.readable())
                .put("applicable", verdict.applicable())
                .put("checks", checks.build())
                .put("code", verdict.refusal().map(RefusalCode::code))
                .put("signer", verdict.sender().map(Sender::subject))
                .put("from", verdict.sender().flatMap(Sender::boundAddress).map(address -> address.value()))
                .put("letter", verdict.letterId().map(Sha256::hex))
                .put("content", verdict.contentHash().map(Sha256::hex));
        if (verdict.readable()) {
            json.put("algorithms", Json.texts(opened.algorithms()));
        }
        return json.build();
    }

    private static String word(Check check) {
        return check.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(CheckResult result) {
        if (result instanceof CheckResult.Failed failed) {
            return "failed " + failed.code().code();
        } else if (result instanceof CheckResult.Absent absent) {
            return absent.allowed() ? "absent" : "absent and required";
        }
        return "passed";
    }
}
