package payer.service.fhir.validation;

/** The name of a set of packages in {@code sets.txt}: one version of each implementation guide. */
public record PackageSet(String name) {
    /** The STU 2 releases (PAS, CRD, DTR 2.0.1) on US Core 3.1.1. */
    public static final PackageSet STU2 = new PackageSet("stu2");
    /** The 2.1 releases on US Core 7.0.0. */
    public static final PackageSet STU2_1 = new PackageSet("stu2.1");
    /** The 2.2 releases on US Core 7.0.0. */
    public static final PackageSet STU2_2 = new PackageSet("stu2.2");
    /** US Core 6.1.0 and what builds on it. */
    public static final PackageSet US_CORE_6 = new PackageSet("uscore6");

    @Override
    public String toString() {
        return name;
    }
}
