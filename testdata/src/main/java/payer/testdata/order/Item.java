package payer.testdata.order;

import static payer.testdata.order.Item.Setting.AMBULANCE;
import static payer.testdata.order.Item.Setting.HOME;
import static payer.testdata.order.Item.Setting.HOSPITAL;
import static payer.testdata.order.Item.Setting.LABORATORY;
import static payer.testdata.order.Item.Setting.OFFICE;

import org.hl7.fhir.r4.model.CodeableConcept;
import payer.testdata.Codes;
import payer.testdata.Systems;

/** What can be ordered: HCPCS Level II codes with our own words, and one code of the plan's own. */
public enum Item {
    OXYGEN_CONCENTRATOR("E1390", "Oxygen concentrator, stationary", Kind.RENTAL, HOME),
    PORTABLE_OXYGEN_GAS("E0431", "Portable gaseous oxygen system", Kind.RENTAL, HOME),
    CPAP("E0601", "Airway pressure device, single level", Kind.RENTAL, HOME),
    BILEVEL("E0470", "Bilevel device without backup rate", Kind.RENTAL, HOME),
    BILEVEL_WITH_BACKUP("E0471", "Bilevel device with backup rate", Kind.RENTAL, HOME),
    HOME_VENTILATOR("E0466", "Home ventilator, non-invasive", Kind.RENTAL, HOME),
    POWER_SCOOTER_GROUP_2("K0806", "Power scooter, group 2", Kind.PURCHASE, HOME),
    POWER_WHEELCHAIR_GROUP_2("K0823", "Power wheelchair, group 2", Kind.PURCHASE, HOME),
    POWER_WHEELCHAIR_GROUP_3("K0861", "Power wheelchair, group 3, several power options", Kind.PURCHASE, HOME),
    FIXED_BED("E0250", "Hospital bed, fixed height", Kind.RENTAL, HOME),
    VARIABLE_HEIGHT_BED("E0255", "Hospital bed, variable height", Kind.RENTAL, HOME),
    SEMI_ELECTRIC_BED("E0260", "Hospital bed, semi-electric", Kind.RENTAL, HOME),
    TOTAL_ELECTRIC_BED("E0265", "Hospital bed, total electric", Kind.RENTAL, HOME),
    HEAVY_DUTY_BED("E0303", "Hospital bed, heavy duty", Kind.RENTAL, HOME),
    PRESSURE_MATTRESS("E0277", "Powered pressure-reducing mattress", Kind.RENTAL, HOME),
    WOUND_PUMP("E2402", "Negative-pressure wound therapy pump", Kind.RENTAL, HOME),
    GLUCOSE_MONITOR("E2103", "Glucose monitor, non-adjunctive", Kind.PURCHASE, HOME),
    GLUCOSE_MONITOR_SUPPLIES("A4239", "Supplies of a non-adjunctive glucose monitor, a month", Kind.PURCHASE, HOME),
    INSULIN_PUMP("E0784", "External insulin pump", Kind.RENTAL, HOME),
    MICROPROCESSOR_KNEE("L5856", "Knee with microprocessor control, swing and stance", Kind.PROSTHESIS, OFFICE),
    FLEX_FOOT("L5980", "Foot prosthesis, flex system", Kind.PROSTHESIS, OFFICE),
    HYPERBARIC_OXYGEN("G0277", "Hyperbaric oxygen, per 30 minutes", Kind.SERVICE, HOSPITAL),
    AMBULANCE_BASIC("A0428", "Ambulance, basic life support, non-emergency", Kind.TRANSPORT, AMBULANCE),
    SPINAL_ORTHOSIS("L0650", "Lumbar-sacral orthosis, prefabricated", Kind.PURCHASE, OFFICE),
    SPINAL_ORTHOSIS_OFF_THE_SHELF("L0648", "Lumbar-sacral orthosis, off the shelf", Kind.PURCHASE, OFFICE),
    KNEE_ORTHOSIS_ADJUSTABLE("L1833", "Knee orthosis, adjustable joints, off the shelf", Kind.PURCHASE, OFFICE),
    KNEE_ORTHOSIS_SINGLE_UPRIGHT("L1843", "Knee orthosis, single upright", Kind.PURCHASE, OFFICE),
    INFLIXIMAB("J1745", "Infliximab, 10 mg", Kind.DRUG, OFFICE),
    INFLIXIMAB_BIOSIMILAR_ABDA("Q5104", "Infliximab-abda, 10 mg", Kind.DRUG, OFFICE),
    INFLIXIMAB_BIOSIMILAR_AXXQ("Q5121", "Infliximab-axxq, 10 mg", Kind.DRUG, OFFICE),
    CAR_T_CELLS("Q2041", "Axicabtagene ciloleucel, one treatment", Kind.DRUG, HOSPITAL),
    LUMBAR_MRI("LM-MRI-LUMBAR", "MRI of the lumbar spine", Kind.IMAGING, HOSPITAL),
    BREAST_GENE_EXPRESSION("S3854", "Gene expression panel of breast cancer", Kind.LABORATORY_TEST, LABORATORY),
    LUNG_SCREENING_VISIT("G0296", "Counseling visit for lung cancer screening", Kind.SERVICE, OFFICE),
    BOTULINUM_TOXIN("J0585", "OnabotulinumtoxinA, one unit", Kind.DRUG, OFFICE);

    /** How something is ordered and paid: the kind of request, the X12 service type, and the modifier that says rent or buy. */
    enum Kind {
        RENTAL("18", "RR"),
        PURCHASE("12", "NU"),
        PROSTHESIS("75", ""),
        SERVICE("1", ""),
        TRANSPORT("56", ""),
        IMAGING("62", ""),
        LABORATORY_TEST("5", ""),
        DRUG("88", "");

        private final String serviceType;
        private final String modifier;

        Kind(String serviceType, String modifier) {
            this.serviceType = serviceType;
            this.modifier = modifier;
        }
    }

    /** Where the service happens, as place-of-service codes. */
    enum Setting {
        HOME("12"),
        OFFICE("11"),
        HOSPITAL("22"),
        LABORATORY("81"),
        AMBULANCE("41");

        private final String code;

        Setting(String code) {
            this.code = code;
        }
    }

    private final String code;
    private final String words;
    private final Kind kind;
    private final Setting setting;

    Item(String code, String words, Kind kind, Setting setting) {
        this.code = code;
        this.words = words;
        this.kind = kind;
        this.setting = setting;
    }

    public String code() {
        return code;
    }

    public String system() {
        return this == LUMBAR_MRI ? Systems.PLAN_CODES : Systems.HCPCS;
    }

    public String words() {
        return words;
    }

    public CodeableConcept concept() {
        return Codes.concept(system(), code, words);
    }

    /** What the item is called in a claim: where no public code exists, the X12 service type stands beside the plan's own. */
    public CodeableConcept billed() {
        return this == LUMBAR_MRI
                ? concept().addCoding(Codes.coding(Systems.X12 + "1365", kind.serviceType))
                : concept();
    }

    public CodeableConcept serviceType() {
        return Codes.concept(Systems.X12 + "1365", kind.serviceType);
    }

    public CodeableConcept placeOfService() {
        return Codes.concept(Systems.PLACE_OF_SERVICE, setting.code);
    }

    /** The HCPCS modifier for rented or new, or empty. */
    public String modifier() {
        return kind.modifier;
    }

    Kind kind() {
        return kind;
    }
}
