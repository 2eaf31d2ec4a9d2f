package org.passerelle.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Request;

/** A request whose header was read and whose body is still coming. */
final class IncomingRequest {
    private static final int LONGEST_METHOD = 16;

    private final HttpRequest head;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    IncomingRequest(HttpRequest head) {
        this.head = head;
    }

    /** What is wrong with the header, if anything is. */
    Optional<HttpRefusal> flaw(EdgeLimits limits) {
        if (head.decoderResult().isFailure()) {
            Throwable cause = head.decoderResult().cause();
            boolean tooLong = cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
            return Optional.of(tooLong ? HttpRefusal.HEADER_TOO_LARGE : HttpRefusal.MALFORMED);
        }
        HttpHeaders fields = head.headers();
        List<String> coding = fields.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean plain = head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && isMethod(head.method().name())
                && fields.getAll(HttpHeaderNames.HOST).size() == 1
                && (coding.isEmpty() || coding.size() == 1 && coding.get(0).equalsIgnoreCase("chunked"))
                && isLength(fields.getAll(HttpHeaderNames.CONTENT_LENGTH));
        if (!plain) {
            return Optional.of(HttpRefusal.MALFORMED);
        }
        String length = fields.get(HttpHeaderNames.CONTENT_LENGTH, "0");
        boolean tooLarge = length.length() > 12 || Long.parseLong(length) > limits.bodyBytes();
        return tooLarge ? Optional.of(HttpRefusal.BODY_TOO_LARGE) : Optional.empty();
    }

    String method() {
        return head.method().name();
    }

    boolean isHead() {
        return method().equals("HEAD");
    }

    boolean hasBody() {
        return head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                || !head.headers().get(HttpHeaderNames.CONTENT_LENGTH, "0").equals("0");
    }

    /** The body's length as the header says it, 0 where it says none. */
    long length() {
        return Long.parseLong(head.headers().get(HttpHeaderNames.CONTENT_LENGTH, "0"));
    }

    /** Adds a piece of the body; tells whether it still keeps the limit. */
    boolean add(ByteBuf piece, int most) {
        int more = piece.readableBytes();
        if (body.size() + (long) more > most) {
            return false;
        }
        body.writeBytes(octets(piece, more));
        return true;
    }

    int size() {
        return body.size();
    }

    boolean wantsContinue() {
        return "100-continue".equalsIgnoreCase(head.headers().get(HttpHeaderNames.EXPECT, ""));
    }

    boolean wantsClose() {
        return head.headers().getAll(HttpHeaderNames.CONNECTION).stream()
                .anyMatch(value -> value.toLowerCase(java.util.Locale.ROOT).contains("close"));
    }

    /** The whole request; a target that cannot be read is refused. */
    Request whole(@Nullable Sha256 certificate) {
        Map<String, List<String>> fields = head.headers().names().stream()
                .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> head.headers().getAll(name)));
        return Request.of(head.method().name(), head.uri(), new Headers(fields), body.toByteArray(), certificate);
    }

    private static byte[] octets(ByteBuf piece, int count) {
        byte[] octets = new byte[count];
        piece.getBytes(piece.readerIndex(), octets);
        return octets;
    }

    private static boolean isMethod(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_METHOD
                && name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '-');
    }

    private static boolean isLength(List<String> values) {
        return values.isEmpty()
                || values.size() == 1
                        && !values.get(0).isEmpty()
                        && values.get(0).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
