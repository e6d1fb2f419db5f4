package payer.testdata.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import payer.testdata.Json;
import payer.testdata.Members;
import payer.testdata.StableIds;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.message.FormsRequest;
import payer.testdata.message.OrderSignHook;
import payer.testdata.message.PriorAuthRequest;

/**
 * What the practice of each named member sends about the member's order: the hook while it is signed, the question for forms,
 * and the request for authorization; and what it answers where a form has to be filled in by hand. They are sent to a running service, never loaded.
 */
final class DemoMessages {

    private DemoMessages() {}

    /** File names and texts. */
    static Map<String, String> on(LocalDate today) {
        var messages = new LinkedHashMap<String, String>();
        for (var situation : Cases.on(today).ofNamedMembers()) {
            var folder = "messages/" + situation.member().memberId() + "/";
            messages.put(folder + "order-sign.json", OrderSignHook.of(situation, hookInstance(situation)));
            messages.put(folder + "questionnaire-package.json", Json.pretty(FormsRequest.of(situation)));
            messages.put(folder + "submit.json", Json.pretty(PriorAuthRequest.of(situation, trace(situation))));
        }
        messages.put(
                "messages/" + Members.tomBaker().memberId() + "/answers.json",
                DemoAnswers.aboutOxygen(today).toPrettyString() + "\n");
        return messages;
    }

    /** The same on every day: a template has no day. Who sends it twice, and means two, puts another one in. */
    private static String hookInstance(Case situation) {
        return StableIds.of("demo hook", situation.member().memberId());
    }

    private static String trace(Case situation) {
        return "DEMO-" + situation.member().memberId();
    }
}
