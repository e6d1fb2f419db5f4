package payer.service.priorauth.fhir;

import jakarta.inject.Singleton;
import payer.service.priorauth.Basis;
import payer.service.runtime.ServiceSettings;

/** The address of the questionnaire that asks what a policy wants to know. */
@Singleton
public final class FormAddress {
    private final String base;

    FormAddress(ServiceSettings settings) {
        this.base = settings.url() + "/dtr/2.0/fhir/Questionnaire/";
    }

    public String of(Basis policy) {
        return base + policy.policy() + "|" + policy.version();
    }
}
