package payer.testdata.scale;

import java.util.List;
import payer.testdata.Payer;
import payer.testdata.Plan;
import payer.testdata.StableIds;
import payer.testdata.Systems;
import payer.testdata.scale.Names.Town;

/** The providers in the payer's networks, as the Plan-Net guide wants a directory. Each is made from its number alone. */
final class Directory {
    static final String PLAN_NET = "http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/plannet-";

    private static final String CODES = "http://hl7.org/fhir/us/davinci-pdex-plan-net/CodeSystem/";
    private static final String FROM_NETWORK =
            "http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/network-reference";
    private static final int PRACTITIONERS_OF_ONE = 8;

    private final StableNumbers numbers;
    private final int organizations;
    private final String updated;

    /** What an organization of the directory does. */
    enum Kind {
        GROUP("prvgrp", "group", "group", "Medical Group"),
        HOSPITAL("fac", "hosp", "hospital", "Hospital"),
        PHARMACY("fac", "pharm", "pharmacy", "Pharmacy"),
        SUPPLIER("fac", "dme", "dme", "Medical Supply"),
        LABORATORY("fac", "lab", "laboratory", "Laboratory");

        private final String type;
        private final String category;
        private final String role;
        private final String title;

        Kind(String type, String category, String role, String title) {
            this.type = type;
            this.category = category;
            this.role = role;
            this.title = title;
        }
    }

    /** A practitioner's field, with the code of the provider taxonomy. */
    record Specialty(String code, String words, double share) {}

    static final List<Specialty> SPECIALTIES = List.of(
            new Specialty("207Q00000X", "Family physician", 20),
            new Specialty("207R00000X", "Internist", 18),
            new Specialty("363L00000X", "Nurse practitioner", 16),
            new Specialty("208000000X", "Pediatrician", 8),
            new Specialty("225100000X", "Physical therapist", 7),
            new Specialty("207P00000X", "Emergency physician", 5),
            new Specialty("207V00000X", "Obstetrician", 5),
            new Specialty("2084P0800X", "Psychiatrist", 4),
            new Specialty("2085R0202X", "Radiologist", 4),
            new Specialty("207RC0000X", "Cardiologist", 3),
            new Specialty("207X00000X", "Orthopedic surgeon", 3),
            new Specialty("2084N0400X", "Neurologist", 2),
            new Specialty("207RH0003X", "Oncologist", 2),
            new Specialty("207RP1001X", "Lung physician", 1),
            new Specialty("207RE0101X", "Endocrinologist", 1),
            new Specialty("207RR0500X", "Rheumatologist", 1));

    Directory(StableNumbers numbers, int organizations, String updated) {
        this.numbers = numbers;
        this.organizations = organizations;
        this.updated = updated;
    }

    int organizations() {
        return organizations;
    }

    int practitioners() {
        return organizations * PRACTITIONERS_OF_ONE;
    }

    String organizationAddress(int number) {
        return "Organization/" + numbers.id("organization", number);
    }

    String locationAddress(int organization) {
        return "Location/" + numbers.id("location", organization * 2L);
    }

    String practitionerAddress(int number) {
        return "Practitioner/" + numbers.id("practitioner", number);
    }

    /** Where a practitioner works. */
    int employer(int practitioner) {
        return practitioner / PRACTITIONERS_OF_ONE;
    }

    /** One near the number that does what is wanted. */
    int organizationOf(Kind kind, int near) {
        for (int i = 0; i < 20; i++) {
            var number = (near + i) % organizations;
            if (kind(number) == kind) return number;
        }
        return near % organizations;
    }

    /** The plans as the directory shows them. */
    void writePlans(StringBuilder out) {
        for (var plan : Plan.values()) insurancePlan(new Line(out), plan);
    }

    /** An organization with its places, services and people. */
    void write(StringBuilder out, int organization) {
        organization(new Line(out), organization);
        endpoint(new Line(out), organization);
        location(new Line(out), organization, 0);
        if (organization % 3 == 0) location(new Line(out), organization, 1);
        service(new Line(out), organization);
        affiliation(new Line(out), organization);
        for (int i = 0; i < PRACTITIONERS_OF_ONE; i++) {
            practitioner(new Line(out), organization * PRACTITIONERS_OF_ONE + i);
            role(new Line(out), organization * PRACTITIONERS_OF_ONE + i);
        }
    }

    private static Kind kind(int organization) {
        return switch (organization % 20) {
            case 0 -> Kind.HOSPITAL;
            case 5, 15 -> Kind.PHARMACY;
            case 9 -> Kind.SUPPLIER;
            case 13 -> Kind.LABORATORY;
            default -> Kind.GROUP;
        };
    }

    private static Town town(int organization, int place) {
        return Names.TOWNS.get((organization / 3 + place) % Names.TOWNS.size());
    }

    private String title(int organization) {
        var dice = Dice.of(numbers.seed(), "title", organization);
        var word = Names.FAMILY.get(dice.below(Names.FAMILY.size()));
        return town(organization, 0).city() + " " + word + " " + kind(organization).title;
    }

    private Line begun(Line line, String type, String id, String profile) {
        return line.resource(type, id, updated, PLAN_NET + profile);
    }

    private void insurancePlan(Line line, Plan plan) {
        begun(line, "InsurancePlan", numbers.id("plan " + plan.code(), 0), "InsurancePlan");
        line.list("identifier")
                .object()
                .text("system", Payer.PLAN_SYSTEM)
                .text("value", plan.code() + "-DIR")
                .end()
                .end();
        line.text("status", "active").concepts("type", CODES + "InsuranceProductTypeCS", productType(plan));
        line.text("name", plan.product()).reference("ownedBy", payer()).reference("administeredBy", payer());
        line.list("coverageArea").referenceItem(locationAddress(0)).end();
        line.list("network").referenceItem(networkAddress(plan)).end().done();
    }

    private static String productType(Plan plan) {
        return switch (plan) {
            case MEDICARE_ADVANTAGE -> "mediadv";
            case QUALIFIED_HEALTH_PLAN -> "qhp";
            case MEDICAID_MANAGED_CARE -> "commhmo";
        };
    }

    private void organization(Line line, int number) {
        begun(line, "Organization", numbers.id("organization", number), "Organization");
        identifier(line, 1_000_000 + number);
        line.flag("active", true).concepts("type", CODES + "OrgTypeCS", kind(number).type);
        line.text("name", title(number));
        phone(line, number);
        line.list("address");
        address(line.object(), number, 0).end().end();
        line.list("endpoint")
                .referenceItem("Endpoint/" + numbers.id("endpoint", number))
                .end()
                .done();
    }

    private void endpoint(Line line, int number) {
        begun(line, "Endpoint", numbers.id("endpoint", number), "Endpoint");
        line.text("status", "active");
        line.coding(
                "connectionType", "http://terminology.hl7.org/CodeSystem/endpoint-connection-type", "hl7-fhir-rest");
        line.text("name", title(number) + " FHIR").reference("managingOrganization", organizationAddress(number));
        line.concepts("payloadType", CODES + "EndpointPayloadTypeCS", "NA");
        line.text("address", "https://ehr-" + number + ".example.org/fhir").done();
    }

    private void location(Line line, int organization, int place) {
        begun(line, "Location", numbers.id("location", organization * 2L + place), "Location");
        line.text("status", "active").text("name", title(organization) + (place == 0 ? "" : ", second office"));
        line.concepts(
                "type",
                "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
                kind(organization) == Kind.HOSPITAL ? "HOSP" : "OF");
        phone(line, organization);
        address(line.object("address"), organization, place).end();
        line.reference("managingOrganization", organizationAddress(organization))
                .done();
    }

    private void service(Line line, int organization) {
        begun(line, "HealthcareService", numbers.id("service", organization), "HealthcareService");
        line.flag("active", true).reference("providedBy", organizationAddress(organization));
        line.concepts("category", CODES + "HealthcareServiceCategoryCS", kind(organization).category);
        line.concepts(
                "specialty",
                Systems.TAXONOMY,
                specialty(organization * PRACTITIONERS_OF_ONE).code());
        line.list("location").referenceItem(locationAddress(organization)).end();
        line.text("name", kind(organization).title + " services").done();
    }

    private void affiliation(Line line, int organization) {
        begun(line, "OrganizationAffiliation", numbers.id("affiliation", organization), "OrganizationAffiliation");
        line.flag("active", true).reference("organization", payer());
        line.reference("participatingOrganization", organizationAddress(organization));
        line.list("network");
        for (var plan : plans(organization)) line.referenceItem(networkAddress(plan));
        line.end().concepts("code", CODES + "OrganizationAffiliationRoleCS", kind(organization).role);
        line.list("location").referenceItem(locationAddress(organization)).end();
        line.list("healthcareService")
                .referenceItem("HealthcareService/" + numbers.id("service", organization))
                .end()
                .done();
    }

    private void practitioner(Line line, int number) {
        var dice = Dice.of(numbers.seed(), "practitioner name", number);
        begun(line, "Practitioner", numbers.id("practitioner", number), "Practitioner");
        identifier(line, 2_000_000 + number);
        line.flag("active", true).list("name").object().text("family", dice.of(Names.FAMILY));
        line.list("given")
                .item(dice.of(dice.chance(0.5) ? Names.WOMEN : Names.MEN))
                .end()
                .end()
                .end()
                .done();
    }

    private void role(Line line, int number) {
        var organization = employer(number);
        begun(line, "PractitionerRole", numbers.id("role", number), "PractitionerRole");
        // A role takes part in one network: the guide has room for no more.
        var plans = plans(organization);
        line.list("extension").object().text("url", FROM_NETWORK);
        line.reference("valueReference", networkAddress(plans.get(number % plans.size())))
                .end()
                .end();
        line.flag("active", true).reference("practitioner", practitionerAddress(number));
        line.reference("organization", organizationAddress(organization));
        var specialty = specialty(number);
        line.concepts("code", CODES + "ProviderRoleCS", specialty.code().startsWith("36") ? "crnp" : "ph");
        line.list("specialty").object().list("coding");
        line.codingItem(Systems.TAXONOMY, specialty.code())
                .end()
                .text("text", specialty.words())
                .end()
                .end();
        line.list("location").referenceItem(locationAddress(organization));
        if (organization % 3 == 0 && number % 2 == 0)
            line.referenceItem("Location/" + numbers.id("location", organization * 2L + 1));
        line.end().list("healthcareService");
        line.referenceItem("HealthcareService/" + numbers.id("service", organization))
                .end();
        phone(line, number).done();
    }

    Specialty specialty(int practitioner) {
        var dice = Dice.of(numbers.seed(), "specialty", practitioner);
        return SPECIALTIES.get(
                dice.weighted(SPECIALTIES.stream().mapToDouble(Specialty::share).toArray()));
    }

    /** Most take part in every network, some in all but one. */
    private List<Plan> plans(int organization) {
        var all = List.of(Plan.values());
        var left = organization % 5;
        if (left >= all.size()) return all;
        return all.stream().filter(plan -> !plan.equals(all.get(left))).toList();
    }

    private static void identifier(Line line, int npi) {
        line.list("identifier")
                .object()
                .text("system", Systems.NPI)
                .text("value", StableNumbers.npi(npi))
                .end()
                .end();
    }

    private static Line phone(Line line, int number) {
        line.list("telecom").object().text("system", "phone").text("value", StableNumbers.phone(number));
        return line.text("use", "work").end().end();
    }

    private static Line address(Line line, int organization, int place) {
        var town = town(organization, place);
        line.list("line")
                .item((organization % 900 + 1) + " " + Names.STREETS.get(organization % Names.STREETS.size()))
                .end();
        line.text("city", town.city()).text("state", town.state()).text("postalCode", town.postalCode());
        return line.text("country", "US");
    }

    private static String networkAddress(Plan plan) {
        return plan.network().getReference();
    }

    static String payer() {
        return "Organization/" + StableIds.of("Organization", Payer.PAYER_ID);
    }
}
