package payer.service.fhir;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One API with an address of its own. A capability contributes it as a bean; it then answers {@code {path}/metadata}, and
 * every error under its path is an OperationOutcome.
 *
 * @param path where it is served, such as {@code /records/fhir} or {@code /pas/2.2/fhir}
 * @param name a name for programs, such as {@code Records} or {@code Pas22}
 * @param title a name for people
 * @param description what it is for, and for whom
 * @param instantiates canonicals of the CapabilityStatements that it fulfils
 * @param guides canonicals of the implementation guides that it follows, with their versions
 */
public record Base(
        String path, String name, String title, String description, List<String> instantiates, List<String> guides) {

    private static final Pattern PATH = Pattern.compile("(/[a-z0-9][a-z0-9.-]*){1,2}/fhir");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9_]{0,254}");

    public Base {
        if (!PATH.matcher(path).matches())
            throw new IllegalArgumentException("a base's path is one or two segments and then /fhir, not " + path);
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException("a base's name starts with a capital and has no spaces: " + name);
        instantiates = List.copyOf(instantiates);
        guides = List.copyOf(guides);
    }

    /** Whether a request for this path is a request to this API. */
    public boolean covers(String requestPath) {
        return requestPath.startsWith(path)
                && (requestPath.length() == path.length() || requestPath.charAt(path.length()) == '/');
    }
}
