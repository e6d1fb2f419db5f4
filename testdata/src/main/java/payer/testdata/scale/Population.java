package payer.testdata.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Json;
import payer.testdata.Payer;
import payer.testdata.Providers;
import payer.testdata.demo.UsCore;

/**
 * A payer with all that it knows, as NDJSON: its directory first, then family by family. The same seed, size and day give
 * the same bytes. It is made in blocks, each from its number alone, so memory does not grow with the size.
 */
public final class Population {
    private static final int ORGANIZATIONS_OF_A_BLOCK = 8;
    private static final int FAMILIES_OF_A_BLOCK = 8;
    private static final int FAMILIES_OF_AN_ORGANIZATION = 100;
    private static final int FEWEST_ORGANIZATIONS = 20;
    private static final int BLOCKS_AT_ONCE = 16;
    private static final int CHARACTERS_OF_A_BLOCK = 1_500_000;

    /** On average, with what belongs to the directory. */
    private static final double RESOURCES_OF_A_FAMILY = 86;

    private final StableNumbers numbers;
    private final int families;
    private final LocalDate today;
    private final String updated;
    private final Directory directory;
    private final Enrollment enrollment;
    private final ChartLines charts;
    private final ClaimLines claims;
    private final PolicyCharts policies;

    private Population(long seed, int families, LocalDate today) {
        this.updated = today + "T00:00:00.000Z";
        this.numbers = new StableNumbers(seed);
        this.families = families;
        this.today = today;
        this.directory =
                new Directory(numbers, Math.max(FEWEST_ORGANIZATIONS, families / FAMILIES_OF_AN_ORGANIZATION), updated);
        this.enrollment = new Enrollment(numbers, today, updated);
        this.charts = new ChartLines(numbers, directory, today, updated);
        this.claims = new ClaimLines(numbers, directory, enrollment, today, updated);
        this.policies = new PolicyCharts(numbers, enrollment, today);
    }

    public static Population ofFamilies(long seed, int families, LocalDate today) {
        if (families < 1 || families > 10_000_000)
            throw new IllegalArgumentException("between one family and ten million");
        return new Population(seed, families, today);
    }

    /** About so many resources. */
    public static Population ofResources(long seed, long resources, LocalDate today) {
        return ofFamilies(seed, (int) Math.max(1, Math.round(resources / RESOURCES_OF_A_FAMILY)), today);
    }

    public int blocks() {
        return 1 + directoryBlocks() + (families + FAMILIES_OF_A_BLOCK - 1) / FAMILIES_OF_A_BLOCK;
    }

    /** Lines of the block with this number, the first being 0. */
    public String block(int number) {
        var out = new StringBuilder(CHARACTERS_OF_A_BLOCK);
        if (number == 0) payer(out);
        else if (number <= directoryBlocks()) organizations(out, number - 1);
        else families(out, number - 1 - directoryBlocks());
        return out.toString();
    }

    /** Some blocks at a time are made side by side; they are written in their order. */
    public void write(OutputStream out) throws IOException {
        for (int first = 0; first < blocks(); first += BLOCKS_AT_ONCE) {
            var made = IntStream.range(first, Math.min(blocks(), first + BLOCKS_AT_ONCE))
                    .parallel()
                    .mapToObj(number -> block(number).getBytes(UTF_8))
                    .toList();
            for (var block : made) out.write(block);
        }
    }

    private int directoryBlocks() {
        return (directory.organizations() + ORGANIZATIONS_OF_A_BLOCK - 1) / ORGANIZATIONS_OF_A_BLOCK;
    }

    /** With the providers of the demo, whom the charts of the policies' cases name. */
    private void payer(StringBuilder out) {
        Stream.concat(Payer.resources().stream(), Providers.resources().stream())
                .map(this::profiled)
                .forEach(resource -> out.append(Json.compact(resource)).append('\n'));
        directory.writePlans(out);
    }

    private Resource profiled(Resource resource) {
        resource.getMeta().setLastUpdatedElement(new InstantType(updated));
        UsCore.profileOf(resource).ifPresent(resource.getMeta()::addProfile);
        return resource;
    }

    private void organizations(StringBuilder out, int block) {
        var first = block * ORGANIZATIONS_OF_A_BLOCK;
        var end = Math.min(directory.organizations(), first + ORGANIZATIONS_OF_A_BLOCK);
        for (int number = first; number < end; number++) directory.write(out, number);
    }

    private void families(StringBuilder out, int block) {
        var first = block * FAMILIES_OF_A_BLOCK;
        for (int number = first; number < Math.min(families, first + FAMILIES_OF_A_BLOCK); number++)
            family(out, Family.of(numbers, number, today));
    }

    private void family(StringBuilder out, Family family) {
        for (var person : family.members()) {
            var history = History.of(person, directory, numbers, today);
            enrollment.write(out, person, family.subscriber());
            charts.write(out, history);
            claims.write(out, history);
            policies.write(out, person);
        }
    }
}
