package org.passerelle.fetch;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A body that nobody wants: the connection ends where it begins, however long it is. */
final class UnreadBody implements HttpResponse.BodySubscriber<byte[]> {
    private static final byte[] NOTHING = new byte[0];

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
        body.complete(NOTHING);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        // whatever was on its way
    }

    @Override
    public void onError(Throwable broken) {
        body.complete(NOTHING);
    }

    @Override
    public void onComplete() {
        body.complete(NOTHING);
    }
}
