package payer.service.crd;

import java.net.URI;
import payer.service.runtime.SettingLine;

/** A line of a setting that gives an address to a name: {@code name = address}. */
record Assigned(String name, URI address) {

    static Assigned read(String setting, String line) {
        var given = SettingLine.read(setting, "name = address", line);
        var address = URI.create(given.value());
        if (!address.isAbsolute() || address.getHost() == null)
            throw new IllegalArgumentException(setting + ": not an absolute address: " + line);
        return new Assigned(given.name(), address);
    }
}
