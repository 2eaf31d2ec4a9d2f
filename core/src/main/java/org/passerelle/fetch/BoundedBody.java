package org.passerelle.fetch;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** A body in memory that ends, with the connection, at the first octet above its limit. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final int most;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription source;

    BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            if (buffer.remaining() > most - octets.size()) {
                if (source != null) {
                    source.cancel();
                }
                body.completeExceptionally(Refusal.of(FetchRefusal.TOO_LARGE)
                        .with(FactKey.LIMIT, most)
                        .refused());
                return;
            }
            byte[] block = new byte[buffer.remaining()];
            buffer.get(block);
            octets.writeBytes(block);
        }
    }

    @Override
    public void onError(Throwable broken) {
        body.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        body.complete(octets.toByteArray());
    }
}
