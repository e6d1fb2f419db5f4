package payer.service.policies;

import java.util.Optional;

/**
 * What an author saves.
 *
 * @param document the policy, as YAML or JSON
 * @param cases those of the whole policy; without them they stay as they are
 */
public record Draft(String document, Optional<String> cases) {}
