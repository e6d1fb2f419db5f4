package payer.testdata.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import payer.testdata.Json;
import payer.testdata.order.Item;

class CasesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate LATER = LocalDate.of(2028, 3, 1);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Cases cases = Cases.on(TODAY);

    @Test
    void each_of_the_19_sheets_has_cases() {
        var sheets = cases.all().stream().map(Case::sheet).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(19, sheets.size());
        assertTrue(cases.all().size() >= 60, () -> "only " + cases.all().size());
    }

    @Test
    void the_list_forgets_no_case() {
        var listed = Stream.concat(cases.all().stream(), cases.ofNamedMembers().stream())
                .map(Case::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        var written = written().map(Case::toString).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(written, listed);
    }

    @Test
    void every_case_is_about_its_own_person() {
        assertEquals(
                cases.all().size(),
                cases.all().stream()
                        .map(situation -> situation.member().memberId())
                        .distinct()
                        .count());
    }

    @Test
    void every_case_tells_what_it_is_about_and_never_what_should_come_of_it() {
        cases.all().forEach(situation -> {
            assertFalse(situation.situation().isBlank());
            assertFalse(
                    Pattern.compile("\\b(approved?|pend(ed)?|den(y|ied)|covered)\\b")
                            .matcher(situation.situation())
                            .find(),
                    situation::toString);
        });
    }

    @Test
    void no_two_resources_of_a_case_have_the_same_address() {
        cases.all().forEach(situation -> {
            var addresses = resources(situation)
                    .map(resource -> resource.fhirType() + "/" + resource.getId())
                    .toList();
            assertEquals(addresses.size(), addresses.stream().distinct().count(), situation::toString);
        });
    }

    @Test
    void every_date_of_a_chart_moves_with_the_day() {
        var later = Cases.on(LATER);
        for (int i = 0; i < cases.all().size(); i++)
            assertEquals(
                    moved(chartAndOrders(cases.all().get(i))),
                    chartAndOrders(later.all().get(i)));
        assertEquals(
                moved(chartAndOrders(cases.perLindqvistNeedsAirwayPressure())),
                chartAndOrders(later.perLindqvistNeedsAirwayPressure()));
    }

    @Test
    void codes_are_hcpcs_level_two_without_dental_or_the_plans_own() {
        for (var item : Item.values())
            assertTrue(item.code().matches("[ABCEGHJKLMPQRSTV]\\d{4}|LM-[A-Z-]+"), item::code);
    }

    private static String chartAndOrders(Case situation) {
        return Stream.concat(situation.chart().resources().stream(), situation.orders().stream())
                .map(Json::compact)
                .collect(Collectors.joining("\n"));
    }

    private static String moved(String json) {
        long days = LATER.toEpochDay() - TODAY.toEpochDay();
        return DATE.matcher(json)
                .replaceAll((MatchResult date) ->
                        LocalDate.parse(date.group()).plusDays(days).toString());
    }

    private static Stream<Resource> resources(Case situation) {
        return Stream.of(
                        Stream.of(situation.patient(), situation.coverage()),
                        situation.chart().resources().stream(),
                        situation.orders().stream())
                .flatMap(resources -> resources);
    }

    private Stream<Case> written() {
        return Arrays.stream(Cases.class.getMethods())
                .filter(method -> method.getReturnType() == Case.class && method.getParameterCount() == 0)
                .map(this::called);
    }

    private Case called(Method method) {
        try {
            method.setAccessible(true);
            return (Case) method.invoke(cases);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method.getName(), e);
        }
    }

    @Test
    void the_situation_in_the_name_is_the_one_in_the_chart() {
        var situation = cases.oxygenAtRest86RoomAir();
        assertEquals("CP-01", situation.sheet());
        assertEquals(
                List.of("E1390", "E0431"),
                situation.lines().stream().map(line -> line.item().code()).toList());
        var saturation = situation.evidence().stream()
                .filter(org.hl7.fhir.r4.model.Observation.class::isInstance)
                .map(org.hl7.fhir.r4.model.Observation.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals("86", saturation.getValueQuantity().getValue().toPlainString());
        assertEquals(
                "2026-11-20",
                saturation.getEffectiveDateTimeType().getValueAsString().substring(0, 10));
        assertEquals(
                List.of("rest", "3151-8", "3150-0"),
                saturation.getComponent().stream().map(CasesTest::tellingCode).toList());
    }

    private static String tellingCode(org.hl7.fhir.r4.model.Observation.ObservationComponentComponent component) {
        return component.hasValueCodeableConcept()
                ? component.getValueCodeableConcept().getCodingFirstRep().getCode()
                : component.getCode().getCodingFirstRep().getCode();
    }
}
