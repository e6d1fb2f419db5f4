package payer.service.priorauth.fhir;

import payer.service.priorauth.Origin;

/** The releases of the guide that are spoken, each at an address of its own. */
public enum Release {
    R2_0("/pas/2.0/fhir", Origin.PAS_2_0),
    R2_2("/pas/2.2/fhir", Origin.PAS_2_2);

    private final String path;
    private final Origin origin;

    Release(String path, Origin origin) {
        this.path = path;
        this.origin = origin;
    }

    public String path() {
        return path;
    }

    public Origin origin() {
        return origin;
    }
}
