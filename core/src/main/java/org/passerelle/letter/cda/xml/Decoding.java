package org.passerelle.letter.cda.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * The characters of an XML document: by its byte order mark, else by its declaration, else UTF-8 (XML 1.0, appendix F). Decoded here
 * and strictly: the JDK's parser knows more encodings than documents have, and prints what it cannot decode.
 */
final class Decoding {
    private static final int HEAD = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Map<String, Charset> ALLOWED = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.US_ASCII,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "iso-8859-15", Charset.forName("ISO-8859-15"),
            "windows-1252", Charset.forName("windows-1252"));

    private Decoding() {}

    static Reader open(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        int mark = 0;
        Charset charset;
        if (begins(head, 0xef, 0xbb, 0xbf)) {
            mark = 3;
            charset = StandardCharsets.UTF_8;
        } else if (begins(head, 0xfe, 0xff) || begins(head, 0xff, 0xfe)) {
            mark = 2;
            charset = begins(head, 0xfe) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        } else if (begins(head, 0, '<')) {
            charset = StandardCharsets.UTF_16BE;
        } else if (begins(head, '<', 0)) {
            charset = StandardCharsets.UTF_16LE;
        } else {
            charset = declared(new String(head, StandardCharsets.ISO_8859_1));
        }
        return new InputStreamReader(
                new SequenceInputStream(new ByteArrayInputStream(head, mark, head.length - mark), in),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Charset declared(String head) {
        Matcher declaration = DECLARED.matcher(head);
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        Charset charset = ALLOWED.get(declaration.group(1).toLowerCase(Locale.ROOT));
        if (charset == null) {
            throw Refusal.of(CdaRefusal.ENCODING).refused();
        }
        return charset;
    }

    private static boolean begins(byte[] head, int... octets) {
        if (head.length < octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((head[i] & 0xff) != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
