package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.pki.Pem;

/**
 * A mail server that somebody gives the demonstration: a properties file (UTF-8) that names submission, reading, whom their
 * certificates come from, and the four mailboxes' logins. See {@code docs/demo-mail.md}.
 *
 * @param submission {@code smtps://host:port}, or {@code smtp://host:port} for STARTTLS
 * @param reading {@code imaps://host:port}, or {@code imap://host:port} for STARTTLS
 * @param authorities whom the server's certificate must come from; empty for the JDK's own
 * @param accounts by mailbox
 */
record MailConfig(
        URI submission, URI reading, List<X509Certificate> authorities, Map<MailAddress, PostOffice.Account> accounts) {
    private static final Map<MailAddress, String> NAMES = Map.of(
            Cast.PRACTICE, "practice",
            Cast.LINE, "line",
            Cast.EXPERT_MAIL, "expert",
            Cast.COORDINATOR_MAIL, "coordinator");

    /** The play's mailboxes, in the order in which they are looked into. */
    static final List<MailAddress> MAILBOXES =
            List.of(Cast.LINE, Cast.PRACTICE, Cast.EXPERT_MAIL, Cast.COORDINATOR_MAIL);

    private static final String SMTP = "smtp";
    private static final String IMAP = "imap";
    private static final String AUTHORITIES = "authorities";
    private static final String PASSWORD = "password";

    MailConfig {
        authorities = List.copyOf(authorities);
        accounts = Map.copyOf(accounts);
    }

    /** What the file calls a mailbox. */
    static String name(MailAddress mailbox) {
        return NAMES.getOrDefault(mailbox, "unknown");
    }

    PostOffice.Account account(MailAddress mailbox) {
        PostOffice.Account account = accounts.get(mailbox);
        if (account == null) {
            throw new IllegalArgumentException("not one of the play's mailboxes");
        }
        return account;
    }

    /**
     * Reads one.
     *
     * @throws Refused {@code demo.mail-config} with the line's name
     */
    static MailConfig read(Path file) {
        var lines = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Refusal.of(DemoRefusal.MAIL_CONFIG)
                    .with(FactKey.FILE, file.getFileName())
                    .refused(unreadable);
        }
        requireKnown(lines);
        Map<MailAddress, PostOffice.Account> accounts = new java.util.HashMap<>();
        MAILBOXES.forEach(mailbox -> accounts.put(mailbox, account(lines, mailbox)));
        return new MailConfig(
                server(lines, SMTP), server(lines, IMAP), authorities(lines, file.toAbsolutePath()), accounts);
    }

    private static void requireKnown(Properties lines) {
        Set<String> unknown = new TreeSet<>(lines.stringPropertyNames());
        unknown.removeAll(Set.of(SMTP, IMAP, AUTHORITIES, PASSWORD));
        NAMES.values().forEach(name -> unknown.removeAll(Set.of(name + ".user", name + "." + PASSWORD)));
        if (!unknown.isEmpty()) {
            throw wrong(unknown.iterator().next());
        }
    }

    private static PostOffice.Account account(Properties lines, MailAddress mailbox) {
        String name = name(mailbox);
        String password = lines.getProperty(name + "." + PASSWORD, lines.getProperty(PASSWORD, ""));
        if (password.isEmpty()) {
            throw wrong(name + "." + PASSWORD);
        }
        return new PostOffice.Account(lines.getProperty(name + ".user", mailbox.value()), password);
    }

    private static URI server(Properties lines, String name) {
        URI uri;
        try {
            uri = URI.create(lines.getProperty(name, "").strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            throw wrong(name);
        }
        boolean known = Set.of(name, name + "s").contains(String.valueOf(uri.getScheme()));
        if (!known || uri.getHost() == null || uri.getPort() < 1) {
            throw wrong(name);
        }
        return uri;
    }

    private static List<X509Certificate> authorities(Properties lines, Path file) {
        String named = lines.getProperty(AUTHORITIES, "").strip();
        if (named.isEmpty()) {
            return List.of();
        }
        try {
            return Pem.certificates(Files.readString(file.resolveSibling(named), StandardCharsets.US_ASCII));
        } catch (IOException | Refused unreadable) {
            throw wrong(AUTHORITIES);
        }
    }

    private static Refused wrong(String line) {
        return Refusal.of(DemoRefusal.MAIL_CONFIG).with(FactKey.SETTING, line).refused();
    }

    /** Nothing: it holds passwords. */
    @Override
    public String toString() {
        return "MailConfig[…]";
    }
}
