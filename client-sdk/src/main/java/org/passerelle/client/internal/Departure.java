package org.passerelle.client.internal;

import java.io.InputStream;
import java.util.List;
import org.passerelle.node.Outgoing;
import org.passerelle.party.MailAddress;

/** A mail that the host is to send. */
public final class Departure {
    private final Outgoing mail;

    Departure(Outgoing mail) {
        this.mail = mail;
    }

    public MailAddress from() {
        return mail.from();
    }

    public boolean nullSender() {
        return mail.nullSender();
    }

    public List<MailAddress> to() {
        return mail.to();
    }

    public long size() {
        return mail.size();
    }

    public InputStream open() {
        return mail.open();
    }

    public void handedOver() {
        mail.handedOver();
    }

    public void postponed() {
        mail.postponed();
    }

    public void failed() {
        mail.failed();
    }
}
