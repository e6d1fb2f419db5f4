package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.Fact;
import payer.decision.ServiceLine;
import payer.service.member.MemberId;

/**
 * What was authorized for a member before, for the order screen: the same facts from which requests are decided, so that the two
 * never differ; and the number under which an order is authorized already.
 */
@Singleton
public final class AuthorizedBefore {
    private final Registering registering;

    AuthorizedBefore(Registering registering) {
        this.registering = registering;
    }

    public Earlier of(MemberId member) {
        return new Earlier(registering.earlier(member));
    }

    /** What is on the books of one member. */
    public static final class Earlier {
        public static final Earlier NONE = new Earlier(new EarlierAuthorizations(List.of()));

        private final EarlierAuthorizations authorizations;

        private Earlier(EarlierAuthorizations authorizations) {
            this.authorizations = authorizations;
        }

        /** As facts. An order that is looked at again is not held against itself: those that it brought about are left out. */
        public List<Fact> facts(Set<String> orders) {
            return authorizations.notOf(orders).facts();
        }

        /** The number, if one that was asked for by this client, or for this provider, covers this very service still. */
        public Optional<String> covering(ServiceLine line, String client) {
            return authorizations.covering(line, client);
        }

        @Override
        public String toString() {
            return "Earlier";
        }
    }
}
