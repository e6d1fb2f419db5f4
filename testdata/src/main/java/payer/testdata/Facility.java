package payer.testdata;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The organizations of the demo: who treats, tests, supplies and drives. */
public enum Facility {
    PRAIRIE_MEDICAL_GROUP(10, "Prairie Medical Group", "200 Prairie Avenue", "OF"),
    LAKEMONT_HOSPITAL(11, "Lakemont Hospital", "300 Lakemont Road", "HOSP"),
    LAKEMONT_LABORATORY(12, "Lakemont Hospital Laboratory", "300 Lakemont Road, Wing B", "SLEEP", "99D9900012"),
    STILLWATER_SLEEP_LABORATORY(13, "Stillwater Sleep Laboratory", "41 Stillwater Street", "SLEEP", "99D9900013"),
    NORTHGATE_IMAGING(14, "Northgate Imaging Center", "88 Northgate Boulevard", "RADDX"),
    HOMEWAY_MEDICAL_SUPPLY(15, "Homeway Medical Supply", "9 Depot Street", "OF"),
    STRIDELINE_PROSTHETICS(16, "Strideline Prosthetics and Orthotics", "12 Foundry Row", "OF"),
    PRAIRIE_AMBULANCE(17, "Prairie Ambulance Service", "7 Station Road", "AMB"),
    WILLOW_DIALYSIS(18, "Willow Creek Dialysis", "65 Willow Creek Drive", "OF"),
    LAKEMONT_CANCER_CENTER(19, "Lakemont Cancer Center", "310 Lakemont Road", "ONCL"),
    RIVERMOUTH_ONCOLOGY(20, "Rivermouth Oncology Clinic", "5 Harbor Street", "ONCL"),
    CLEARWATER_GENOMICS(21, "Clearwater Genomics Laboratory", "77 Clearwater Court", "OF", "99D9900021");

    private final String npi;
    private final String title;
    private final String street;
    private final int serial;
    private final String locationType;
    private final @Nullable String clia;

    Facility(int serial, String title, String street, String locationType) {
        this(serial, title, street, locationType, null);
    }

    Facility(int serial, String title, String street, String locationType, @Nullable String clia) {
        this.npi = Npi.test(serial);
        this.title = title;
        this.street = street;
        this.serial = serial;
        this.locationType = locationType;
        this.clia = clia;
    }

    public String npi() {
        return npi;
    }

    public String title() {
        return title;
    }

    public Place place() {
        return new Place(street, "Springfield", "IL", "62701", "217-555-01" + serial);
    }

    public Reference reference() {
        return new Reference("Organization/" + id("Organization"));
    }

    public Reference locationReference() {
        return new Reference("Location/" + id("Location"));
    }

    public Reference endpointReference() {
        return new Reference("Endpoint/" + id("Endpoint"));
    }

    public Organization organization() {
        var organization = new Organization();
        organization.setId(id("Organization"));
        organization.setActive(true).setName(title);
        organization.addIdentifier(Codes.identifier("NPI", Systems.NPI, npi));
        Optional.ofNullable(clia)
                .ifPresent(number ->
                        organization.addIdentifier().setSystem(Systems.CLIA).setValue(number));
        organization.addType(Codes.hl7("organization-type", "prov").addCoding(Codes.coding(Systems.X12 + "98", "1P")));
        organization.addContact().addTelecom(place().phone()).getName().setText("Authorizations desk");
        return organization.addTelecom(place().phone()).addAddress(place().address());
    }

    public Location location() {
        var location = new Location();
        location.setId(id("Location"));
        location.setStatus(Location.LocationStatus.ACTIVE).setName(title);
        location.addType(Codes.hl7("v3-RoleCode", locationType));
        location.addTelecom(place().phone())
                .setAddress(place().address().setType(org.hl7.fhir.r4.model.Address.AddressType.PHYSICAL));
        return location.setManagingOrganization(reference());
    }

    /** Where the organization's health record system can be asked. The host name is reserved and answers nowhere. */
    public Endpoint endpoint() {
        var endpoint = new Endpoint();
        endpoint.setId(id("Endpoint"));
        endpoint.setStatus(Endpoint.EndpointStatus.ACTIVE).setName(title + " FHIR");
        endpoint.setConnectionType(
                Codes.coding("http://terminology.hl7.org/CodeSystem/endpoint-connection-type", "hl7-fhir-rest"));
        endpoint.addPayloadType(Codes.hl7("endpoint-payload-type", "any"));
        return endpoint.setManagingOrganization(reference()).setAddress(Providers.EHR_BASE);
    }

    /** In which networks it takes part, and what it does there. */
    public OrganizationAffiliation affiliation() {
        var affiliation = new OrganizationAffiliation();
        affiliation.setId(id("OrganizationAffiliation"));
        affiliation.setActive(true).setOrganization(Payer.reference()).setParticipatingOrganization(reference());
        plans().forEach(plan -> affiliation.addNetwork(plan.network()));
        affiliation.addCode().addCoding(Codes.coding(Systems.PLAN_NET_CODES + "OrganizationAffiliationRoleCS", role()));
        return affiliation.addLocation(locationReference());
    }

    /** All of them but one, which has left the managed care of Medicaid. */
    private List<Plan> plans() {
        return Arrays.stream(Plan.values())
                .filter(plan -> this != RIVERMOUTH_ONCOLOGY || plan != Plan.MEDICAID_MANAGED_CARE)
                .toList();
    }

    private String role() {
        return switch (this) {
            case LAKEMONT_HOSPITAL -> "hospital";
            case LAKEMONT_LABORATORY, STILLWATER_SLEEP_LABORATORY, CLEARWATER_GENOMICS -> "laboratory";
            case HOMEWAY_MEDICAL_SUPPLY, STRIDELINE_PROSTHETICS -> "dme";
            case PRAIRIE_AMBULANCE -> "transport";
            case NORTHGATE_IMAGING -> "outpatient";
            case PRAIRIE_MEDICAL_GROUP, WILLOW_DIALYSIS, LAKEMONT_CANCER_CENTER, RIVERMOUTH_ONCOLOGY -> "group";
        };
    }

    private String id(String type) {
        return StableIds.of(type, npi);
    }
}
