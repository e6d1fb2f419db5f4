package payer.crd;

import java.util.Optional;

/** A statement under the id by which it can be referred to, with the number of the authorization that it grants. */
public record CoverageInformation(Statement statement, String assertionId, Optional<String> authorizationNumber) {
    public CoverageInformation {
        if (assertionId.isBlank()) throw new IllegalArgumentException("an assertion has an id");
        if (statement.isSatisfied() != authorizationNumber.isPresent())
            throw new IllegalArgumentException("what is authorized has a number, and nothing else has");
    }

    @Override
    public String toString() {
        return "CoverageInformation " + assertionId;
    }
}
