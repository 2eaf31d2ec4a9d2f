package org.passerelle.scan;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.passerelle.port.letter.Scanner;

/**
 * An antivirus server that speaks ICAP (RFC 3507): the file goes as the body of an HTTP response to be judged (RESPMOD). 204 says that
 * nothing would be changed; 200 that something would, and then the file is taken for infected; anything else is no answer.
 *
 * @param host where; no secret and no name of the file goes there, but the file does, in clear: keep it on this machine or network
 * @param port 1344 where nobody says otherwise
 * @param service the path, {@code avscan}
 * @param most how long connecting, and each silence, may last
 */
public record IcapScanner(String host, int port, String service, Duration most) implements Scanner {
    /** Octets of an answer's header that are read. */
    static final int LONGEST_HEADER = 16 * 1024;

    private static final int BLOCK = 16 * 1024;
    private static final String HTTP =
            "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Override
    public Found scan(InputStream octets) {
        try (var socket = new Socket()) {
            int patience = Math.toIntExact(most.toMillis());
            socket.connect(new InetSocketAddress(host, port), patience);
            socket.setSoTimeout(patience);
            var out = new BufferedOutputStream(socket.getOutputStream(), BLOCK);
            ask(out);
            send(octets, out);
            return answer(header(socket.getInputStream()));
        } catch (IOException | RuntimeException away) {
            return Found.NO_ANSWER;
        }
    }

    private void ask(OutputStream out) throws IOException {
        String request = "RESPMOD icap://" + host + ":" + port + "/" + service + " ICAP/1.0\r\nHost: " + host
                + "\r\nAllow: 204\r\nConnection: close\r\nEncapsulated: res-hdr=0, res-body=" + HTTP.length()
                + "\r\n\r\n" + HTTP;
        out.write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static void send(InputStream octets, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int read = octets.read(block); read >= 0; read = octets.read(block)) {
            if (read > 0) {
                out.write((Integer.toHexString(read) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(block, 0, read);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String header(InputStream in) throws IOException {
        var header = new ByteArrayOutputStream();
        while (header.size() < LONGEST_HEADER) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            header.write(octet);
            if (octet == '\n' && header.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return header.toString(StandardCharsets.ISO_8859_1);
    }

    private static Found answer(String header) {
        String status = header.lines().findFirst().orElse("").toUpperCase(Locale.ROOT);
        if (status.matches("ICAP/1\\.[0-9] 204\\b.*")) {
            return Found.NOTHING;
        }
        return status.matches("ICAP/1\\.[0-9] 200\\b.*") ? Found.MALWARE : Found.NO_ANSWER;
    }
}
