package payer.service.fhir.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackageListsTest {

    @Test
    void a_set_holds_an_earlier_one_and_goes_on_over_indented_lines() {
        var lists = PackageLists.of(List.of(
                "# what everything stands on",
                "base: a.core-4.0.1",
                "",
                "mine: @base b.guide-1.0.0-ballot # with a comment",
                "  c.xver-r5.r4-0.1.0-subset",
                "  d.guide-2.0.0 e.guide-3.0.0"));
        var expected = List.of(
                "a.core#4.0.1", "b.guide#1.0.0-ballot", "c.xver-r5.r4#0.1.0-subset", "d.guide#2.0.0", "e.guide#3.0.0");
        assertEquals(
                expected,
                lists.find("mine").orElseThrow().stream()
                        .map(PackageId::toString)
                        .toList());
        assertEquals(List.of("base", "mine"), List.copyOf(lists.all().keySet()));
    }

    @Test
    void says_in_which_line_the_mistake_is() {
        assertWrong("sets.txt, line 2: there is no earlier set @nowhere", "base: a.core-4.0.1", "mine: @nowhere");
        assertWrong("sets.txt, line 1: there is no earlier set @mine", "mine: @mine");
        assertWrong("sets.txt, line 1: a package stands before the first set", "  a.core-4.0.1");
        assertWrong("sets.txt, line 2: there are two sets of this name", "base: a.core-4.0.1", "base: b.core-4.0.1");
        assertWrong("sets.txt, line 1: 'a.core' is not NAME-VERSION.tgz", "base: a.core");
        assertWrong("sets.txt, line 1: a set begins with its name and a colon", "base a.core-4.0.1");
    }

    private static void assertWrong(String why, String... lines) {
        var refused = assertThrows(PackageRefused.class, () -> PackageLists.of(List.of(lines)));
        assertEquals(why, refused.why());
        assertTrue(refused.getCause() instanceof PackageRefused);
    }
}
