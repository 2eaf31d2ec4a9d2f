package org.passerelle.specs.mailserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Postfix (submission with TLS and login) and Dovecot (IMAP with TLS) from the machine's packages, with folders, ports and
 * accounts of their own on 127.0.0.1. Nothing leaves the machine: only the accounts' own domains are delivered to.
 */
public final class LocalMailServer implements AutoCloseable {
    /** Postfix's own start takes some seconds. */
    private static final long PATIENCE_SECONDS = 60;

    /** What one mail may measure. */
    private static final long MOST_OCTETS = 60_000_000;

    private final Path folder;
    private final int submission;
    private final int reading;
    private final Thread atExit;
    private boolean running = true;

    private LocalMailServer(Path folder, int submission, int reading) {
        this.folder = folder;
        this.submission = submission;
        this.reading = reading;
        this.atExit = new Thread(this::stop);
    }

    /** Why there can be none here; empty when there can. */
    public static Optional<String> missing() {
        for (String program : List.of("postfix", "dovecot", "doveadm")) {
            boolean there = List.of("/usr/sbin", "/usr/bin").stream()
                    .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
            if (!there) {
                return Optional.of(program + " absent: install postfix and dovecot-imapd");
            }
        }
        return "root".equals(System.getProperty("user.name"))
                ? Optional.empty()
                : Optional.of("postfix starts for root only");
    }

    /**
     * Starts one.
     *
     * @param certificate PEM file of a server certificate that names {@code localhost}, its issuers after it
     * @param key PEM file of its key
     * @param accounts passwords by address
     */
    public static LocalMailServer start(Path certificate, Path key, Map<String, String> accounts)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(
                "passerelle-mail", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        int[] ports = freePorts();
        var server = new LocalMailServer(folder, ports[0], ports[1]);
        try {
            server.write(certificate, key, new TreeMap<>(accounts));
            Runtime.getRuntime().addShutdownHook(server.atExit);
            server.run("dovecot", "-c", folder.resolve("dovecot.conf").toString());
            server.run("postfix", "-c", folder.resolve("etc").toString(), "start");
            return server;
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** SMTP with TLS from the first octet, on {@code localhost}. */
    public int submissionPort() {
        return submission;
    }

    /** IMAP with TLS from the first octet, on {@code localhost}. */
    public int readingPort() {
        return reading;
    }

    /** All that both servers logged. */
    public String log() throws IOException {
        var text = new StringBuilder();
        for (String name : List.of("postfix.log", "dovecot.log")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    private void write(Path certificate, Path key, Map<String, String> accounts)
            throws IOException, InterruptedException {
        for (String name : List.of("etc", "queue", "data", "mail", "run", "auth")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.copy(certificate, folder.resolve("tls.crt"));
        Files.copy(key, folder.resolve("tls.key"));
        write("etc/main.cf", MAIN.replace("#domains", domains(accounts)));
        write("etc/master.cf", MASTER.replace("#port", String.valueOf(submission)));
        write("dovecot.conf", DOVECOT.replace("#port", String.valueOf(reading)));
        write("etc/mailboxes", accounts.keySet().stream().map(a -> a + " " + a + "/\n"));
        write("users", accounts.entrySet().stream().map(a -> a.getKey() + ":{PLAIN}" + a.getValue() + "\n"));
        run("chown", "nobody:nogroup", folder.resolve("mail").toString());
        run("chown", "postfix", folder.resolve("data").toString());
    }

    private static String domains(Map<String, String> accounts) {
        return accounts.keySet().stream()
                .map(address -> address.substring(address.indexOf('@') + 1))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }

    private void write(String name, java.util.stream.Stream<String> lines) throws IOException {
        write(name, lines.collect(Collectors.joining()));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text.replace("#folder", folder.toString()), StandardCharsets.US_ASCII);
    }

    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var one = new ServerSocket(0, 1, loopback);
                var other = new ServerSocket(0, 1, loopback)) {
            return new int[] {one.getLocalPort(), other.getLocalPort()};
        }
    }

    /** The daemons inherit what their starter has: with a pipe instead of files, whoever reads it would wait for them. */
    private void run(String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("start.log");
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(
                    command[0] + " failed: " + Files.readString(said, StandardCharsets.ISO_8859_1) + log());
        }
    }

    private synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        for (List<String> command : List.of(
                List.of("postfix", "-c", folder.resolve("etc").toString(), "abort"),
                List.of("doveadm", "-c", folder.resolve("dovecot.conf").toString(), "stop"))) {
            try {
                run(command.toArray(String[]::new));
            } catch (IOException notRunning) {
                // it never started, or is gone already
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
        try (var inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException | UncheckedIOException vanishing) {
            // a daemon that ends removes its own files meanwhile
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // the hook finds nothing to do
        }
    }

    private static final String MAIN = """
            compatibility_level = 3.6
            queue_directory = #folder/queue
            data_directory = #folder/data
            maillog_file = #folder/postfix.log
            maillog_file_prefixes = #folder
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = localhost.localdomain
            mydestination =
            mynetworks =
            local_recipient_maps =
            alias_maps =
            alias_database =
            virtual_mailbox_domains = #domains
            virtual_mailbox_maps = texthash:#folder/etc/mailboxes
            virtual_mailbox_base = #folder/mail
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            virtual_mailbox_limit = 0
            default_transport = error:nothing leaves this machine
            relay_transport = error:nothing leaves this machine
            message_size_limit = %d
            smtpd_tls_cert_file = #folder/tls.crt
            smtpd_tls_key_file = #folder/tls.key
            smtpd_tls_auth_only = yes
            smtpd_sasl_auth_enable = yes
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = #folder/auth/socket
            smtpd_relay_restrictions = permit_sasl_authenticated, reject
            smtpd_forbid_bare_newline = yes
            smtpd_peername_lookup = no
            smtp_dns_support_level = disabled
            """.formatted(MOST_OCTETS);

    private static final String MASTER = """
            127.0.0.1:#port inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
            pickup    unix  n       -       n       60      1       pickup
            cleanup   unix  n       -       n       -       0       cleanup
            qmgr      unix  n       -       n       300     1       qmgr
            tlsmgr    unix  -       -       n       1000?   1       tlsmgr
            rewrite   unix  -       -       n       -       -       trivial-rewrite
            bounce    unix  -       -       n       -       0       bounce
            defer     unix  -       -       n       -       0       bounce
            trace     unix  -       -       n       -       0       bounce
            verify    unix  -       -       n       -       1       verify
            flush     unix  n       -       n       1000?   0       flush
            proxymap  unix  -       -       n       -       -       proxymap
            error     unix  -       -       n       -       -       error
            retry     unix  -       -       n       -       -       error
            discard   unix  -       -       n       -       -       discard
            virtual   unix  -       n       n       -       -       virtual
            anvil     unix  -       -       n       -       1       anvil
            postlog   unix-dgram n  -       n       -       1       postlogd
            """;

    private static final String DOVECOT = """
            protocols = imap
            listen = 127.0.0.1
            base_dir = #folder/run
            log_path = #folder/dovecot.log
            ssl = required
            ssl_cert = <#folder/tls.crt
            ssl_key = <#folder/tls.key
            disable_plaintext_auth = yes
            auth_mechanisms = plain login
            mail_location = maildir:#folder/mail/%u
            first_valid_uid = 1
            passdb {
              driver = passwd-file
              args = scheme=PLAIN username_format=%u #folder/users
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home=#folder/mail/%u
            }
            service imap-login {
              inet_listener imap {
                port = 0
              }
              inet_listener imaps {
                port = #port
                ssl = yes
              }
            }
            service auth {
              unix_listener #folder/auth/socket {
                mode = 0666
              }
            }
            """;
}
