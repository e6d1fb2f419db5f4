package payer.testdata;

import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.FEMALE;
import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.MALE;
import static payer.testdata.Family.Relationship.CHILD;
import static payer.testdata.Family.Relationship.SPOUSE;
import static payer.testdata.Plan.MEDICAID_MANAGED_CARE;
import static payer.testdata.Plan.MEDICARE_ADVANTAGE;
import static payer.testdata.Plan.QUALIFIED_HEALTH_PLAN;

import java.util.List;
import payer.testdata.Member.Name;

/** The named members of the demo payer. Their numbers, names and birth dates never change: scripts and tests lean on them. */
public final class Members {

    private static final Place ELM_STREET = home("14 Elm Street", 20);
    private static final Place OAK_STREET = home("208 Oak Street", 21);
    private static final Place PARK_HOUSE = home("31 Orchard Lane", 22);
    private static final Place AUSTIN = new Place("77 Cedar Court", "Austin", "TX", "78701", "512-555-0130");
    private static final Day LONG_AGO = Day.on("2022-01-01");

    private Members() {}

    public static Member rosaRivera() {
        return Member.of("W100000001", Name.of("Rivera", "Rosa"), "1948-03-12", FEMALE, ELM_STREET, inAdvantage())
                .from(Background.HISPANIC);
    }

    public static Member tomBaker() {
        return Member.of("W100000002", Name.of("Baker", "Tom"), "1955-07-30", MALE, OAK_STREET, inAdvantage());
    }

    public static Member idaHolm() {
        return Member.of(
                "W100000003",
                Name.of("Holm", "Ida"),
                "1960-01-09",
                FEMALE,
                ELM_STREET,
                inAdvantage().until(Day.on("2025-12-31")));
    }

    public static Member graceOkafor() {
        return Member.of("W100000004", Name.of("Okafor", "Grace"), "1971-11-23", FEMALE, AUSTIN, inMarketplace())
                .from(Background.BLACK);
    }

    public static Member perLindqvist() {
        return Member.of(
                        "W100000005",
                        Name.of("Lindqvist", "Per"),
                        "1944-05-02",
                        MALE,
                        OAK_STREET,
                        Enrolment.since(Day.ago(40), MEDICARE_ADVANTAGE))
                .from(Background.WHITE);
    }

    public static Member josePena() {
        return Member.of(
                        "W100000006",
                        Name.of("Peña-Núñez", "José", "María"),
                        "1952-08-17",
                        MALE,
                        ELM_STREET,
                        inAdvantage())
                .from(Background.HISPANIC);
    }

    public static Member zoeMueller() {
        return Member.of(
                "W100000007", Name.of("Müller-Ångström", "Zoë"), "1988-02-03", FEMALE, OAK_STREET, inMarketplace());
    }

    public static Member chauNguyen() {
        return Member.of("W100000008", Name.of("Nguyễn", "Minh", "Châu"), "1975-10-21", FEMALE, AUSTIN, inMedicaid())
                .from(Background.ASIAN);
    }

    public static Member siobhanOBrien() {
        return Member.of(
                "W100000009", Name.of("O’Brien", "Siobhán"), "1966-04-28", FEMALE, ELM_STREET, inMarketplace());
    }

    public static Member weiLi() {
        return Member.of("W100000010", Name.of("李", "伟"), "1990-12-05", MALE, AUSTIN, inMarketplace())
                .from(Background.ASIAN);
    }

    public static Member haroldJenningsWithTwoCoverages() {
        return Member.of(
                "W100000011",
                Name.of("Jennings", "Harold"),
                "1950-09-09",
                MALE,
                OAK_STREET,
                inAdvantage(),
                inMedicaid());
    }

    public static Member agnesWhitcombWhoDied() {
        var last = "2025-11-03";
        var enrolment = inAdvantage().until(Day.on(last));
        return Member.of("W100000012", Name.of("Whitcomb", "Agnes"), "1938-06-15", FEMALE, ELM_STREET, enrolment)
                .diedOn(last);
    }

    public static Member leoMarchettiWhoStartsSoon() {
        var soon = Enrolment.since(Day.ahead(20), MEDICARE_ADVANTAGE);
        return Member.of("W100000013", Name.of("Marchetti", "Leo"), "1961-03-30", MALE, OAK_STREET, soon);
    }

    public static Member danielPark() {
        return Member.of("W100000014", Name.of("Park", "Daniel"), "1984-07-11", MALE, PARK_HOUSE, inMarketplace());
    }

    public static Member hannahPark() {
        return Member.of("W100000015", Name.of("Park", "Hannah"), "1986-01-25", FEMALE, PARK_HOUSE, inMarketplace())
                .dependentOn(danielPark(), SPOUSE, "01");
    }

    public static Member noahPark() {
        return Member.of("W100000016", Name.of("Park", "Noah"), "2016-09-02", MALE, PARK_HOUSE, inMarketplace())
                .dependentOn(danielPark(), CHILD, "02");
    }

    public static Member ellaParkTheElderTwin() {
        return Member.of("W100000017", Name.of("Park", "Ella"), "2019-06-14", FEMALE, PARK_HOUSE, inMarketplace())
                .dependentOn(danielPark(), CHILD, "03")
                .bornAs(1);
    }

    public static Member emmaParkTheYoungerTwin() {
        return Member.of("W100000018", Name.of("Park", "Emma"), "2019-06-14", FEMALE, PARK_HOUSE, inMarketplace())
                .dependentOn(danielPark(), CHILD, "04")
                .bornAs(2);
    }

    public static Member mariaGarcia() {
        return Member.of("W100000019", Name.of("Garcia", "Maria"), "1970-05-05", FEMALE, AUSTIN, inMarketplace());
    }

    public static Member theOtherMariaGarcia() {
        return Member.of("W100000020", Name.of("Garcia", "Maria"), "1970-05-05", FEMALE, ELM_STREET, inMedicaid());
    }

    public static Member olgaPetrovWhoChangedPlans() {
        return Member.of(
                "W100000021",
                Name.of("Petrov", "Olga"),
                "1960-02-14",
                FEMALE,
                OAK_STREET,
                inMarketplace().until(Day.on("2025-01-31")),
                Enrolment.since(Day.on("2025-02-01"), MEDICARE_ADVANTAGE));
    }

    public static Member amaraDialloBornOnALeapDay() {
        return Member.of("W100000022", Name.of("Diallo", "Amara"), "2024-02-29", FEMALE, AUSTIN, bornIntoMedicaid())
                .from(Background.BLACK);
    }

    public static Member robertFieldsSenior() {
        var name = Name.of("Fields", "Robert", "Earl").styled("Mr.", "Sr.");
        return Member.of("W100000023", name, "1941-10-10", MALE, ELM_STREET, inAdvantage());
    }

    public static Member robertFieldsJunior() {
        var name = Name.of("Fields", "Robert", "Earl").styled("Mr.", "Jr.");
        return Member.of("W100000024", name, "1967-12-01", MALE, ELM_STREET, inMarketplace());
    }

    public static Member lindaCastellanosWhoMarried() {
        var name = Name.of("Castellanos", "Linda").formerly("Moreno");
        return Member.of("W100000025", name, "1957-03-03", FEMALE, AUSTIN, inAdvantage())
                .from(Background.HISPANIC);
    }

    /** Any grown-up with a current coverage and nothing in the chart. */
    public static Member adult() {
        return tomBaker();
    }

    public static List<Member> all() {
        return List.of(
                rosaRivera(),
                tomBaker(),
                idaHolm(),
                graceOkafor(),
                perLindqvist(),
                josePena(),
                zoeMueller(),
                chauNguyen(),
                siobhanOBrien(),
                weiLi(),
                haroldJenningsWithTwoCoverages(),
                agnesWhitcombWhoDied(),
                leoMarchettiWhoStartsSoon(),
                danielPark(),
                hannahPark(),
                noahPark(),
                ellaParkTheElderTwin(),
                emmaParkTheYoungerTwin(),
                mariaGarcia(),
                theOtherMariaGarcia(),
                olgaPetrovWhoChangedPlans(),
                amaraDialloBornOnALeapDay(),
                robertFieldsSenior(),
                robertFieldsJunior(),
                lindaCastellanosWhoMarried());
    }

    public static Member withId(String memberId) {
        return all().stream()
                .filter(member -> member.memberId().equals(memberId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no demo member has this number: " + memberId));
    }

    private static Enrolment inAdvantage() {
        return Enrolment.since(LONG_AGO, MEDICARE_ADVANTAGE);
    }

    private static Enrolment inMarketplace() {
        return Enrolment.since(LONG_AGO, QUALIFIED_HEALTH_PLAN);
    }

    private static Enrolment inMedicaid() {
        return Enrolment.since(LONG_AGO, MEDICAID_MANAGED_CARE);
    }

    private static Enrolment bornIntoMedicaid() {
        return Enrolment.since(Day.on("2024-02-29"), MEDICAID_MANAGED_CARE);
    }

    private static Place home(String street, int number) {
        return new Place(street, "Springfield", "IL", "62701", "217-555-01" + number);
    }
}
