package payer.service.bench.records;

import java.util.List;
import java.util.Random;

/** What the shelf is asked in the measurements. */
enum RecordQuestion {
    PATIENT_AND_CODE("Observation", "search: a patient's results with a code, page of 50") {
        @Override
        String query(Sample sample, Random random) {
            return "patient=" + sample.patient(random) + "&code=http://loinc.org|85354-9";
        }
    },
    PATIENT_CATEGORY_DATE("Observation", "search: a patient's vital signs since a day") {
        @Override
        String query(Sample sample, Random random) {
            return "patient=" + sample.patient(random) + "&category=vital-signs&date=ge2025-06-01";
        }
    },
    NEWEST("ExplanationOfBenefit", "search: a patient's claims, the newest first") {
        @Override
        String query(Sample sample, Random random) {
            return "patient=" + sample.patient(random) + "&_sort=-service-date";
        }
    },
    MEMBER("Patient", "search: a member by the number on the card") {
        @Override
        String query(Sample sample, Random random) {
            return "identifier=" + sample.member(random);
        }
    },
    NAME("Patient", "search: members by name and birth date") {
        @Override
        String query(Sample sample, Random random) {
            return "name=garcia&birthdate=19" + (50 + random.nextInt(50));
        }
    },
    DIRECTORY("PractitionerRole", "search: a specialty near a town, in a network, with includes") {
        @Override
        String query(Sample sample, Random random) {
            var town = TOWNS.get(random.nextInt(TOWNS.size()));
            return "specialty=http://nucc.org/provider-taxonomy|207RC0000X&location.address-city=" + town
                    + "&network.name=larkmeadow&_include=PractitionerRole:practitioner"
                    + "&_include=PractitionerRole:organization&_include=PractitionerRole:location";
        }
    };

    private static final List<String> TOWNS =
            List.of("austin&location.address-state=TX", "peoria&location.address-state=IL");

    private final String type;
    private final String words;

    RecordQuestion(String type, String words) {
        this.type = type;
        this.words = words;
    }

    String type() {
        return type;
    }

    String words() {
        return words;
    }

    abstract String query(Sample sample, Random random);
}
