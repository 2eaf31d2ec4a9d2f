package org.passerelle.mail;

import jakarta.mail.Session;
import java.util.Properties;
import org.passerelle.mail.leash.Leash;
import org.passerelle.refusal.Refusal;

/** Turns an account's settings into a Jakarta Mail session and the two words that log it in. */
final class MailSession {
    private final MailServer server;
    private final Properties properties = new Properties();
    private final String prefix;

    /** @param protocol {@code smtp} or {@code imap} */
    MailSession(MailServer server, String protocol, Leash leash) {
        this.server = server;
        this.prefix = "mail." + protocol + ".";
        var tls = new MailTls(server, leash, protocol.equals("imap"));
        properties.put(prefix + "ssl.socketFactory", tls);
        properties.put(prefix + "socketFactory", tls.beforeTls());
        // without this, a failed handshake is tried again with whatever the machine trusts
        set("socketFactory.fallback", "false");
        set("ssl.enable", implicit());
        set("ssl.checkserveridentity", "true");
        set("ssl.protocols", MailTls.PROTOCOLS);
        set("starttls.enable", !implicit());
        set("starttls.required", !implicit());
        set("connectiontimeout", server.patience().connect().toMillis());
        set("timeout", server.patience().read().toMillis());
        set("writetimeout", server.patience().write().toMillis());
        logins();
    }

    private void logins() {
        if (server.login() instanceof MailLogin.Password) {
            set("auth.mechanisms", "PLAIN LOGIN");
        } else if (server.login() instanceof MailLogin.XOAuth2) {
            set("auth.mechanisms", "XOAUTH2");
            // one step: a server that refuses says so at once (Angus would send an empty line first)
            set("auth.xoauth2.two.line.authentication.format", "false");
        } else {
            set("auth.mechanisms", "EXTERNAL");
            set("sasl.enable", "true");
            set("sasl.mechanisms", "EXTERNAL");
            set("sasl.authorizationid", server.login().user());
        }
    }

    boolean implicit() {
        return server.tls() == MailServer.Tls.IMPLICIT;
    }

    MailSession set(String name, Object value) {
        properties.setProperty(prefix + name, String.valueOf(value));
        return this;
    }

    Session open() {
        return Session.getInstance(properties);
    }

    /** The password or a fresh token; empty for a client certificate. */
    String secret() {
        if (server.login() instanceof MailLogin.Password password) {
            return password.secret().reveal();
        }
        if (server.login() instanceof MailLogin.XOAuth2 oauth) {
            return oauth.token()
                    .get()
                    .orElseThrow(() -> Refusal.of(MailRefusal.TOKEN_MISSING).refused())
                    .reveal();
        }
        return "";
    }
}
