package payer.service.fhir.packages;

import java.io.PrintWriter;

/** How an installed package is told. */
final class Installation {
    private Installation() {}

    static void tell(PrintWriter out, PackageFolder.Installed installed) {
        var content = installed.content();
        out.printf(
                "%s  %s (%s, %d resources)%n",
                installed.digest(), content.id(), content.canonical(), content.resources());
        out.flush();
    }
}
