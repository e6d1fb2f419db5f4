package payer.testdata;

import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** The people who treat and evaluate. Whom they work for matters: some policies ask for an independent evaluator. */
public enum Clinician {
    ANA_FERREIRA(101, "Ferreira", "Ana", "MD", "Pulmonologist", "207RP1001X", Facility.PRAIRIE_MEDICAL_GROUP),
    SAMUEL_OKOYE(102, "Okoye", "Samuel", "MD", "Family physician", "207Q00000X", Facility.PRAIRIE_MEDICAL_GROUP),
    MEI_TANAKA(103, "Tanaka", "Mei", "MD", "Endocrinologist", "207RE0101X", Facility.PRAIRIE_MEDICAL_GROUP),
    JONAS_WEBER(104, "Weber", "Jonas", "MD", "Sleep physician", "207RS0012X", Facility.PRAIRIE_MEDICAL_GROUP),
    LAILA_HADDAD(
            105, "Haddad", "Laila", "MD", "Rehabilitation physician", "208100000X", Facility.PRAIRIE_MEDICAL_GROUP),
    CARLA_NGUYEN(
            106,
            "Nguyen",
            "Carla",
            "NP",
            "Wound care nurse practitioner",
            "363L00000X",
            Facility.PRAIRIE_MEDICAL_GROUP),
    RUTH_ADEYEMI(107, "Adeyemi", "Ruth", "MD", "Neurologist", "2084N0400X", Facility.PRAIRIE_MEDICAL_GROUP),
    VIKTOR_HALE(108, "Hale", "Viktor", "MD", "Rheumatologist", "207RR0500X", Facility.PRAIRIE_MEDICAL_GROUP),
    INGRID_SOLBERG(109, "Solberg", "Ingrid", "MD", "Oncologist", "207RH0003X", Facility.LAKEMONT_CANCER_CENTER),
    PETER_NAKAMURA(110, "Nakamura", "Peter", "MD", "Spine surgeon", "207X00000X", Facility.PRAIRIE_MEDICAL_GROUP),
    FATIMA_RAHMAN(111, "Rahman", "Fatima", "MD", "Hospital physician", "208M00000X", Facility.LAKEMONT_HOSPITAL),
    BEN_ARCHER(112, "Archer", "Ben", "PT", "Physical therapist", "225100000X", Facility.LAKEMONT_HOSPITAL),
    GAIL_TURNER(
            113,
            "Turner",
            "Gail",
            "PT",
            "Physical therapist of the supplier",
            "225100000X",
            Facility.HOMEWAY_MEDICAL_SUPPLY),
    OSCAR_LINDGREN(114, "Lindgren", "Oscar", "CP", "Prosthetist", "224P00000X", Facility.STRIDELINE_PROSTHETICS),
    TESSA_MOORE(115, "Moore", "Tessa", "MD", "Oncologist", "207RH0003X", Facility.RIVERMOUTH_ONCOLOGY);

    private final String npi;
    private final String family;
    private final String given;
    private final String credential;
    private final String profession;
    private final String taxonomy;
    private final Facility employer;

    Clinician(
            int serial,
            String family,
            String given,
            String credential,
            String profession,
            String taxonomy,
            Facility employer) {
        this.npi = Npi.test(serial);
        this.family = family;
        this.given = given;
        this.credential = credential;
        this.profession = profession;
        this.taxonomy = taxonomy;
        this.employer = employer;
    }

    public String npi() {
        return npi;
    }

    public String fullName() {
        return given + " " + family + ", " + credential;
    }

    public String profession() {
        return profession;
    }

    public Facility employer() {
        return employer;
    }

    public Reference reference() {
        return new Reference("Practitioner/" + id("Practitioner"));
    }

    public Reference roleReference() {
        return new Reference("PractitionerRole/" + id("PractitionerRole"));
    }

    public Practitioner practitioner() {
        var practitioner = new Practitioner();
        practitioner.setId(id("Practitioner"));
        practitioner.setActive(true).addIdentifier(Codes.identifier("NPI", Systems.NPI, npi));
        practitioner.addName().setFamily(family).addGiven(given).addSuffix(credential);
        practitioner
                .addTelecom(employer.place().phone())
                .addAddress(employer.place().address());
        practitioner.addQualification().setCode(Codes.concept(Systems.TAXONOMY, taxonomy, profession));
        return practitioner;
    }

    public PractitionerRole role() {
        var role = new PractitionerRole();
        role.setId(id("PractitionerRole"));
        role.setActive(true).setPractitioner(reference()).setOrganization(employer.reference());
        role.addCode().setText(profession);
        role.addSpecialty(Codes.concept(Systems.TAXONOMY, taxonomy, profession));
        role.addLocation(employer.locationReference())
                .addTelecom(employer.place().phone());
        return role.addEndpoint(employer.endpointReference());
    }

    private String id(String type) {
        return StableIds.of(type, npi);
    }
}
