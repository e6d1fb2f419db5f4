package payer.testdata.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The door to every case: {@code Cases.on(today).oxygenAtRest86RoomAir()}. */
public record Cases(LocalDate today)
        implements HomeOxygenCases,
                AirwayPressureCases,
                VentilationCases,
                MobilityCases,
                HospitalBedCases,
                SupportSurfaceCases,
                WoundCases,
                DiabetesCases,
                LimbAndSpineCases,
                AmbulanceCases,
                DrugCases,
                TestingCases,
                NamedMemberCases {

    public static Cases on(LocalDate today) {
        return new Cases(today);
    }

    /** Every case of every sheet; those of the named members come apart, by {@link #ofNamedMembers()}. */
    public List<Case> all() {
        return Stream.of(
                        homeOxygen(),
                        airwayPressure(),
                        ventilation(),
                        mobility(),
                        hospitalBeds(),
                        supportSurfaces(),
                        wounds(),
                        diabetes(),
                        limbAndSpine(),
                        ambulance(),
                        drugs(),
                        testing())
                .flatMap(List::stream)
                .toList();
    }
}
