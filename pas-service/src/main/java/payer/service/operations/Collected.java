package payer.service.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Waits for all that a publisher gives; who fails or takes too long has given nothing. */
final class Collected<T> implements Subscriber<T> {
    private final List<T> given = new ArrayList<>();
    private final CompletableFuture<List<T>> all = new CompletableFuture<>();

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T one) {
        given.add(one);
    }

    @Override
    public void onError(Throwable failure) {
        all.complete(List.of());
    }

    @Override
    public void onComplete() {
        all.complete(List.copyOf(given));
    }

    List<T> within(Duration limit) {
        return all.completeOnTimeout(List.of(), limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
