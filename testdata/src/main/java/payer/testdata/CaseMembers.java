package payer.testdata;

import java.util.List;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;

/**
 * The people of the cases, one for each row of each policy sheet, so that no two cases ever share a chart or a history. The
 * member number tells the row: W2, two digits of the sheet, four zeros, two digits of the row.
 */
public final class CaseMembers {

    private static final List<String> GIVEN =
            List.of("Alma", "Bruno", "Clara", "Dario", "Edith", "Felix", "Greta", "Hugo", "Irene", "Jasper");
    private static final List<String> FAMILY = List.of(
            "Abernathy",
            "Bellamy",
            "Corrigan",
            "Dunmore",
            "Ellsworth",
            "Fairbanks",
            "Galloway",
            "Hathaway",
            "Ingram",
            "Jessup",
            "Kimball",
            "Lockhart",
            "Merriweather",
            "Norwood",
            "Oakley",
            "Pemberton",
            "Quigley",
            "Redfern",
            "Stanhope");
    private static final Place HOME = new Place("5 Story Street", "Springfield", "IL", "62701", "217-555-0150");

    private CaseMembers() {}

    public static Member of(int sheet, int row, Plan plan) {
        if (sheet < 1 || sheet > FAMILY.size() || row < 1 || row > GIVEN.size())
            throw new IllegalArgumentException("no case has sheet %d, row %d".formatted(sheet, row));
        var name = Member.Name.of(FAMILY.get(sheet - 1), GIVEN.get(row - 1));
        var gender = row % 2 == 1 ? AdministrativeGender.FEMALE : AdministrativeGender.MALE;
        var enrolment = Enrolment.since(Day.on("2022-01-01"), plan);
        return Member.of("W2%02d0000%02d".formatted(sheet, row), name, birthDate(sheet, row), gender, HOME, enrolment);
    }

    /** Born between 1960 and 1966: old enough for Medicare by disability or soon by age, young enough to be screened. */
    private static String birthDate(int sheet, int row) {
        return "%d-%02d-%02d".formatted(1960 + (sheet + row) % 7, 1 + (sheet + row) % 12, 1 + (sheet * 3 + row) % 28);
    }
}
