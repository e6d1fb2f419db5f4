package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Calls with marked values leave none of them in the log or in an error's answer. */
class NothingPersonalLoggedTest {
    private static final String MARK = "Xq7Marked";
    private static final String TOKEN = "Xq7Token";

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Ehr ehr = Ehr.of20();

    @BeforeEach
    void listen() {
        logged.start();
        logger("ROOT").addAppender(logged);
        logger("payer").setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        logger("ROOT").detachAppender(logged);
        logger("payer").setLevel(null);
    }

    @Test
    void calls_that_are_answered_and_calls_that_are_refused_leave_no_trace_of_the_patient() {
        assertEquals(200, ehr.call("order-sign", marked()).statusCode());
        var broken = marked();
        ((ObjectNode) broken.path("prefetch").path("patient")).put("birthDate", MARK);
        var unknown = marked();
        ((ObjectNode) unknown.path("context")).put("patientId", MARK + "!");
        for (var call : List.of(
                broken.toString(), unknown.toString(), marked().toString().substring(0, 400))) {
            var refused = ehr.call("order-sign", call);
            assertFalse(refused.statusCode() == 200);
            assertFalse(refused.body().contains(MARK), refused.body());
        }
        var lines = List.copyOf(logged.list).stream()
                .map(NothingPersonalLoggedTest::text)
                .collect(Collectors.joining("\n"));
        assertFalse(lines.contains(MARK), lines);
        assertFalse(lines.contains(TOKEN), lines);
    }

    private static ObjectNode marked() {
        return Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen(), call -> {
            var patient = (ObjectNode) call.path("prefetch").path("patient");
            patient.putArray("name").addObject().put("family", MARK);
            call.put("marked", MARK);
            call.putObject("fhirAuthorization").put("access_token", TOKEN);
        });
    }

    private static String text(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage()
                + event.getMDCPropertyMap()
                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
