package payer.service.fhir.packages;

/** A package, or a list of packages, that is not what it should be. The text is for the operator. */
public final class PackageRefused extends RuntimeException {
    public PackageRefused(String why) {
        super(why);
    }

    public PackageRefused(String why, Throwable cause) {
        super(why, cause);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
