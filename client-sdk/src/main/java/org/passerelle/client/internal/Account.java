package org.passerelle.client.internal;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;

/**
 * One of our addresses and where its mail goes and comes.
 *
 * @param address the address, which is the account's name unless the URIs name another
 * @param servers where it is sent and read; null when the host does both
 */
public record Account(MailAddress address, @Nullable Servers servers) {

    /**
     * The operator's two servers.
     *
     * @param submission {@code smtps://host:port}, or {@code smtp://host:port} for STARTTLS
     * @param reading {@code imaps://host:port}, or {@code imap://host:port} for STARTTLS
     */
    public record Servers(URI submission, URI reading, Login login) {}
}
