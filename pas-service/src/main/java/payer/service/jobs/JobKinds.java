package payer.service.jobs;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The kinds of job there are. Asked for late, since a kind's own parts may submit jobs. */
@Singleton
final class JobKinds {
    private final Supplier<List<JobKind<?>>> kinds;

    JobKinds(BeanProvider<JobKind<?>> beans) {
        this.kinds = SupplierUtil.memoized(
                () -> uniquelyNamed(beans.stream().collect(Collectors.<JobKind<?>>toUnmodifiableList())));
    }

    List<JobKind<?>> all() {
        return kinds.get();
    }

    /** Exactly this class: one kind may be made from another. */
    <P> JobKind<P> of(Class<? extends JobKind<P>> type) {
        return all().stream()
                .filter(kind -> kind.getClass() == type)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bean of job kind " + type.getName()));
    }

    private static List<JobKind<?>> uniquelyNamed(List<JobKind<?>> kinds) {
        var names = new HashSet<String>();
        for (var kind : kinds) {
            if (!names.add(kind.name())) throw new IllegalStateException("two kinds of job are named " + kind.name());
        }
        return kinds;
    }
}
