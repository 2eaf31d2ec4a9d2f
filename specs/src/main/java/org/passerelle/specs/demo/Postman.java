package org.passerelle.specs.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Json;
import org.passerelle.ledger.trace.Statement;
import org.passerelle.letter.SealedLetters;
import org.passerelle.letter.Sealing;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Letters;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.demo.world.Party;
import org.passerelle.specs.demo.world.PostOffice;

/** Looks at every mail that crossed the mail server, as its recipient does, and leaves its octets in a folder. */
final class Postman {
    private final PostOffice office;
    private final Papers papers;
    private final Opener opener;
    private final Letters letters;
    private final List<CrossedMail> seen = new ArrayList<>();

    /** @param spool where opened letters wait, encrypted */
    Postman(PostOffice office, Papers papers, Path spool, SecureRandom random) {
        this.office = office;
        this.papers = papers;
        this.opener = new Opener(spool, random);
        this.letters = new SealedLetters(
                new Sealing(() -> papers.hospital().signing().identity(), random),
                new SealedLetters.Software("demo; Passerelle", Map.of()),
                opener,
                this::context);
    }

    /** The mails that crossed since the last look. */
    List<CrossedMail> look() {
        List<PostOffice.Carried> crossings = office.carried();
        List<CrossedMail> fresh = crossings.subList(seen.size(), crossings.size()).stream()
                .map(this::open)
                .toList();
        seen.addAll(fresh);
        return fresh;
    }

    /** All so far. */
    List<CrossedMail> seen() {
        return List.copyOf(seen);
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (CrossedMail crossed : seen) {
                Files.write(
                        folder.resolve(crossed.fileName()), crossed.carried().octets());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private CrossedMail open(PostOffice.Carried crossing) {
        MailAddress to = crossing.to();
        if (!papers.troupe().houses().contains(to)) {
            boolean ordinary = papers.troupe().findOrdinary().filter(to::equals).isPresent();
            return unsealed(
                    crossing,
                    papers.troupe().team().line(),
                    ordinary ? CrossedMail.Kind.ORDINARY : CrossedMail.Kind.NOTICE);
        }
        try (OpenedMail opened = letters.open(new ByteArrayInputStream(crossing.octets()), to, crossing.at())) {
            if (opened instanceof OpenedMail.ALetter letter) {
                return letter(crossing, to, letter.letter());
            } else if (opened instanceof OpenedMail.AReceipt receipt) {
                return receipt(crossing, receipt.verdict(), receipt.receipt());
            }
            // whoever has a mail program and nothing else wrote back
            MailAddress sender = papers.troupe()
                    .findOrdinary()
                    .orElseThrow(() -> new HouseBug("what crosses between the houses can be opened"));
            return unsealed(crossing, sender, CrossedMail.Kind.ORDINARY);
        }
    }

    private CrossedMail unsealed(PostOffice.Carried crossing, MailAddress sender, CrossedMail.Kind kind) {
        return new CrossedMail(
                crossing,
                sender,
                papers.troupe().who(sender),
                kind,
                kind.name().toLowerCase(Locale.ROOT),
                PlainMail.read(crossing.octets()).subject(),
                Map.of(),
                null,
                null);
    }

    private CrossedMail letter(PostOffice.Carried crossing, MailAddress to, OpenedMail.OpenedLetter letter) {
        Envelope envelope = letter.envelope();
        MailAddress sender = sender(letter.verdict());
        return new CrossedMail(
                crossing,
                sender,
                papers.troupe().who(sender),
                CrossedMail.Kind.LETTER,
                what(envelope),
                StoryWords.letter(envelope),
                algorithms(crossing, to),
                letter.verdict(),
                statement(letter.verdict(), envelope));
    }

    private CrossedMail receipt(PostOffice.Carried crossing, Verdict verdict, Receipt receipt) {
        MailAddress sender = sender(verdict);
        return new CrossedMail(
                crossing,
                sender,
                papers.troupe().who(sender),
                CrossedMail.Kind.RECEIPT,
                "receipt-" + receipt.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                StoryWords.receipt(receipt.status()),
                Map.of("signature", "RSASSA-PSS-SHA256-MGF1-SHA256-32", "digest", "SHA-256"),
                verdict,
                null);
    }

    /** How far the sender's chain goes, as its letter says it. */
    private static Statement statement(Verdict verdict, Envelope envelope) {
        Verdict.Proven proven = Optional.ofNullable(verdict.proven())
                .orElseThrow(() -> new HouseBug("what crosses between the houses is signed"));
        return new Statement(
                proven.sender().organisation().map(StructureId::value).orElse(null),
                proven.sender().subject(),
                proven.signingTime(),
                null,
                envelope.findHead().orElse(null));
    }

    private Map<String, String> algorithms(PostOffice.Carried crossing, MailAddress to) {
        try (Opened opened = opener.open(new ByteArrayInputStream(crossing.octets()), context(to, crossing.at()))) {
            List<String> names = opened.algorithms();
            return Map.of("content", names.get(0), "key", names.get(1), "signature", names.get(2), "digest", "SHA-256");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private OpenContext context(MailAddress mailbox, java.time.Instant at) {
        Party party = papers.party(mailbox);
        var keys = Keyring.of(
                party.signing().identity(), List.of(party.encryption().decryptionKey()));
        return OpenContext.strict(keys, Set.of(mailbox), papers.pki().anchors(), at);
    }

    private static MailAddress sender(Verdict verdict) {
        return verdict.sender()
                .flatMap(sender -> sender.boundAddress())
                .orElseThrow(() -> new HouseBug("the houses are bound by their certificates"));
    }

    /** The step that a letter takes, else the last step or event that it tells. */
    private static String what(Envelope envelope) {
        Optional<String> step = envelope.findStep().map(Envelope.StepHead::name);
        if (step.isPresent()) {
            return step.get();
        }
        String what = "tidings";
        for (Envelope.TellEvent event : envelope.events()) {
            Json.Obj payload = event.payload();
            what = event.type().equals("step") && payload != null ? payload.text("step") : event.type();
        }
        return what;
    }

    /** What the letters so far say of how far their senders' chains go. */
    List<Statement> statements() {
        return seen.stream()
                .flatMap(crossed -> crossed.findStatement().stream())
                .toList();
    }
}
