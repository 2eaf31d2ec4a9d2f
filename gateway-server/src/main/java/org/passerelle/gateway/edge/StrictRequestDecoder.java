package org.passerelle.gateway.edge;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Reads HTTP/1.1 and leaves nothing to interpretation: lines end in CRLF, a body has one length (RFC 9112 §6.3). */
final class StrictRequestDecoder extends HttpRequestDecoder {
    private static final int CHUNK = 16 * 1024;

    StrictRequestDecoder(EdgeLimits limits) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.headerBytes())
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxChunkSize(CHUNK)
                .setAllowDuplicateContentLengths(false)
                .setValidateHeaders(true)
                .setStrictLineParsing(true));
    }

    /** Two lengths are how requests are smuggled: RFC 9112 §6.1 lets a server reject them. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
}
