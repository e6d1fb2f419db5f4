package payer.testdata.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.Test;
import payer.testdata.Clinician;
import payer.testdata.Day;
import payer.testdata.Enrolment;
import payer.testdata.Facility;
import payer.testdata.Member;
import payer.testdata.Members;
import payer.testdata.Payer;
import payer.testdata.Plan;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.chart.Charts;
import payer.testdata.chart.Finding;

/**
 * The tables of docs/demo-data.md are those of the code. {@code -Dsnapshots.renew=true} writes them anew, to be reviewed as a
 * change of the guide.
 */
class DemoDataGuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "demo-data.md");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void the_guide_tells_what_the_code_does() throws IOException {
        var written = Files.readString(GUIDE);
        var expected = written;
        for (var table : tables().entrySet()) expected = withTable(expected, table.getKey(), table.getValue());
        if (Boolean.getBoolean("snapshots.renew")) Files.writeString(GUIDE, expected);
        else assertEquals(expected, written);
    }

    private static String withTable(String guide, String name, String table) {
        var place = Pattern.compile("(?s)(<!-- %s -->\n).*?(<!-- end -->)".formatted(name))
                .matcher(guide);
        if (!place.find()) throw new AssertionError("the guide has no place for the table " + name);
        return place.replaceFirst("$1" + Matcher.quoteReplacement(table + "\n") + "$2");
    }

    private static Map<String, String> tables() {
        var tables = new TreeMap<String, String>();
        tables.put("payer", payer());
        tables.put("plans", plans());
        tables.put("members", members());
        tables.put("organizations", organizations());
        tables.put("clinicians", clinicians());
        tables.put("cases", cases());
        tables.put("findings", findings());
        return tables;
    }

    private static String payer() {
        return table(
                List.of("what", "value"),
                Stream.of(
                        List.of("name", Payer.NAME),
                        List.of("payer identifier", "`%s` in `%s`".formatted(Payer.PAYER_ID, Payer.PAYER_SYSTEM)),
                        List.of("NPI", Payer.NPI),
                        List.of("TIN", Payer.TIN),
                        List.of("system of member numbers", "`%s`".formatted(Payer.MEMBER_SYSTEM)),
                        List.of("time zone", Payer.TIME_ZONE.getId())));
    }

    private static String plans() {
        return table(
                List.of("code in Coverage.class", "product", "line of business", "Coverage.type"),
                Arrays.stream(Plan.values())
                        .map(plan -> List.of(plan.code(), plan.product(), plan.lineOfBusiness(), plan.paymentType())));
    }

    private static String members() {
        return table(
                List.of("member number", "name", "born", "plan and coverage", "chart"),
                Members.all().stream()
                        .map(member -> List.of(
                                member.memberId(),
                                member.name().full(),
                                member.birthDate().toString(),
                                coverage(member),
                                chart(member))));
    }

    private static String coverage(Member member) {
        var enrolments =
                member.enrolments().stream().map(DemoDataGuideTest::told).collect(Collectors.joining("; "));
        var family = member.family()
                .map(one -> "; dependent of " + one.subscriberId())
                .orElse("");
        var death = member.died().map(day -> "; died " + day).orElse("");
        return enrolments + family + death;
    }

    private static String told(Enrolment enrolment) {
        var end = enrolment.until().map(last -> " until " + told(last)).orElse("");
        return enrolment.plan().lineOfBusiness() + " from " + told(enrolment.from()) + end;
    }

    private static String told(Day day) {
        return switch (day) {
            case Day.Fixed(LocalDate date) -> date.toString();
            case Day.Moving(int days) -> days < 0 ? "%d days ago".formatted(-days) : "%d days ahead".formatted(days);
        };
    }

    private static String chart(Member member) {
        var chart = Charts.of(member, TODAY);
        if (chart.isEmpty()) return "empty";
        return chart.stream()
                .filter(Condition.class::isInstance)
                .map(entry -> ((Condition) entry).getCode().getText())
                .collect(Collectors.joining("; ", "", "; %d entries".formatted(chart.size())));
    }

    private static String organizations() {
        return table(
                List.of("NPI", "organization"),
                Arrays.stream(Facility.values()).map(facility -> List.of(facility.npi(), facility.title())));
    }

    private static String clinicians() {
        return table(
                List.of("NPI", "clinician", "profession", "works for"),
                Arrays.stream(Clinician.values())
                        .map(clinician -> List.of(
                                clinician.npi(),
                                clinician.fullName(),
                                clinician.profession(),
                                clinician.employer().title())));
    }

    private static String cases() {
        var names = names();
        return table(
                List.of("sheet", "case", "member number", "ordered", "situation"),
                Cases.on(TODAY).all().stream()
                        .sorted(java.util.Comparator.comparing(
                                one -> one.member().memberId()))
                        .map(one -> List.of(
                                one.sheet(),
                                "`%s`".formatted(names.getOrDefault(one.member().memberId(), "")),
                                one.member().memberId(),
                                ordered(one),
                                one.situation())));
    }

    private static String ordered(Case situation) {
        return situation.lines().stream().map(line -> line.item().code()).collect(Collectors.joining(", "));
    }

    /** The method that makes the case of each member. */
    private static Map<String, String> names() {
        return Arrays.stream(Cases.class.getMethods())
                .filter(method -> method.getReturnType() == Case.class && method.getParameterCount() == 0)
                .collect(Collectors.toMap(
                        method -> {
                            try {
                                method.setAccessible(true);
                                return ((Case) method.invoke(Cases.on(TODAY)))
                                        .member()
                                        .memberId();
                            } catch (ReflectiveOperationException e) {
                                throw new LinkageError(method.getName(), e);
                            }
                        },
                        java.lang.reflect.Method::getName));
    }

    private static String findings() {
        return table(
                List.of("code", "fact"),
                Arrays.stream(Finding.values())
                        .map(finding -> List.of("`%s`".formatted(finding.code()), finding.words())));
    }

    private static String table(List<String> heads, Stream<List<String>> rows) {
        return Stream.concat(
                        Stream.of(row(heads), "|" + " --- |".repeat(heads.size())), rows.map(DemoDataGuideTest::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
