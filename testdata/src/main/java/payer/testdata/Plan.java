package payer.testdata;

import java.util.List;
import org.hl7.fhir.r4.model.Coverage.ClassComponent;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.InsurancePlan;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** The products of the demo payer. The code in {@code Coverage.class} says which rules of law apply to a member. */
public enum Plan {
    MEDICARE_ADVANTAGE("LM-MA", "Larkmeadow Advantage", "Medicare Advantage", "111"),
    QUALIFIED_HEALTH_PLAN("LM-QHP", "Larkmeadow Marketplace Silver", "Qualified health plan", "511"),
    MEDICAID_MANAGED_CARE("LM-MCD", "Larkmeadow Community Care", "Medicaid managed care", "211");

    private final String code;
    private final String product;
    private final String lineOfBusiness;
    private final String paymentType;

    Plan(String code, String product, String lineOfBusiness, String paymentType) {
        this.code = code;
        this.product = product;
        this.lineOfBusiness = lineOfBusiness;
        this.paymentType = paymentType;
    }

    public String code() {
        return code;
    }

    public String product() {
        return product;
    }

    public String lineOfBusiness() {
        return lineOfBusiness;
    }

    /** The code of the public payment typology, as {@code Coverage.type} wants it. */
    public String paymentType() {
        return paymentType;
    }

    public String resourceId() {
        return StableIds.of("InsurancePlan", code);
    }

    public ClassComponent asClass() {
        return new ClassComponent()
                .setType(Codes.hl7("coverage-class", "plan"))
                .setValue(code)
                .setName(product);
    }

    public Reference network() {
        return new Reference("Organization/" + networkId());
    }

    private String networkId() {
        return StableIds.of("Organization", "network " + code);
    }

    /** The providers who have agreed to treat those who have this plan. */
    public Organization networkOrganization() {
        var network = new Organization();
        network.setId(networkId());
        network.setActive(true).setName(product + " network").setPartOf(Payer.reference());
        network.addIdentifier().setSystem(Payer.NETWORK_SYSTEM).setValue(code);
        network.addType().addCoding(Codes.coding(Systems.PLAN_NET_CODES + "OrgTypeCS", "ntwk"));
        network.addContact().addTelecom(Payer.phone()).setName(new HumanName().setText("Provider relations"));
        network.getMeta().addProfile(Systems.PLAN_NET + "Network");
        return network;
    }

    public InsurancePlan insurancePlan() {
        var plan = new InsurancePlan();
        plan.setId(resourceId());
        plan.setStatus(PublicationStatus.ACTIVE).setName(product).setAlias(List.of());
        plan.addIdentifier().setSystem(Payer.PLAN_SYSTEM).setValue(code);
        plan.addType()
                .addCoding(Codes.coding(Systems.PAYMENT_TYPOLOGY, paymentType))
                .setText(lineOfBusiness);
        plan.addNetwork(network());
        plan.setOwnedBy(Payer.reference()).setAdministeredBy(Payer.reference());
        return plan;
    }
}
