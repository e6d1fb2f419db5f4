package payer.testdata;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Larkmeadow Health, the payer that the demo plays. It does not exist. */
public final class Payer {

    public static final String NAME = "Larkmeadow Health";
    public static final String BASE = "https://larkmeadow.example/fhir";

    /** The system and value by which a Coverage in a message names this payer. */
    public static final String PAYER_SYSTEM = BASE + "/sid/payer";

    public static final String PAYER_ID = "LARKMEADOW";

    /** The system of member numbers, on Patient and Coverage alike. */
    public static final String MEMBER_SYSTEM = BASE + "/sid/member";

    public static final String PLAN_SYSTEM = BASE + "/sid/plan";
    public static final String NETWORK_SYSTEM = BASE + "/sid/network";
    public static final String NPI = Npi.test(1);

    /** An employer number with the prefix 00, which is never given out. */
    public static final String TIN = "00-0000001";

    public static final ZoneId TIME_ZONE = ZoneId.of("America/Chicago");

    private static final Place OFFICE = new Place("1 Lark Lane", "Springfield", "IL", "62701", "217-555-0100");

    private Payer() {}

    public static Reference reference() {
        return new Reference("Organization/" + organizationId());
    }

    static ContactPoint phone() {
        return OFFICE.phone();
    }

    public static Organization organization() {
        return insurer(organizationId(), PAYER_ID, NAME)
                .addIdentifier(Codes.identifier("NPI", Systems.NPI, NPI))
                .addIdentifier(Codes.identifier("TAX", Systems.TIN, TIN));
    }

    /** The insurer that a new member had before. It exists no more than ours does. */
    public static Organization previousInsurer() {
        return insurer(StableIds.of("Organization", "previous insurer"), "OLDFIELD", "Oldfield Mutual Health");
    }

    public static List<Resource> resources() {
        return Stream.concat(
                        Stream.of(organization(), previousInsurer()),
                        Arrays.stream(Plan.values())
                                .flatMap(plan -> Stream.of(plan.networkOrganization(), plan.insurancePlan())))
                .map(Resource.class::cast)
                .toList();
    }

    private static String organizationId() {
        return StableIds.of("Organization", PAYER_ID);
    }

    private static Organization insurer(String id, String payerId, String name) {
        var insurer = new Organization();
        insurer.setId(id);
        insurer.setActive(true).setName(name);
        insurer.addIdentifier().setSystem(PAYER_SYSTEM).setValue(payerId);
        insurer.addType(Codes.hl7("organization-type", "pay").addCoding(Codes.coding(Systems.X12 + "98", "PR")));
        return insurer.addTelecom(OFFICE.phone()).addAddress(OFFICE.address());
    }
}
