package payer.service.crd;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import payer.crd.Advice;

/**
 * Settles what could be authorized at once. Authorizations are given by the registry of authorizations alone; as long as it
 * has no door for orders, what meets its policy is told so and still has to be requested.
 */
@Singleton
final class AuthorizeOrders {

    List<Settled> settle(List<Advice> advice) {
        return advice.stream()
                .map(one -> one.statement().isSatisfied() ? one.toBeAskedFor() : one)
                .map(one -> new Settled(one, Optional.empty()))
                .toList();
    }
}
