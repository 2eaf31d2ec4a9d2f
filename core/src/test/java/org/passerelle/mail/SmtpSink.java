package org.passerelle.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A submission server that keeps what it got, and answers what it is told to. */
final class SmtpSink implements ScriptedServer.Script {
    record Got(String from, List<String> recipients, byte[] octets) {}

    final List<Got> mails = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    /** Command line start (upper case) to the reply that replaces the usual one. */
    final Map<String, String> replies = new ConcurrentHashMap<>();

    volatile String extensions = "8BITMIME|SIZE 10000000|AUTH PLAIN LOGIN XOAUTH2";
    volatile boolean startTls;
    volatile boolean clientCertificates;

    @Override
    public void play(ScriptedServer.Conversation with) throws IOException {
        if (clientCertificates) {
            with.wantClientCertificate();
        }
        with.say(replies.getOrDefault("GREETING", "220 sink"));
        String from = "";
        List<String> to = new ArrayList<>();
        while (true) {
            String line = with.hear();
            commands.add(line);
            String reply = told(line);
            if (reply != null) {
                if (reply.equals("HANG UP")) {
                    return;
                }
                with.say(reply);
            } else if (line.startsWith("EHLO")) {
                ehlo(with);
            } else if (line.startsWith("STARTTLS")) {
                with.say("220 go");
                with.startTls();
                startTls = false;
            } else if (line.startsWith("AUTH PLAIN")) {
                with.say(plain(line) ? "235 ok" : "535 5.7.8 no");
            } else if (line.startsWith("AUTH")) {
                with.say("235 ok");
            } else if (line.startsWith("MAIL FROM:")) {
                from = line.substring(10);
                to = new ArrayList<>();
                with.say("250 ok");
            } else if (line.startsWith("RCPT TO:")) {
                to.add(line.substring(8));
                with.say("250 ok");
            } else if (line.equals("DATA")) {
                with.say("354 go");
                byte[] octets = data(with);
                String end = told("END OF DATA");
                if (end == null) {
                    mails.add(new Got(from, to, octets));
                } else if (end.equals("HANG UP")) {
                    return;
                }
                with.say(end == null ? "250 2.0.0 queued as 42" : end);
            } else if (line.equals("QUIT")) {
                with.say("221 bye");
                return;
            } else {
                with.say("250 ok");
            }
        }
    }

    private String told(String line) {
        return replies.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void ehlo(ScriptedServer.Conversation with) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("sink");
        if (startTls) {
            lines.add("STARTTLS");
        }
        if (!extensions.isEmpty()) {
            lines.addAll(List.of(extensions.split("\\|")));
        }
        for (int n = 0; n < lines.size(); n++) {
            with.say("250" + (n == lines.size() - 1 ? " " : "-") + lines.get(n));
        }
    }

    private static boolean plain(String line) {
        String word = new String(Base64.getDecoder().decode(line.substring(11)), StandardCharsets.UTF_8);
        return word.endsWith("\0right");
    }

    private static byte[] data(ScriptedServer.Conversation with) throws IOException {
        var all = new ByteArrayOutputStream();
        for (String line = with.hear(); !line.equals("."); line = with.hear()) {
            all.write((line.startsWith(".") ? line.substring(1) : line).getBytes(StandardCharsets.ISO_8859_1));
            all.write('\r');
            all.write('\n');
        }
        return all.toByteArray();
    }
}
