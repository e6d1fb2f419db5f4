package payer.service.records.index;

import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import payer.service.runtime.ServiceSettings;

/** Brings the spellings of a reference to one: {@code Type/id} for what is ours, the address itself for what is not. */
@Singleton
public final class LocalAddresses {
    private static final Pattern RELATIVE =
            Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.\\-]{1,64})(?:/_history/[^/]+)?");

    private final String service;

    public LocalAddresses(ServiceSettings settings) {
        this.service = settings.url() + "/";
    }

    /** Whichever of our API bases an address names: all of them show the same records. */
    public String local(String reference) {
        var relative = RELATIVE.matcher(tail(reference));
        return relative.matches() ? relative.group(1) + "/" + relative.group(2) : reference;
    }

    private String tail(String reference) {
        if (!reference.startsWith(service)) return reference;
        var base = reference.lastIndexOf("/fhir/");
        return base < 0 ? reference : reference.substring(base + "/fhir/".length());
    }
}
