package payer.testdata.chart;

import org.hl7.fhir.r4.model.Reference;
import payer.testdata.Days;
import payer.testdata.Member;
import payer.testdata.StableIds;

/** Whose chart it is, and from which day its dates are counted. */
record Subject(Member member, Days days) {

    Reference reference() {
        return member.patientReference();
    }

    /** The id of the entry with this number in the chart. */
    String id(String type, int number) {
        return StableIds.of(type, member.memberId(), Integer.toString(number));
    }
}
