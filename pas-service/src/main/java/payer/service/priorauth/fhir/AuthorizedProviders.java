package payer.service.priorauth.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.CareTeamComponent;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import payer.service.priorauth.AuthLine;
import payer.service.provider.Npi;

/** Who may deliver what was granted: by address where the Claim that is answered brought them along, else by number. */
final class AuthorizedProviders {
    private static final String URL = Pas.extension("itemAuthorizedProvider");
    private static final String PROVIDER = "provider";
    private static final String PROVIDER_TYPES = Pas.X12 + "98";

    private final Optional<Claim> asked;
    private final BundleIndex index;
    private final ProviderNumbers numbers;
    private final Release release;

    AuthorizedProviders(Optional<Claim> asked, BundleIndex index, Release release) {
        this.asked = asked;
        this.index = index;
        this.numbers = new ProviderNumbers(index);
        this.release = release;
    }

    /** Those whom the items of an answer name. */
    static List<Reference> of(ClaimResponse response) {
        return response.getItem().stream()
                .flatMap(item -> item.getExtensionsByUrl(URL).stream())
                .flatMap(authorized -> authorized.getExtensionsByUrl(PROVIDER).stream())
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
    }

    /** Of a line of which something was granted to a provider whom the request named. */
    Optional<Extension> of(AuthLine line) {
        var npi = line.asked().service().provider().npi();
        return line.standing().authorizationNumber().isEmpty() || npi.isBlank()
                ? Optional.empty()
                : Optional.of(authorized(npi));
    }

    private Extension authorized(String npi) {
        var member = asked.flatMap(claim -> claim.getCareTeam().stream()
                .filter(one -> numbers.of(one.getProvider()).filter(npi::equals).isPresent())
                .findFirst());
        var authorized = new Extension(URL);
        authorized.addExtension(
                new Extension(PROVIDER, member.flatMap(this::pointer).orElseGet(() -> byNumber(npi))));
        member.ifPresent(one -> role(one, authorized));
        return authorized;
    }

    /** The profile has a person or an organization there; a role is neither. */
    private Optional<Reference> pointer(CareTeamComponent member) {
        return index.at(member.getProvider())
                .filter(found -> found instanceof Practitioner || found instanceof Organization)
                .map(_ -> index.pointer(member.getProvider()));
    }

    private static Reference byNumber(String npi) {
        return new Reference().setIdentifier(Npi.identifier(npi));
    }

    private void role(CareTeamComponent member, Extension authorized) {
        if (member.getRole().getCoding().stream().anyMatch(coding -> PROVIDER_TYPES.equals(coding.getSystem())))
            authorized.addExtension(new Extension(
                    release == Release.R2_0 ? "providerType" : Pas.extension("authorizedProviderType"),
                    member.getRole().copy()));
        if (release == Release.R2_2 && member.hasQualification())
            authorized.addExtension(
                    new Extension("qualification", member.getQualification().copy()));
    }
}
