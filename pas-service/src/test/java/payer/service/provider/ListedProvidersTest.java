package payer.service.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import payer.decision.Listing;
import payer.service.priorauth.DemoPayer;
import payer.testdata.Clinician;
import payer.testdata.Facility;

/** The demo's directory: one clinic has left the network of one plan. */
class ListedProvidersTest {
    private static final Map<String, Boolean> ALL = Map.of("LM-MA", true, "LM-QHP", true, "LM-MCD", true);
    private static final Map<String, Boolean> ALL_BUT_MEDICAID = Map.of("LM-MA", true, "LM-QHP", true, "LM-MCD", false);

    private final ListedProviders directory = DemoPayer.running().service().bean(ListedProviders.class);

    @Test
    void organizations_take_part_by_their_affiliations() {
        assertEquals(
                new Listing("medical-equipment-supplier", ALL), directory.of(Facility.HOMEWAY_MEDICAL_SUPPLY.npi()));
        assertEquals(new Listing("medical-group", ALL_BUT_MEDICAID), directory.of(Facility.RIVERMOUTH_ONCOLOGY.npi()));
    }

    @Test
    void people_take_part_as_those_do_for_whom_they_work() {
        assertEquals(new Listing("physician", ALL), directory.of(Clinician.ANA_FERREIRA.npi()));
        assertEquals(new Listing("physician", ALL_BUT_MEDICAID), directory.of(Clinician.TESSA_MOORE.npi()));
        assertEquals(new Listing("nurse-practitioner", ALL), directory.of(Clinician.CARLA_NGUYEN.npi()));
    }

    @Test
    void of_whom_it_does_not_know_it_says_nothing() {
        assertEquals(Listing.NONE, directory.of("1999999992"));
        assertEquals(Listing.NONE, directory.of(""));
        assertEquals(Map.of("1999999992", Listing.NONE), directory.of(List.of("", "1999999992")));
    }
}
