package payer.service.caller;

import java.util.List;
import java.util.Set;

/** What a call asks to be allowed, with its type of resource known. */
public sealed interface Need {

    /** All of these interactions with one type of resource. */
    record Interactions(List<Interaction> interactions, String type) implements Need {
        public Interactions {
            interactions = List.copyOf(interactions);
            if (interactions.isEmpty() || type.isBlank())
                throw new IllegalArgumentException("an interaction and its type of resource go together");
        }
    }

    /** A FHIR operation, by its canonical. */
    record Operation(String canonical) implements Need {}

    /** Either of two ways to be allowed the same. */
    record Either(Need one, Need other) implements Need {}

    /** A batch or transaction: to be let in at all; each entry is then authorized by itself. */
    record EachEntry() implements Need {}

    /** A CDS Hooks client that signed for this address. */
    record CdsClient() implements Need {}

    /** One of these roles. */
    record AnyRole(Set<Role> roles) implements Need {
        public AnyRole {
            roles = Set.copyOf(roles);
        }
    }

    static Need interaction(Interaction interaction, String type) {
        return new Interactions(List.of(interaction), type);
    }

    /** What an annotation asks; {@code type} is what its {@code resource} stands for in this call. */
    static Need of(Needs needs, String type) {
        var forms = List.of(
                !needs.operation().isEmpty() || needs.interaction().length > 0,
                needs.eachEntry(),
                needs.cdsClient(),
                needs.roles().length > 0);
        if (forms.stream().filter(form -> form).count() != 1)
            throw new IllegalArgumentException("@Needs states exactly one need: " + needs);
        if (needs.eachEntry()) return new EachEntry();
        if (needs.cdsClient()) return new CdsClient();
        if (needs.roles().length > 0) return new AnyRole(Set.of(needs.roles()));
        return ofFhir(needs, type);
    }

    private static Need ofFhir(Needs needs, String type) {
        var interactions = List.of(needs.interaction());
        if (needs.operation().isEmpty()) return new Interactions(interactions, type);
        var operation = new Operation(needs.operation());
        return interactions.isEmpty() ? operation : new Either(operation, new Interactions(interactions, type));
    }
}
