package payer.service.policies;

import java.util.Optional;

/** What a release is to do to one version. */
public sealed interface Change {

    VersionKey key();

    /** This document is in force from then on. */
    record Publish(Revision revision) implements Change {
        @Override
        public VersionKey key() {
            return revision.key();
        }
    }

    /** As {@link Publish}, of a version whose period ends because another one follows. */
    record End(Revision revision) implements Change {
        @Override
        public VersionKey key() {
            return revision.key();
        }
    }

    /** It decides nothing any more. */
    record Withdraw(VersionKey key) implements Change {}

    default Optional<Revision> document() {
        return switch (this) {
            case Publish(Revision revision) -> Optional.of(revision);
            case End(Revision revision) -> Optional.of(revision);
            case Withdraw withdrawn -> Optional.empty();
        };
    }

    default Release.Entry entry() {
        return new Release.Entry(key(), document().map(Revision::number));
    }
}
