package payer.service.fhir.validation;

import java.util.List;

/**
 * Code systems and value sets whose content their owners license or publish elsewhere, so that HL7's packages only name
 * them: a code of theirs can be neither confirmed nor refuted here. Whoever loads the content gets its codes checked.
 */
final class CodesHeldElsewhere {

    /** Addresses; one that ends with a slash stands for everything below it. */
    private static final List<String> SYSTEMS = List.of(
            // X12
            "https://codesystem.x12.org/",
            "https://x12.org/codes/",
            "https://x12.org/codesystem.x12.org/",
            // clinical terminologies
            "http://loinc.org",
            "http://snomed.info/sct",
            "http://www.nlm.nih.gov/research/umls/rxnorm",
            "http://hl7.org/fhir/ndfrt",
            "http://hl7.org/fhir/sid/cvx",
            "http://hl7.org/fhir/sid/ndc",
            "http://hl7.org/fhir/sid/icd-10",
            "http://hl7.org/fhir/sid/icd-10-cm",
            "http://hl7.org/fhir/sid/icd-9-cm",
            "http://terminology.hl7.org/CodeSystem/icd9cm",
            "http://unitsofmeasure.org",
            // procedures, supplies and grouping for payment
            "http://www.ama-assn.org/go/cpt",
            "http://www.ada.org/cdt",
            "http://terminology.hl7.org/CodeSystem/ADAAreaOralCavitySystem",
            "http://www.cms.gov/Medicare/Coding/",
            "https://www.cms.gov/Medicare/Coding/",
            "https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/",
            "http://uri.hddaccess.com/cs/",
            "https://www.nubc.org/",
            "http://terminology.hl7.org/CodeSystem/NCPDPBrandGenericIndicator",
            "http://terminology.hl7.org/CodeSystem/NCPDPCompoundCode",
            "http://terminology.hl7.org/CodeSystem/NCPDPDispensedAsWrittenOrProductSelectionCode",
            "http://terminology.hl7.org/CodeSystem/NCPDPPrescriptionOriginCode",
            "http://terminology.hl7.org/CodeSystem/NCPDPRejectCode",
            // providers
            "http://nucc.org/provider-taxonomy",
            // of the internet and its neighbours: too large or open-ended to be listed
            "urn:ietf:bcp:13",
            "urn:ietf:bcp:47",
            "urn:iso:std:iso:3166:-2",
            "https://www.iana.org/time-zones");

    private static final List<String> VALUE_SETS = List.of(
            "https://valueset.x12.org/",
            "http://loinc.org/vs/",
            "http://cts.nlm.nih.gov/fhir/ValueSet/",
            "http://phinvads.cdc.gov/fhir/ValueSet/");

    private CodesHeldElsewhere() {}

    static boolean isSystem(String address) {
        return isAmong(SYSTEMS, address);
    }

    static boolean isValueSet(String address) {
        return isAmong(VALUE_SETS, address);
    }

    private static boolean isAmong(List<String> addresses, String address) {
        return addresses.stream()
                .anyMatch(known -> known.endsWith("/") ? address.startsWith(known) : address.equals(known));
    }
}
