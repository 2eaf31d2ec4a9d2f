package org.passerelle.client.testing;

import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.user.UserManager;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refused;

/** One SMTP submission connection (RFC 6409), login first. */
final class SubmissionTalk implements ProtocolHandler {
    private static final int MOST_OCTETS = 64 * 1024 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final Set<String> AT_ANY_TIME = Set.of("EHLO", "HELO", "AUTH", "NOOP", "RSET", "QUIT");

    /** Takes a mail and says with which code. */
    @FunctionalInterface
    interface Taker {
        int take(@Nullable MailAddress from, List<MailAddress> recipients, byte[] bytes);
    }

    private final Socket socket;
    private final UserManager users;
    private final Taker taker;
    private boolean loggedIn;
    private boolean started;
    private @Nullable MailAddress from;
    private List<MailAddress> recipients = new ArrayList<>();

    SubmissionTalk(Socket socket, UserManager users, Taker taker) {
        this.socket = socket;
        this.users = users;
        this.taker = taker;
    }

    @Override
    public void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            say(out, "220 simulated submission");
            while (answer(in, out, hear(in, LONGEST_LINE))) {
                // one command after the other
            }
        } catch (IOException gone) {
            // the client left, or the server went down
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closed either way
        }
    }

    private boolean answer(InputStream in, OutputStream out, String line) throws IOException {
        String command = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
        if (!loggedIn && !AT_ANY_TIME.contains(command)) {
            say(out, "530 5.7.0 log in first");
            return true;
        }
        switch (command) {
            case "EHLO" ->
                say(
                        out,
                        "250-simulated\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250-SIZE " + MOST_OCTETS
                                + "\r\n250 AUTH PLAIN XOAUTH2");
            case "AUTH" -> say(out, login(in, out, line.split(" ")));
            case "MAIL" -> say(out, sender(line));
            case "RCPT" -> say(out, recipient(line));
            case "DATA" -> data(in, out);
            case "RSET" -> {
                reset();
                say(out, "250 2.0.0 reset");
            }
            case "NOOP", "HELO" -> say(out, "250 2.0.0 ok");
            case "QUIT" -> say(out, "221 2.0.0 bye");
            default -> say(out, "502 5.5.1 unknown command");
        }
        return !command.equals("QUIT");
    }

    private String login(InputStream in, OutputStream out, String[] words) throws IOException {
        String mechanism = words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT);
        if (!mechanism.equals("PLAIN") && !mechanism.equals("XOAUTH2")) {
            return "504 5.5.4 unknown mechanism";
        }
        String response = words.length > 2 ? words[2] : "";
        if (response.isEmpty()) {
            say(out, "334 ");
            response = hear(in, LONGEST_LINE);
        }
        try {
            String told = new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8);
            loggedIn = mechanism.equals("PLAIN") ? plain(told) : token(told);
        } catch (IllegalArgumentException notBase64) {
            return "501 5.5.2 not base64";
        }
        return loggedIn ? "235 2.7.0 welcome" : "535 5.7.8 login refused";
    }

    private boolean plain(String told) {
        String[] parts = told.split("\0", -1);
        return parts.length == 3 && users.test(parts[1], parts[2]);
    }

    private boolean token(String told) {
        String[] parts = told.split("\1", -1);
        return parts.length >= 2
                && parts[0].startsWith("user=")
                && parts[1].startsWith("auth=Bearer ")
                && users.test(parts[0].substring(5), parts[1].substring(12));
    }

    private String sender(String line) {
        String path = path(line);
        if (path == null) {
            return "501 5.5.4 MAIL FROM:<address>";
        }
        reset();
        try {
            from = path.isEmpty() ? null : MailAddress.of(path);
        } catch (Refused malformed) {
            return "553 5.1.7 no such form of address";
        }
        started = true;
        return "250 2.1.0 ok";
    }

    private String recipient(String line) {
        String path = path(line);
        if (path == null || !started) {
            return "503 5.5.1 MAIL first, then RCPT TO:<address>";
        }
        try {
            recipients.add(MailAddress.of(path));
        } catch (Refused malformed) {
            return "553 5.1.3 no such form of address";
        }
        return "250 2.1.5 ok";
    }

    private static @Nullable String path(String line) {
        int open = line.indexOf(":<");
        int close = line.indexOf('>', open + 1);
        return open < 0 || close < 0 ? null : line.substring(open + 2, close);
    }

    private void data(InputStream in, OutputStream out) throws IOException {
        if (recipients.isEmpty()) {
            say(out, "503 5.5.1 RCPT first");
            return;
        }
        say(out, "354 end with a dot");
        var mail = new ByteArrayOutputStream();
        for (String line = hear(in, MOST_OCTETS); !line.equals("."); line = hear(in, MOST_OCTETS)) {
            String own = line.startsWith(".") ? line.substring(1) : line;
            mail.write((own + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        boolean tooLarge = mail.size() > MOST_OCTETS;
        int code = tooLarge ? 552 : taker.take(from, recipients, mail.toByteArray());
        reset();
        say(out, code + " " + code / 100 + ".0.0 " + (code == 250 ? "taken" : "not taken"));
    }

    private void reset() {
        started = false;
        from = null;
        recipients = new ArrayList<>();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A line without its CRLF, as ISO 8859-1, so that every octet stays itself. */
    private static String hear(InputStream in, int most) throws IOException {
        var line = new ByteArrayOutputStream();
        int last = 0;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n' && last == '\r') {
                return line.toString(StandardCharsets.ISO_8859_1).substring(0, line.size() - 1);
            }
            line.write(octet);
            last = octet;
            if (line.size() > most) {
                break;
            }
        }
        throw new IOException("the client left in the middle of a line");
    }
}
