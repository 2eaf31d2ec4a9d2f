package org.passerelle.specs.demo;

import java.util.List;
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

/**
 * One mail that crossed the mail server, opened with its recipient's keys.
 *
 * @param number from 1, in the order in which the mails crossed
 * @param sender whose mailbox it left
 * @param recipients where it went
 * @param what the step that it takes or tells, {@code receipt-…} or {@code notice}
 * @param octets as they crossed
 * @param algorithms what sealed it, by role; none for a notice
 * @param verdict what the checks gave that need no store; null for a notice
 * @param statement what the sender's letter states of its own chain; null for a receipt, which stands in a trace, and for a notice
 */
record CrossedMail(
        int number,
        MailAddress sender,
        List<MailAddress> recipients,
        String what,
        byte[] octets,
        Map<String, String> algorithms,
        @Nullable Verdict verdict,
        @Nullable Statement statement) {

    CrossedMail {
        recipients = List.copyOf(recipients);
        algorithms = Map.copyOf(algorithms);
    }

    Optional<Statement> findStatement() {
        return Optional.ofNullable(statement);
    }

    /** {@code 01-practice-request.eml}. */
    String fileName() {
        return (number < 10 ? "0" : "") + number + "-" + who() + "-" + what + ".eml";
    }

    String who() {
        return sender.equals(Cast.PRACTICE) ? "practice" : "hospital";
    }

    /** The mail as {@code summary.json} lists it. */
    Json.Obj json() {
        Json.Builder json = Json.object()
                .put("file", "letters/" + fileName())
                .put("what", what)
                .put("sender", sender.value())
                .put(
                        "recipients",
                        Json.texts(recipients.stream().map(MailAddress::value).toList()))
                .put("size", octets.length)
                .put("sha256", Sha256.hash(octets));
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
        return check.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String word(CheckResult result) {
        return result instanceof CheckResult.Failed failed
                ? failed.code().code()
                : result instanceof CheckResult.Passed ? "passed" : "absent";
    }
}
