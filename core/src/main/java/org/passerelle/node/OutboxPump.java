package org.passerelle.node;

import java.io.InputStream;
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
    private final MailAddress sender;
    private final Post post;

    OutboxPump(Premises premises, MailAddress sender, Post post) {
        this.premises = premises;
        this.handOver = new HandOver(premises);
        this.sender = sender;
        this.post = post;
    }

    /** One look; tells how many mails were handed over. */
    int step() {
        int sent = 0;
        @Nullable RuntimeException bug = null;
        for (OutboxItem item : premises.store().outbox().due(sender, premises.now(), BATCH)) {
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

    MailAddress sender() {
        return sender;
    }

    MailboxState state() {
        return post.state();
    }

    /** One mail that cannot be handed over must not stop the others. */
    private boolean handed(OutboxItem item) {
        try {
            return !handOver.expired(item) && deliver(item);
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
                return premises.blobs().open(item.exchange(), item.blob());
            }
        };
    }
}
