package org.passerelle.letter.cda.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import org.passerelle.refusal.Refusal;

/** The octets of one file that stands inside a document, decoded as they are read. */
final class MediaInput extends InputStream {
    private static final int QUANTUM = 4;

    private final XmlIn xml;
    private final boolean base64;
    private final int depth;
    private final StringBuilder pending = new StringBuilder();
    private byte[] decoded = new byte[0];
    private int position;
    private boolean padded;
    private boolean ended;

    private MediaInput(XmlIn xml, boolean base64) {
        this.xml = xml;
        this.base64 = base64;
        this.depth = xml.depth();
    }

    /** Finds the file of that index; closing the stream closes the document. */
    static InputStream open(XmlIn xml, int index) throws IOException {
        Deque<String> names = new ArrayDeque<>();
        int seen = 0;
        for (XmlIn.Event event = xml.next(); event != XmlIn.Event.FINISHED; event = xml.next()) {
            if (event == XmlIn.Event.START) {
                String parent = names.isEmpty() ? "" : names.peek();
                names.push(xml.name());
                var attributes = xml.attributes();
                if (TreeBuilder.isMedia(xml.name(), attributes, parent) && seen++ == index) {
                    return new MediaInput(xml, "B64".equals(attributes.get("representation")));
                }
            } else if (event == XmlIn.Event.END) {
                names.pop();
            }
        }
        throw Refusal.of(CdaRefusal.MEDIA).refused();
    }

    @Override
    public int read() throws IOException {
        return fill() ? decoded[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(length, decoded.length - position);
        System.arraycopy(decoded, position, into, offset, some);
        position += some;
        return some;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }

    private boolean fill() throws IOException {
        while (position == decoded.length && !ended) {
            position = 0;
            switch (xml.next()) {
                case TEXT -> take(xml.text());
                case END -> ended = xml.depth() < depth;
                case FINISHED -> ended = true;
                case START -> {
                    // a thumbnail or a link beside the octets
                }
            }
            decoded = decode(ended);
        }
        return position < decoded.length;
    }

    private void take(String text) {
        if (xml.depth() != depth) {
            return;
        }
        if (!base64) {
            pending.append(text);
            return;
        }
        text.chars().filter(each -> !Character.isWhitespace(each)).forEach(each -> pending.append((char) each));
    }

    private byte[] decode(boolean last) {
        int length = pending.length();
        int some = last ? length : base64 ? length - length % QUANTUM : whole(length);
        String taken = pending.substring(0, some);
        pending.delete(0, some);
        return base64 ? decode(taken) : taken.getBytes(StandardCharsets.UTF_8);
    }

    /** A pair of surrogates is not cut in two. */
    private int whole(int length) {
        return length > 0 && Character.isHighSurrogate(pending.charAt(length - 1)) ? length - 1 : length;
    }

    private byte[] decode(String taken) {
        if (taken.isEmpty()) {
            return new byte[0];
        }
        try {
            if (padded) {
                throw Refusal.of(CdaRefusal.MEDIA).refused();
            }
            padded = taken.endsWith("=");
            return Base64.getDecoder().decode(taken);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(CdaRefusal.MEDIA).refused();
        }
    }
}
