package org.passerelle.gateway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
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
        for (Check check : Check.values()) {
            lines.add(word(check) + ": " + state(check)
                    + code(check).map(code -> " " + code).orElse(""));
        }
        verdict.sender().ifPresent(sender -> lines.add("signer: " + sender.subject()));
        verdict.sender().flatMap(Sender::boundAddress).ifPresent(address -> lines.add("from: " + address.value()));
        verdict.letterId().ifPresent(id -> lines.add("letter: " + id));
        lines.add("verdict: " + word());
        return lines;
    }

    Json.Obj json() {
        Json.Builder checks = Json.object();
        Json.Builder codes = Json.object();
        for (Check check : Check.values()) {
            checks.put(word(check), state(check));
            code(check).ifPresent(code -> codes.put(word(check), code));
        }
        Json.Builder json = Json.object()
                .put("verdict", word())
                .put("readable", verdict.readable())
                .put("applicable", verdict.applicable())
                .put("checks", checks.build())
                .put("codes", codes.build())
                .put("code", verdict.refusal().map(RefusalCode::code))
                .put("letter", verdict.letterId().map(Sha256::hex))
                .put("content", verdict.contentHash().map(Sha256::hex))
                .put("signed", verdict.signingTime().map(Instants::format));
        verdict.sender().ifPresent(sender -> json.put("identity", identity(sender)));
        if (verdict.readable()) {
            json.put("algorithms", Json.texts(opened.algorithms()));
            json.put("reads", opened.reads().map(suite -> suite.name().toLowerCase(Locale.ROOT)));
        }
        return json.build();
    }

    /** What a reader is to be shown: the address where the certificate is bound to it, its subject otherwise. */
    private static Json.Obj identity(Sender sender) {
        Optional<String> address = sender.boundAddress().map(MailAddress::value);
        return Json.object()
                .put("shown", address.orElse(sender.subject()))
                .put("address", address)
                .put("subject", sender.subject())
                .put("structure", sender.organisation().map(StructureId::value))
                .put("certificate", sender.certificateHash().hex())
                .build();
    }

    private String word() {
        return verdict.applicable() ? "full" : verdict.readable() ? "shown only" : "refused";
    }

    /** That a letter was not seen before is what stands against a replay, and is called so. */
    private static String word(Check check) {
        return check == Check.NOT_SEEN
                ? "replay"
                : check.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What follows the first refusal, and what needs a store, is not checked. */
    private String state(Check check) {
        return verdict.result(check)
                .map(result -> result instanceof CheckResult.Failed
                        ? "failed"
                        : result instanceof CheckResult.Absent ? "absent" : "passed")
                .orElse("not-checked");
    }

    private Optional<String> code(Check check) {
        return verdict.result(check)
                .flatMap(result -> result instanceof CheckResult.Failed failed
                        ? Optional.of(failed.code().code())
                        : result.lets() ? Optional.empty() : Optional.of(SealRefusal.ABSENT.code()));
    }
}
