package payer.service.policies.simulation;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import payer.decision.AuthorizationCase;
import payer.decision.FactValue;

/** A situation as text and back. The records of {@code payer.decision} know nothing of it. */
public final class SituationText {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addMixIn(FactValue.class, NamedKinds.class)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = FactValue.YesNo.class, name = "yes-no"),
        @JsonSubTypes.Type(value = FactValue.Amount.class, name = "amount"),
        @JsonSubTypes.Type(value = FactValue.Went.class, name = "went")
    })
    private interface NamedKinds {}

    private SituationText() {}

    public static String write(AuthorizationCase situation) {
        try {
            return JSON.writeValueAsString(situation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a situation that cannot be written: " + e.getClass().getSimpleName());
        }
    }

    /** What cannot be read is our defect; its text is about a person and stays out of the message. */
    public static AuthorizationCase read(String text) {
        try {
            var tree = JSON.readTree(text);
            // What was recorded before days of looking were told was looked at on its own day.
            if (tree instanceof ObjectNode situation && !situation.has("seen"))
                situation.set("seen", situation.path("requested"));
            return JSON.treeToValue(tree, AuthorizationCase.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a situation that cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
