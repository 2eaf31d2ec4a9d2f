package org.passerelle.specs.demo.world;

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
 * certificates come from, and the logins of the mailboxes of every pathway's play. See {@code docs/demo-mail.md}.
 *
 * @param submission {@code smtps://host:port}, or {@code smtp://host:port} for STARTTLS
 * @param reading {@code imaps://host:port}, or {@code imap://host:port} for STARTTLS
 * @param authorities whom the server's certificate must come from; empty for the JDK's own
 * @param accounts by mailbox
 */
public record MailConfig(
        URI submission, URI reading, List<X509Certificate> authorities, Map<MailAddress, PostOffice.Account> accounts) {
    private static final List<String> NAMES = List.of("line", "practice", "nurse", "expert", "coordinator", "doctor");

    private static final String SMTP = "smtp";
    private static final String IMAP = "imap";
    private static final String AUTHORITIES = "authorities";
    private static final String PASSWORD = "password";

    public MailConfig {
        authorities = List.copyOf(authorities);
        accounts = Map.copyOf(accounts);
    }

    public PostOffice.Account account(MailAddress mailbox) {
        PostOffice.Account account = accounts.get(mailbox);
        if (account == null) {
            throw new IllegalArgumentException("not one of the play's mailboxes");
        }
        return account;
    }

    /**
     * Reads one for a troupe: whoever plays in another pathway's story may be named in it too.
     *
     * @throws Refused {@code specs.demo.mail-config} with the line's name
     */
    public static MailConfig read(Path file, Troupe troupe) {
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
        troupe.mailboxes().forEach((name, mailbox) -> accounts.put(mailbox, account(lines, name, mailbox)));
        return new MailConfig(
                server(lines, SMTP), server(lines, IMAP), authorities(lines, file.toAbsolutePath()), accounts);
    }

    private static void requireKnown(Properties lines) {
        Set<String> unknown = new TreeSet<>(lines.stringPropertyNames());
        unknown.removeAll(Set.of(SMTP, IMAP, AUTHORITIES, PASSWORD));
        NAMES.forEach(name -> unknown.removeAll(Set.of(name + ".user", name + "." + PASSWORD)));
        if (!unknown.isEmpty()) {
            throw wrong(unknown.iterator().next());
        }
    }

    private static PostOffice.Account account(Properties lines, String name, MailAddress mailbox) {
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
