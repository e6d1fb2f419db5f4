package payer.service.fhir.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectedPackageTest {
    @TempDir
    Path folder;

    @Test
    void knows_what_a_package_holds() {
        var expected = new InspectedPackage(Tarballs.SAMPLE, "http://example.org/sample", 1);
        assertEquals(expected, inspect(Tarballs.sample()));
    }

    @Test
    void refuses_a_package_without_its_manifest() {
        assertRefused("no package/package.json", Tarballs.sample().without("package/package.json"));
    }

    @Test
    void refuses_a_package_for_another_fhir_version() {
        var r5 = Tarballs.sample()
                .with("package/package.json", Tarballs.manifest("example.fhir.sample", "1.0.0", "5.0.0"));
        assertRefused("not for FHIR R4", r5);
    }

    @Test
    void refuses_a_manifest_without_a_canonical() {
        var manifest = "{\"name\":\"example.fhir.sample\",\"version\":\"1.0.0\",\"fhirVersions\":[\"4.0.1\"]}";
        assertRefused("no canonical", Tarballs.sample().with("package/package.json", manifest));
    }

    @Test
    void refuses_a_name_that_could_lead_elsewhere() {
        var manifest = Tarballs.manifest("../../etc/evil", "1.0.0", "4.0.1");
        assertRefused("not the name", Tarballs.sample().with("package/package.json", manifest));
    }

    @Test
    void refuses_a_resource_that_is_broken_far_down() {
        var broken = "{\"resourceType\":\"ValueSet\",\"compose\":{\"include\":[{\"system\":\"x\"},]}}";
        assertRefused("ValueSet-b.json is not JSON", Tarballs.sample().with("package/ValueSet-b.json", broken));
        assertRefused(
                "not JSON", Tarballs.sample().with("package/ValueSet-b.json", "{\"resourceType\":\"ValueSet\"} more"));
    }

    @Test
    void refuses_a_resource_without_a_type() {
        assertRefused("no resourceType", Tarballs.sample().with("package/ValueSet-b.json", "{\"id\":\"b\"}"));
        assertRefused("no resourceType", Tarballs.sample().with("package/ValueSet-b.json", "{\"resourceType\":7}"));
    }

    @Test
    void must_be_what_was_asked_for() {
        var found = inspect(Tarballs.sample());
        var other = PackageId.parse("example.fhir.sample#1.0.1");
        var refused = assertThrows(PackageRefused.class, () -> found.mustBe(other));
        assertEquals("asked for example.fhir.sample#1.0.1 but the file holds example.fhir.sample#1.0.0", refused.why());
    }

    private InspectedPackage inspect(Tarballs tarball) {
        return InspectedPackage.of(tarball.in(folder), ArchiveLimits.USUAL);
    }

    private void assertRefused(String why, Tarballs tarball) {
        var refused = assertThrows(PackageRefused.class, () -> inspect(tarball));
        assertTrue(refused.why().contains(why), refused.why());
    }
}
