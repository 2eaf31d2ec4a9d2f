package org.passerelle.node;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.mail.HandOver;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.mail.Post;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** Hands one mailbox's outbox to its mail server, the very bytes that were sealed. */
final class OutboxPump {
    /** Most mails that one look hands over. */
    static final int BATCH = 50;

    /** Why a mail waits after a bug of ours, which the node's health names. */
    static final String UNFORESEEN = "outbox.unforeseen";

    private final Premises premises;
    private final HandOver handOver;
    private final List<MailAddress> senders;
    private final Post post;

    /**
     * One for each mailbox that submits its mail. A letter that was forwarded from another address of its card is answered from
     * there, through the mailbox that got it.
     */
    static List<OutboxPump> of(Premises premises, List<Mailbox> mailboxes) {
        List<OutboxPump> pumps = new ArrayList<>();
        Set<MailAddress> sent = mailboxes.stream().map(Mailbox::address).collect(Collectors.toSet());
        for (Mailbox mailbox : mailboxes) {
            Post post = mailbox.post();
            if (post != null) {
                List<MailAddress> senders = new ArrayList<>(List.of(mailbox.address()));
                premises.book().answeredBy(mailbox.address()).stream()
                        .filter(sent::add)
                        .sorted()
                        .forEach(senders::add);
                pumps.add(new OutboxPump(premises, senders, post));
            }
        }
        return pumps;
    }

    /** @param senders the mailbox, and after it those whose mail leaves through it */
    OutboxPump(Premises premises, List<MailAddress> senders, Post post) {
        this.premises = premises;
        this.handOver = new HandOver(premises);
        this.senders = List.copyOf(senders);
        this.post = post;
    }

    /** One look; tells how many mails were handed over. */
    int step() {
        int sent = 0;
        @Nullable RuntimeException bug = null;
        for (OutboxItem item : due()) {
            try {
                sent += handed(item) ? 1 : 0;
            } catch (Refused away) {
                throw away;
            } catch (RuntimeException unforeseen) {
                handOver.postponed(item, UNFORESEEN);
                bug = unforeseen;
            }
        }
        if (bug != null) {
            throw bug;
        }
        return sent;
    }

    private List<OutboxItem> due() {
        return senders.stream()
                .flatMap(sender -> premises.store().outbox().due(sender, premises.now(), BATCH).stream())
                .limit(BATCH)
                .toList();
    }

    MailAddress mailbox() {
        return senders.get(0);
    }

    List<MailAddress> senders() {
        return senders;
    }

    MailboxState state() {
        return post.state();
    }

    /** One mail that cannot be handed over must not stop the others. */
    private boolean handed(OutboxItem item) {
        try {
            return !handOver.expired(item) && handOver.mayLeave(item) && deliver(item);
        } catch (Refused refused) {
            if (refused.refusal().code().lasting() == RefusalCode.Lasting.TEMPORARY) {
                handOver.postponed(item, refused.code().code());
            } else {
                handOver.abandon(item, refused.code().code());
            }
            return false;
        }
    }

    private boolean deliver(OutboxItem item) {
        var envelope = new MailEnvelope(item.nullSender() ? null : item.from(), item.to());
        Delivery delivery = post.post(envelope, bytes(item));
        if (item.nullSender() && delivery instanceof Delivery.PermanentFailure) {
            // some servers refuse the null sender: our own address then, with Auto-Submitted inside (WIRE §2)
            delivery = post.post(MailEnvelope.from(item.from(), item.to()), bytes(item));
        }
        if (delivery instanceof Delivery.HandedOver) {
            handOver.taken(item);
            return true;
        } else if (delivery instanceof Delivery.TemporaryFailure later) {
            handOver.postponed(item, later.why().code().code());
        } else if (delivery instanceof Delivery.NotLoggedIn closed) {
            handOver.postponed(item, closed.why().code().code());
        } else if (delivery instanceof Delivery.PermanentFailure never) {
            handOver.failed(item, never.why().code().code());
        }
        return false;
    }

    private MailBytes bytes(OutboxItem item) {
        return new MailBytes() {
            @Override
            public long size() {
                return item.size();
            }

            @Override
            public InputStream open() {
                return premises.open(item);
            }
        };
    }
}
