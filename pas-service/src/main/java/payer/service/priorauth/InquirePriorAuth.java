package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.service.caller.Caller;
import payer.service.member.MatchMember;
import payer.service.member.MemberId;
import payer.service.member.MemberMatch;

/**
 * Tells how requests for a member stand: to the client that sent them, and to whoever names the member and a provider who
 * orders or delivers. A number of something that was replaced leads to what took its place.
 */
@Singleton
public final class InquirePriorAuth {
    private static final int PAGE = 50;
    private static final int LONGEST_CHAIN = 100;

    private final MatchMember members;
    private final DueTimes dueTimes;
    private final Registering registering;
    private final Clock clock;

    InquirePriorAuth(MatchMember members, DueTimes dueTimes, Registering registering, Clock clock) {
        this.members = members;
        this.dueTimes = dueTimes;
        this.registering = registering;
        this.clock = clock;
    }

    public Inquired inquire(Inquiry inquiry, Caller caller, String correlation) {
        var match = members.match(inquiry.patient(), inquiry.coverage(), dueTimes.day(clock.instant()));
        return switch (match) {
            case MemberMatch.Found found -> found(inquiry, found.member().id(), caller, correlation);
            case MemberMatch.NotInsured known -> found(inquiry, known.id(), caller, correlation);
            case MemberMatch.Unknown _ -> refused(inquiry, RequestError.Kind.MEMBER_UNKNOWN, caller, correlation);
            case MemberMatch.Several _ -> refused(inquiry, RequestError.Kind.MEMBER_AMBIGUOUS, caller, correlation);
        };
    }

    private Inquired found(Inquiry inquiry, MemberId member, Caller caller, String correlation) {
        var search = new PriorAuths.Search(
                Optional.of(caller.client().value()),
                List.copyOf(inquiry.providers()),
                Optional.of(member.value()),
                inquiry.numbers(),
                PriorAuths.Search.Which.ALL,
                PAGE);
        var current = new LinkedHashMap<PriorAuthId, PriorAuth>();
        inquiry.narrowed(registering.search(search)).stream()
                .map(this::current)
                .filter(inquiry::isMetBy)
                .forEach(one -> current.put(one.id(), one));
        registering.record(Acts.operation(Acts.INQUIRE, "", List.of(member.value()), caller, correlation));
        return new Inquired.Found(withoutTakenOver(List.copyOf(current.values())));
    }

    /** What was given at ordering, and then asked for under the same number, is told once: as what was asked for. */
    private static List<PriorAuth> withoutTakenOver(List<PriorAuth> found) {
        var asked = found.stream()
                .filter(one -> one.origin() != Origin.ORDERING)
                .flatMap(InquirePriorAuth::numbers)
                .collect(Collectors.toSet());
        return found.stream()
                .filter(one -> one.origin() != Origin.ORDERING || numbers(one).noneMatch(asked::contains))
                .toList();
    }

    private static Stream<String> numbers(PriorAuth authorization) {
        return authorization.lines().stream().flatMap(line -> line.standing().authorizationNumber().stream());
    }

    private PriorAuth current(PriorAuth authorization) {
        var latest = authorization;
        for (int i = 0; i < LONGEST_CHAIN && latest.replacedBy().isPresent(); i++)
            latest = registering.find(latest.replacedBy().get()).orElse(latest);
        return latest;
    }

    private Inquired refused(Inquiry inquiry, RequestError.Kind kind, Caller caller, String correlation) {
        registering.record(Acts.operation(Acts.INQUIRE, "", List.of(), caller, correlation));
        return new Inquired.Refused(List.of(new RequestError(kind, inquiry.patientPath())));
    }
}
