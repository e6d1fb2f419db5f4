package payer.service.fhir;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** All API bases of this service. */
@Singleton
public final class Bases {
    private final List<Base> bases;

    public Bases(List<Base> bases) {
        this.bases = bases.stream().sorted(Comparator.comparing(Base::path)).toList();
        refuseSharedPaths();
    }

    public List<Base> all() {
        return bases;
    }

    /** The API that a request for this path is for. */
    public Optional<Base> covering(String requestPath) {
        return bases.stream().filter(base -> base.covers(requestPath)).findFirst();
    }

    /** The API at exactly this path. */
    public Optional<Base> at(String path) {
        return bases.stream().filter(base -> base.path().equals(path)).findFirst();
    }

    private void refuseSharedPaths() {
        var paths = new HashSet<String>();
        for (var base : bases)
            if (!paths.add(base.path())) throw new IllegalStateException("two bases share the path " + base.path());
    }
}
