package org.passerelle.gateway.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What is answered.
 *
 * @param status the status code
 * @param headers further fields; length and connection are the transport's
 * @param body the body
 */
public record Response(int status, Headers headers, Body body) {

    /** A body: in memory, handed out piece by piece as the client takes it, or without an end of its own. */
    public sealed interface Body {
        /** Octets in memory. */
        record Octets(byte[] octets) implements Body {}

        /**
         * Octets that are read while they are sent.
         *
         * @param in the octets; the transport closes it, whatever becomes of the answer
         * @param size their number
         */
        record Streamed(InputStream in, long size) implements Body {}

        /**
         * Octets that come whenever something happens, until somebody ends it.
         *
         * @param source where they come from
         */
        record Live(LiveSource source) implements Body {}

        /** A body that is left out, as HEAD's: its length is told, nothing of it is sent. */
        record Unsent(Body body) implements Body {}

        /** Its octets; −1 where nobody knows how many will come. */
        default long length() {
            if (this instanceof Octets whole) {
                return whole.octets().length;
            } else if (this instanceof Unsent left) {
                return left.body().length();
            }
            return this instanceof Streamed streamed ? streamed.size() : -1;
        }
    }

    public static Response of(int status, String contentType, byte[] octets) {
        return new Response(status, Headers.of("Content-Type", contentType), new Body.Octets(octets));
    }

    /** A short text, for those who asked in no media type that we know. */
    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public Response with(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    /** The same without its body, for those who asked for the header alone. */
    public Response withoutBody() {
        return new Response(status, headers, new Body.Unsent(body));
    }

    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}
