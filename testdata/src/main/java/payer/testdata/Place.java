package payer.testdata;

import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;

/** A street that is nowhere, and a telephone number from the range kept free for stories. */
public record Place(String line, String city, String state, String postalCode, String telephone) {

    public Place {
        if (!telephone.contains("-555-01"))
            throw new IllegalArgumentException("only 555-01xx numbers belong to nobody");
    }

    public Address address() {
        return new Address()
                .addLine(line)
                .setCity(city)
                .setState(state)
                .setPostalCode(postalCode)
                .setCountry("US");
    }

    public ContactPoint phone() {
        return new ContactPoint()
                .setSystem(ContactPointSystem.PHONE)
                .setUse(ContactPointUse.WORK)
                .setValue(telephone);
    }
}
