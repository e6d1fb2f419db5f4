package payer.service.codes.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import payer.decision.CodeSystem;
import payer.rules.codes.CodeFiles;
import payer.rules.codes.CodeSet;

/** A file as it was downloaded: plain, or somewhere in a ZIP file. */
record PublishedFile(Path file, CodeSystem system, boolean own) {
    private static final Pattern HCPCS = Pattern.compile("(?i)(.*/)?HCPC.*ANWEB.*\\.txt");
    private static final Pattern ICD10CM = Pattern.compile("(?i)(.*/)?icd10cm[-_]order[-_].*\\.txt");
    private static final Pattern LOINC = Pattern.compile("(.*/)?Loinc\\.csv");
    private static final Pattern RXNORM = Pattern.compile("rrf/RXNCONSO\\.RRF");
    private static final Pattern ANY = Pattern.compile(".*");

    CodeSet read(String release) throws IOException {
        try (var content = content()) {
            var lines = new BufferedReader(new InputStreamReader(content, charset()));
            if (own) return CodeFiles.owned(system, release, lines);
            return switch (system) {
                case HCPCS -> CodeFiles.hcpcs(release, lines);
                case ICD10CM -> CodeFiles.icd10cm(release, lines);
                case LOINC -> CodeFiles.loinc(release, lines);
                case RXNORM -> CodeFiles.rxnorm(release, lines);
                case CPT, ICD10PCS, NDC, SNOMED, PLAN, FINDING, QUESTION ->
                    throw new IOException("of " + system.shortName() + " only files of your own can be loaded: --own");
            };
        }
    }

    /** The fixed-width file of HCPCS is older than Unicode. */
    private Charset charset() {
        return system == CodeSystem.HCPCS && !own ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private InputStream content() throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("there is no file " + file);
        if (!file.toString().endsWith(".zip")) return Files.newInputStream(file);
        var zip = new ZipInputStream(Files.newInputStream(file));
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
            if (!entry.isDirectory() && name().matcher(entry.getName()).matches()) return zip;
        zip.close();
        throw new IOException("no file of " + system.shortName() + " in " + file);
    }

    private Pattern name() {
        if (own) return ANY;
        return switch (system) {
            case HCPCS -> HCPCS;
            case ICD10CM -> ICD10CM;
            case LOINC -> LOINC;
            case RXNORM -> RXNORM;
            case CPT, ICD10PCS, NDC, SNOMED, PLAN, FINDING, QUESTION -> ANY;
        };
    }
}
