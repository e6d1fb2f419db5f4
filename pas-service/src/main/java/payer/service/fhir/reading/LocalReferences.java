package payer.service.fhir.reading;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a resource contains, and so what references such as {@code #m} inside it may lead to; {@code #} is the resource itself. */
final class LocalReferences {
    static final LocalReferences NONE = new LocalReferences(Set.of());

    private final Set<String> contained;

    private LocalReferences(Set<String> contained) {
        this.contained = contained;
    }

    static LocalReferences of(JsonMembers resource) {
        if (!(resource.get("contained") instanceof JsonItems items)) return NONE;
        var ids = new HashSet<String>();
        for (var i = 0; i < items.size(); i++)
            if (items.get(i) instanceof JsonMembers part)
                Optional.ofNullable(part.string("id")).ifPresent(ids::add);
        return new LocalReferences(ids);
    }

    boolean leadsNowhere(JsonMembers reference) {
        var link = reference.string("reference");
        return link != null && link.length() > 1 && link.charAt(0) == '#' && !contained.contains(link.substring(1));
    }
}
