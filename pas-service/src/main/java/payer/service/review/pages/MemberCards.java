package payer.service.review.pages;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.Patient;
import payer.decision.Membership;
import payer.service.member.Enrolled;
import payer.service.member.MemberId;
import payer.service.member.Roster;
import payer.service.priorauth.PriorAuth;

/** The member of a case, as far as a decision needs them: from the payer's own books. */
@Singleton
final class MemberCards {
    private final Roster roster;

    MemberCards(Roster roster) {
        this.roster = roster;
    }

    CasePage.Person card(PriorAuth authorization) {
        var parties = authorization.request().parties();
        var enrolled = parties.record().flatMap(record -> roster.find(new MemberId(record)));
        var patient = enrolled.map(Enrolled::patient);
        var membership = enrolled.flatMap(
                        one -> one.insuredOn(authorization.request().requested()))
                .map(member -> member.membership())
                .orElse(Membership.unknown());
        return new CasePage.Person(
                patient.filter(Patient::hasName)
                        .map(one -> one.getNameFirstRep().getNameAsSingleString())
                        .orElse("Name not known"),
                born(membership, authorization),
                patient.filter(Patient::hasGender)
                        .map(one -> one.getGender().getDisplay())
                        .orElse("not known"),
                parties.member().value(),
                ReviewWords.plain(membership.lineOfBusiness()),
                membership.state().isBlank() ? "not known" : membership.state(),
                parties.requester().isBlank() ? "not told" : parties.requester());
    }

    private static String born(Membership membership, PriorAuth authorization) {
        return membership
                .birthDate()
                .map(day -> ReviewWords.day(day)
                        + membership
                                .ageOn(authorization.request().requested())
                                .map(age -> ", age " + age)
                                .orElse(""))
                .orElse("not known");
    }
}
