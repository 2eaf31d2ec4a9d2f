package org.passerelle.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.directory.WhitelistKeeper;
import org.passerelle.directory.asked.DirectoryDesk;
import org.passerelle.flow.Escalate;
import org.passerelle.flow.SweepBlobs;
import org.passerelle.flow.catalogue.Catalogues;
import org.passerelle.flow.clear.ClearReceipts;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.ledger.SignCheckpoint;
import org.passerelle.flow.listed.ListAnew;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.flow.mail.WatchReceipts;
import org.passerelle.flow.onboarding.ConfirmByDirectory;
import org.passerelle.flow.onboarding.Newcomers;
import org.passerelle.flow.onboarding.SpreadCards;
import org.passerelle.flow.onboarding.SpreadCatalogue;
import org.passerelle.flow.told.SendTexts;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.Refused;

/** Everything that a node does without being asked, each by its own {@code step}. */
final class Pumps {
    private static final String SMS = "sms";

    private final ReceiveMail receiveMail;
    private final Escalate escalate;
    private final SignCheckpoint checkpoints;
    private final AuditPump audit;
    private final SweepBlobs sweep;
    private final ListAnew listing;
    private final RevocationPump revocation;
    private final WatchReceipts receipts;
    private final ClearReceipts reports;
    private final @Nullable WhitelistKeeper whitelist;
    private final DirectoryDesk directory;
    private final ConfirmByDirectory confirming;
    private final SpreadCards spreading;
    private final Catalogues catalogues;
    private final SpreadCatalogue spreadingCatalogue;
    private final List<OutboxPump> outboxes;
    private final SendTexts texts;
    private final Texting texting;
    private final List<IntakePump> intakes = new ArrayList<>();

    Pumps(
            Wiring wiring,
            ReceiveMail receiveMail,
            ConfirmByDirectory confirming,
            Newcomers newcomers,
            Catalogues catalogues) {
        Premises premises = wiring.premises();
        this.receiveMail = receiveMail;
        this.escalate = new Escalate(premises);
        this.checkpoints = new SignCheckpoint(premises);
        this.audit = new AuditPump(premises, wiring.store());
        this.sweep = new SweepBlobs(premises);
        this.listing = new ListAnew(premises);
        this.revocation = new RevocationPump(premises);
        this.receipts =
                new WatchReceipts(premises, wiring.settings().vigilance().receipt());
        this.reports = new ClearReceipts(premises);
        this.whitelist = wiring.whitelist();
        this.directory = wiring.directory();
        this.confirming = confirming;
        this.spreading = newcomers.spreading();
        this.catalogues = catalogues;
        this.spreadingCatalogue = newcomers.spreading(catalogues::leaving);
        this.outboxes = OutboxPump.of(premises, wiring.settings().mailboxes());
        this.texting = wiring.settings().texting();
        this.texts = new SendTexts(premises, texting.post());
        for (Mailbox mailbox : wiring.settings().mailboxes()) {
            if (mailbox.intake() != null) {
                intakes.add(new IntakePump(premises, receiveMail, mailbox.address(), mailbox.intake()));
            }
        }
    }

    /** The same as wheels, each at its own pace. */
    List<Clockwork.Wheel> wheels(NodeSettings.Pace pace) {
        List<Clockwork.Wheel> wheels = new ArrayList<>();
        wheels.add(new Clockwork.Wheel("ticker", pace.ticker(), () -> escalate.tick() == Escalate.BATCH));
        wheels.add(Clockwork.Wheel.of("checkpoints", SignCheckpoint.LONGEST, checkpoints::step));
        wheels.add(Clockwork.Wheel.of("held", pace.intake(), receiveMail::release));
        wheels.add(Clockwork.Wheel.of("revocation", pace.intake(), revocation::step));
        if (whitelist != null) {
            wheels.add(Clockwork.Wheel.of("whitelist", pace.intake(), whitelist::step));
        }
        if (!directory.isEmpty()) {
            wheels.add(Clockwork.Wheel.of("directory", pace.intake(), directory::step));
            wheels.add(Clockwork.Wheel.of("newcomers", pace.intake(), confirming::step));
        }
        wheels.add(Clockwork.Wheel.of("apart", pace.intake(), receiveMail::judgeAgain));
        outboxes.forEach(outbox ->
                wheels.add(Clockwork.Wheel.of("outbox " + outbox.mailbox().value(), pace.outbox(), outbox::step)));
        intakes.forEach(intake ->
                wheels.add(Clockwork.Wheel.of("intake " + intake.mailbox().value(), pace.intake(), intake::step)));
        if (texting.rules().sends()) {
            wheels.add(Clockwork.Wheel.of(SMS, pace.outbox(), texts::step));
        }
        wheels.add(Clockwork.Wheel.of("audit", pace.ticker(), audit::step));
        wheels.add(new Clockwork.Wheel("lists", pace.intake(), () -> listing.step() > 0));
        wheels.add(Clockwork.Wheel.of("receipts", pace.intake(), receipts::step));
        wheels.add(Clockwork.Wheel.of("reports", pace.intake(), reports::step));
        wheels.add(Clockwork.Wheel.of("cards", pace.intake(), spreading::step));
        wheels.add(Clockwork.Wheel.of("catalogue", pace.intake(), catalogues::make));
        wheels.add(Clockwork.Wheel.of("catalogue letters", pace.intake(), spreadingCatalogue::step));
        wheels.add(Clockwork.Wheel.of("catalogues", pace.intake(), catalogues::fetch));
        wheels.add(Clockwork.Wheel.of("sweep", SweepBlobs.PAUSE, sweep::step));
        return wheels;
    }

    /** One turn of each; tells how many things were done. */
    int step() {
        int done = escalate.tick()
                + checkpoints.step()
                + revocation.step()
                + receiveMail.judgeAgain()
                + receiveMail.release();
        for (IntakePump intake : intakes) {
            done += intake.step();
        }
        for (OutboxPump outbox : outboxes) {
            done += outbox.step();
        }
        return done
                + (texting.rules().sends() ? texts.step() : 0)
                + receipts.step()
                + reports.step()
                + audit.step()
                + listing.step()
                + spreading.step()
                + refreshed(catalogues::make)
                + spreadingCatalogue.step()
                + refreshed(catalogues::fetch)
                + sweep.step()
                + refreshed(() -> whitelist != null && whitelist.step() ? 1 : 0)
                + refreshed(directory::step)
                + confirming.step();
    }

    /** A list that does not come stops nothing: the one that is held serves on. */
    private static int refreshed(IntSupplier step) {
        try {
            return step.getAsInt();
        } catch (Refused none) {
            return 0;
        }
    }

    /** The addresses whose mails we submit ourselves. */
    Set<MailAddress> senders() {
        return outboxes.stream().flatMap(outbox -> outbox.senders().stream()).collect(Collectors.toSet());
    }

    /** Reading and sending of each own address, and sending of short messages. */
    Map<String, MailboxState> states() {
        Map<String, MailboxState> states = new HashMap<>();
        outboxes.forEach(outbox -> states.put("post " + outbox.mailbox().value(), outbox.state()));
        intakes.forEach(intake -> states.put("intake " + intake.mailbox().value(), intake.state()));
        if (texting.rules().sends()) {
            states.put(SMS, texting.post().state());
        }
        return states;
    }

    AuditPump audit() {
        return audit;
    }
}
