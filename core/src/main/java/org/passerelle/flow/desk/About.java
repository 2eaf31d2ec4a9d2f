package org.passerelle.flow.desk;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.Verdict;

/**
 * What lists may show of a mail that had no effect: who sent it, as far as that is verified. Until signature and path hold there is
 * no sender, only what the mail claims (WIRE §2).
 *
 * @param letter the letter's id, null without a verified signer
 * @param subject the signer's certificate subject, RFC 2253 text, null without a verified signer
 * @param organisation the structure that the certificate names, null when it names none
 * @param from what the mail says it comes from, null when it does not say one address
 * @param bound whether that address is the signer's
 * @param readable whether people may read what it says
 * @param exchange its exchange as a verified signer says, null when none is known
 */
public record About(
        @Nullable Sha256 letter,
        @Nullable String subject,
        @Nullable StructureId organisation,
        @Nullable MailAddress from,
        boolean bound,
        boolean readable,
        @Nullable Id exchange) {

    /** Most characters of a certificate's subject that are kept. */
    public static final int LONGEST_SUBJECT = 512;

    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    /** Nothing is known of it. */
    public static final About NOTHING = new About(null, null, null, null, false, false, null);

    public static About of(OpenedMail opened) {
        if (opened instanceof OpenedMail.ALetter letter) {
            return of(letter.letter());
        } else if (opened instanceof OpenedMail.AReceipt receipt) {
            return of(receipt.verdict(), receipt.receipt().recipient(), false, null);
        } else if (opened instanceof OpenedMail.Onboards newcomer) {
            return of(newcomer.verdict(), newcomer.claimedFrom(), false, null);
        } else if (opened instanceof OpenedMail.Denied denied) {
            return of(denied.verdict(), denied.claimedFrom(), false, null);
        }
        return opened instanceof OpenedMail.AClear clear
                ? new About(null, null, null, clear.mail().from(), false, false, null)
                : NOTHING;
    }

    public static About of(OpenedMail.OpenedLetter letter) {
        return of(
                letter.verdict(), letter.claimedFrom(), true, letter.envelope().exchange());
    }

    private static About of(Verdict verdict, @Nullable MailAddress from, boolean readable, @Nullable Id exchange) {
        Verdict.Proven proven = verdict.proven();
        if (proven == null || !signed(verdict)) {
            return new About(null, null, null, from, false, false, null);
        }
        Sender sender = proven.sender();
        return new About(
                proven.letterId(),
                shown(sender.subject()),
                sender.organisation().orElse(null),
                sender.boundAddress().orElse(from),
                sender.boundAddress().isPresent(),
                readable,
                exchange);
    }

    /** A subject as it can be kept and shown: certificates may hold octets that are no text. */
    private static String shown(String subject) {
        String plain = Normalizer.normalize(NOT_SHOWN.matcher(subject).replaceAll(""), Normalizer.Form.NFC);
        return plain.codePointCount(0, plain.length()) <= LONGEST_SUBJECT
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_SUBJECT));
    }

    /** Whether everything that makes a signer was judged and holds: signature, path, validity, key usage, revocation. */
    private static boolean signed(Verdict verdict) {
        return verdict.result(Check.REVOCATION).isPresent()
                && verdict.results().entrySet().stream()
                        .filter(result -> result.getKey().compareTo(Check.REVOCATION) <= 0)
                        .allMatch(result -> result.getValue().lets());
    }

    /** Whether the only thing wrong with the sender is that nobody confirmed their address. */
    public static boolean isUnbound(OpenedMail opened) {
        return isShownOnly(opened, Check.FROM);
    }

    /** Whether nobody could tell if its signer is revoked. */
    public static boolean isRevocationUnknown(OpenedMail opened) {
        return isShownOnly(opened, Check.REVOCATION);
    }

    private static boolean isShownOnly(OpenedMail opened, Check check) {
        return verdict(opened)
                .flatMap(verdict -> verdict.result(check))
                .filter(CheckResult.Failed.class::isInstance)
                .filter(CheckResult::lets)
                .isPresent();
    }

    private static Optional<Verdict> verdict(OpenedMail opened) {
        if (opened instanceof OpenedMail.ALetter letter) {
            return Optional.of(letter.letter().verdict());
        } else if (opened instanceof OpenedMail.AReceipt receipt) {
            return Optional.of(receipt.verdict());
        }
        return opened instanceof OpenedMail.Denied denied ? Optional.of(denied.verdict()) : Optional.empty();
    }

    /** As the store keeps it. */
    public Json.Obj json() {
        return Json.object()
                .put("letter", Optional.ofNullable(letter).map(Sha256::hex))
                .put("subject", subject)
                .put("organisation", Optional.ofNullable(organisation).map(StructureId::value))
                .put("from", Optional.ofNullable(from).map(MailAddress::value))
                .put("bound", bound)
                .put("readable", readable)
                .put("exchange", Optional.ofNullable(exchange).map(Id::hex))
                .build();
    }

    /** What {@link #json} wrote; nothing of what an older node wrote. */
    public static About read(Json.Obj json) {
        if (!json.has("bound")) {
            return NOTHING;
        }
        return new About(
                json.findText("letter").map(Sha256::parse).orElse(null),
                json.findText("subject").orElse(null),
                json.findText("organisation").map(StructureId::new).orElse(null),
                json.findText("from").map(MailAddress::new).orElse(null),
                json.bool("bound"),
                json.bool("readable"),
                json.findText("exchange").map(Id::parse).orElse(null));
    }

    /** Nothing: it names a sender. */
    @Override
    public String toString() {
        return "About[…]";
    }
}
