package payer.service.fhir.packages;

import java.util.regex.Pattern;

/** A FHIR package by name and version. Both are safe as parts of a file name or of an address. */
public record PackageId(String name, String version) implements Comparable<PackageId> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)+");
    private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9._+-]{0,60}");
    private static final Pattern FILE = Pattern.compile("(.+?)-([0-9].*)");

    public PackageId {
        if (name.length() > 120 || !NAME.matcher(name).matches())
            throw new PackageRefused("'%s' is not the name of a FHIR package".formatted(name));
        if (!VERSION.matcher(version).matches())
            throw new PackageRefused("'%s' is not a version of a FHIR package".formatted(version));
    }

    /** As people write it: {@code hl7.fhir.us.core#3.1.1}. */
    public static PackageId parse(String nameAndVersion) {
        var parts = nameAndVersion.split("#", 2);
        if (parts.length < 2) throw new PackageRefused("'%s' is not NAME#VERSION".formatted(nameAndVersion));
        return new PackageId(parts[0], parts[1]);
    }

    /** As files are called: {@code hl7.fhir.us.core-3.1.1}, with or without {@code .tgz}. */
    public static PackageId ofFile(String fileName) {
        var stem = fileName.endsWith(".tgz") ? fileName.substring(0, fileName.length() - 4) : fileName;
        var match = FILE.matcher(stem);
        if (!match.matches()) throw new PackageRefused("'%s' is not NAME-VERSION.tgz".formatted(fileName));
        return new PackageId(match.group(1), match.group(2));
    }

    public String fileName() {
        return name + "-" + version + ".tgz";
    }

    @Override
    public int compareTo(PackageId other) {
        var byName = name.compareTo(other.name);
        return byName != 0 ? byName : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return name + "#" + version;
    }
}
