package org.passerelle.specs.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.trace.Statement;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Verdict;
import org.passerelle.specs.demo.world.PostOffice;

/**
 * One mail that crossed the mail server, opened with its recipient's keys.
 *
 * @param carried the mail itself, its number among those that crossed, and whose mailbox it came to
 * @param sender whose mailbox it left
 * @param who what files call them
 * @param kind what sort of mail it is
 * @param what the step that it takes or tells, {@code receipt-…}, {@code notice} or {@code ordinary}
 * @param title what it is about, for people
 * @param algorithms what sealed it, by role; none for what is not sealed
 * @param verdict what the checks gave that need no store; null for what is not sealed
 * @param statement what the sender's letter states of its own chain; null for a receipt, which stands in a trace, and for what is not sealed
 */
record CrossedMail(
        PostOffice.Carried carried,
        MailAddress sender,
        String who,
        Kind kind,
        String what,
        String title,
        Map<String, String> algorithms,
        @Nullable Verdict verdict,
        @Nullable Statement statement) {

    CrossedMail {
        algorithms = Map.copyOf(algorithms);
    }

    /** The sorts of mail. */
    enum Kind {
        LETTER,
        RECEIPT,
        /** To one of the people, that something waits. */
        NOTICE,
        /** To or from somebody who has a mail program and nothing else. */
        ORDINARY
    }

    Optional<Statement> findStatement() {
        return Optional.ofNullable(statement);
    }

    int number() {
        return carried.number();
    }

    /** {@code 01-practice-request.eml}. */
    String fileName() {
        return (number() < 10 ? "0" : "") + number() + "-" + who + "-" + what + ".eml";
    }

    /** The mail as {@code summary.json} lists it. */
    Json.Obj json() {
        Json.Builder json = Json.object()
                .put("file", "letters/" + fileName())
                .put("what", what)
                .put("sender", sender.value())
                .put("recipients", Json.texts(List.of(carried.to().value())))
                .put("size", carried.octets().length)
                .put("sha256", Sha256.hash(carried.octets()));
        if (!algorithms.isEmpty()) {
            Json.Builder names = Json.object();
            algorithms.forEach(names::put);
            json.put("algorithms", names.build());
        }
        if (verdict != null) {
            json.put("id", verdict.letterId().map(Sha256::hex)).put("verdict", verdict(verdict));
        }
        return json.build();
    }

    private static Json.Obj verdict(Verdict verdict) {
        Json.Builder checks = Json.object();
        verdict.results().forEach((check, result) -> checks.put(word(check), word(result)));
        return Json.object()
                .put("applicable", verdict.applicable())
                .put("checks", checks.build())
                .build();
    }

    private static String word(Check check) {
        return check.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(CheckResult result) {
        return result instanceof CheckResult.Failed failed
                ? failed.code().code()
                : result instanceof CheckResult.Passed ? "passed" : "absent";
    }
}
