package payer.service.caller;

import java.util.ArrayList;
import java.util.List;

/** What a class of caller may do with the scopes it holds: a pure function, see its table of cases. */
public final class Permissions {
    private Permissions() {}

    public static Verdict decide(ConsumerClass kind, Scopes granted, Need need) {
        return decide(granted.heldBy(kind), need);
    }

    private static Verdict decide(Scopes held, Need need) {
        return switch (need) {
            case Need.Interactions asked -> interactions(held, asked);
            case Need.Operation asked ->
                held.permitOperation(asked.canonical()) ? permitted() : new Verdict.Refused(asked.canonical());
            case Need.Either asked ->
                decide(held, asked.one()) instanceof Verdict.Permitted yes ? yes : decide(held, asked.other());
            case Need.EachEntry _ -> held.touchResources() ? permitted() : new Verdict.Refused("system/*.cruds");
            case Need.AnyRole asked -> role(held, asked);
            // A bearer token is not what a hook asks for; who comes with the right JWT is decided where it is verified.
            case Need.CdsClient _ -> new Verdict.Refused("");
        };
    }

    private static Verdict interactions(Scopes held, Need.Interactions asked) {
        var through = new ArrayList<ResourceScope>();
        for (var interaction : asked.interactions()) {
            var covering = held.covering(interaction, asked.type()).toList();
            if (covering.isEmpty())
                return new Verdict.Refused(
                        "system/" + asked.type() + "." + interaction.action().letter());
            through.addAll(covering);
        }
        return new Verdict.Permitted(through.stream().distinct().toList());
    }

    private static Verdict role(Scopes held, Need.AnyRole asked) {
        return asked.roles().stream().anyMatch(held.roles()::contains)
                ? permitted()
                : new Verdict.Refused(asked.roles().iterator().next().scope());
    }

    private static Verdict permitted() {
        return new Verdict.Permitted(List.of());
    }
}
