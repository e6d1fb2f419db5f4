package payer.service.crd;

import java.net.URI;

/** A line of a setting that gives an address to a name: {@code name = address}. */
record Assigned(String name, URI address) {

    static Assigned read(String setting, String line) {
        var parts = line.split("=", 2);
        if (parts.length != 2 || parts[0].isBlank())
            throw new IllegalArgumentException(setting + ": \"name = address\", not " + line);
        var address = URI.create(parts[1].strip());
        if (!address.isAbsolute() || address.getHost() == null)
            throw new IllegalArgumentException(setting + ": not an absolute address: " + line);
        return new Assigned(parts[0].strip(), address);
    }
}
