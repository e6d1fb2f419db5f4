package payer.service.jobs;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who consumes what. Asked for late, since a consumer's own parts may put messages. */
@Singleton
final class OutboxConsumers {
    private final Supplier<List<OutboxConsumer<?>>> consumers;

    OutboxConsumers(BeanProvider<OutboxConsumer<?>> beans) {
        this.consumers = SupplierUtil.memoized(
                () -> uniquelyNamed(beans.stream().collect(Collectors.<OutboxConsumer<?>>toUnmodifiableList())));
    }

    List<OutboxConsumer<?>> all() {
        return consumers.get();
    }

    List<String> namesFor(String topic) {
        return all().stream()
                .filter(consumer -> consumer.topic().equals(topic))
                .map(OutboxConsumer::name)
                .toList();
    }

    private static List<OutboxConsumer<?>> uniquelyNamed(List<OutboxConsumer<?>> consumers) {
        var names = new HashSet<String>();
        for (var consumer : consumers) {
            if (!names.add(consumer.name()))
                throw new IllegalStateException("two outbox consumers are named " + consumer.name());
        }
        return consumers;
    }
}
